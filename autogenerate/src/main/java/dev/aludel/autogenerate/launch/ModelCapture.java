package dev.aludel.autogenerate.launch;

import java.util.ArrayList;
import java.util.List;

import dev.aludel.autogenerate.hibernate.HibernateModel;
import dev.aludel.autogenerate.hibernate.HibernateModelReader;
import org.hibernate.SessionFactory;
import org.hibernate.SessionFactoryObserver;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.integrator.spi.Integrator;
import org.hibernate.jpa.boot.spi.IntegratorProvider;
import org.jspecify.annotations.Nullable;

/**
 * Captures the mapping of one entity manager factory while it is built, and keeps only
 * what was read from it: the mapping itself holds all of Hibernate's boot model.
 */
final class ModelCapture implements IntegratorProvider {

	private final @Nullable IntegratorProvider existing;

	private volatile @Nullable HibernateModel model;

	private volatile @Nullable RuntimeException failure;

	ModelCapture(@Nullable IntegratorProvider existing) {
		this.existing = existing;
	}

	@Override
	public List<Integrator> getIntegrators() {
		List<Integrator> integrators = new ArrayList<>();
		if (this.existing != null) {
			integrators.addAll(this.existing.getIntegrators());
		}
		integrators.add(integrator());
		return integrators;
	}

	Integrator integrator() {
		return new Integrator() {

			@Override
			public void integrate(Metadata metadata, BootstrapContext bootstrapContext,
					SessionFactoryImplementor sessionFactory) {
				// The attributes of structured types get their order only after this
				// call.
				sessionFactory.addObserver(observer(metadata));
			}

		};
	}

	private SessionFactoryObserver observer(Metadata metadata) {
		return new SessionFactoryObserver() {

			@Override
			public void sessionFactoryCreated(SessionFactory factory) {
				read(metadata, factory);
			}

		};
	}

	private void read(Metadata metadata, SessionFactory factory) {
		try {
			this.model = new HibernateModelReader().read(metadata, factory);
		}
		catch (RuntimeException ex) {
			// Thrown from here it would look like a failure of the application.
			this.failure = ex;
		}
	}

	/**
	 * Returns the captured model.
	 * @return the model, or {@code null} when no session factory was built
	 * @throws RuntimeException what went wrong while reading it
	 */
	@Nullable HibernateModel model() {
		if (this.failure != null) {
			throw this.failure;
		}
		return this.model;
	}

}

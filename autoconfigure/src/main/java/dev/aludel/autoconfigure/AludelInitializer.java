package dev.aludel.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import dev.aludel.migrate.Aludel;
import dev.aludel.migrate.AludelException;
import dev.aludel.migrate.BookkeepingPlace;
import dev.aludel.migrate.ShutdownGuard;
import dev.aludel.revision.RevisionException;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;

/**
 * Runs the {@link AludelStrategy} on every engine of the application while its context
 * starts. Whatever needs a database is created after it.
 */
public final class AludelInitializer implements InitializingBean, DisposableBean, ApplicationListener<ApplicationReadyEvent>, Ordered {

	private final List<Aludel> engines;

	private final AludelStrategy strategy;

	private final List<ChangedRevisionsNotice> notices = new ArrayList<>();

	private int order;

	/**
	 * Creates an initializer.
	 * @param engines the engines, in the order in which they shall run
	 * @param strategy what to do with each
	 */
	public AludelInitializer(List<Aludel> engines, AludelStrategy strategy) {
		this.engines = List.copyOf(engines);
		this.strategy = strategy;
	}

	@Override
	public void afterPropertiesSet() {
		try (ShutdownGuard guard = new ShutdownGuard()) {
			refuseSharedTables();
			this.engines.forEach((engine) -> onItsBehalf(engine, () -> migrate(engine, guard)));
		}
	}

	private void migrate(Aludel engine, ShutdownGuard guard) {
		StartSummary summary = new StartSummary();
		ChangedRevisionsNotice notice = new ChangedRevisionsNotice(engine);
		this.notices.add(notice);
		this.strategy.migrate(guard.guard(engine.withListener(summary).withListener(notice)));
		summary.complete(engine);
	}

	@Override
	public void onApplicationEvent(ApplicationReadyEvent event) {
		this.notices.forEach(ChangedRevisionsNotice::giveIfDue);
	}

	@Override
	public void destroy() {
		this.notices.forEach(ChangedRevisionsNotice::stop);
	}

	private void refuseSharedTables() {
		if (this.engines.size() > 1) {
			List<BookkeepingPlace> places = new ArrayList<>();
			this.engines.forEach((engine) -> onItsBehalf(engine, () -> addPlace(engine.bookkeepingPlace(), places)));
		}
	}

	private static void addPlace(BookkeepingPlace place, List<BookkeepingPlace> places) {
		for (BookkeepingPlace other : places) {
			if (place.overlaps(other)) {
				throw new SharedTablesException(other, place);
			}
		}
		places.add(place);
	}

	/** Has a failure say whose it is where there are several databases. */
	private static void onItsBehalf(Aludel engine, Runnable work) {
		String database = engine.settings().database();
		try {
			work.run();
		}
		catch (AludelException | RevisionException ex) {
			throw (database != null) ? new DatabaseStartException(database, ex) : ex;
		}
	}

	@Override
	public int getOrder() {
		return this.order;
	}

	/**
	 * Changes the place among ordered beans.
	 * @param order the order, 0 unless it is set
	 */
	public void setOrder(int order) {
		this.order = order;
	}

}

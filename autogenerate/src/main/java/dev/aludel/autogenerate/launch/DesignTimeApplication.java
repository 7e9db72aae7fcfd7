package dev.aludel.autogenerate.launch;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.aludel.autogenerate.hibernate.HibernateModel;
import dev.aludel.autogenerate.scratch.ScratchServer;
import dev.aludel.migrate.Aludel;
import jakarta.persistence.EntityManagerFactory;
import org.hibernate.HibernateException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/**
 * The user's own application, started just far enough to know its entities and its
 * database: no web server, no runners, no schedulers, no lifecycle beans, no migration,
 * no DDL. Its configuration classes, the beans its entity manager factories need and
 * listeners of {@code ApplicationStartedEvent} do run; {@code aludel.design-time=true}
 * tells them.
 */
public final class DesignTimeApplication implements AutoCloseable {

	private final ConfigurableApplicationContext context;

	private final Map<String, HibernateModel> models;

	private DesignTimeApplication(ConfigurableApplicationContext context, Map<String, HibernateModel> models) {
		this.context = context;
		this.models = Collections.unmodifiableMap(models);
	}

	/**
	 * Starts the application by calling its {@code main} method, on this thread.
	 * @param mainClass the class with the {@code main} method
	 * @param arguments its arguments
	 * @return the started application, to be closed
	 * @throws DesignTimeException when the application cannot be started or has nothing
	 * to compare; nothing stays open then
	 * @throws dev.aludel.autogenerate.hibernate.UnknownColumnException when an index or a
	 * unique constraint names a column that its table does not have
	 */
	public static DesignTimeApplication start(Class<?> mainClass, List<String> arguments) {
		return start(mainClass, arguments, null);
	}

	/**
	 * Starts the application like {@link #start(Class, List)}, over empty databases in
	 * place of its own: each of its data sources gets one, and none of its own is asked
	 * for a connection. What is no bean and belongs to no entity manager factory is not
	 * replaced.
	 * @param mainClass the class with the {@code main} method
	 * @param arguments its arguments
	 * @param scratch gives the databases, or {@code null} to use those of the application
	 * @return the started application, to be closed before the server
	 * @throws DesignTimeException when the application cannot be started or has nothing
	 * to compare; nothing stays open then
	 */
	public static DesignTimeApplication start(Class<?> mainClass, List<String> arguments,
			@Nullable ScratchServer scratch) {
		ModelCaptures captures = new ModelCaptures();
		ConfigurableApplicationContext context = run(mainClass, arguments, captures, scratch);
		try {
			return new DesignTimeApplication(context, models(mainClass, context, captures));
		}
		catch (RuntimeException | Error ex) {
			context.close();
			throw ex;
		}
	}

	/**
	 * Starts the application for its revisions only, by calling its {@code main} method
	 * on this thread: no entity manager factory is built, so that no database need be
	 * there. It has no models.
	 * @param mainClass the class with the {@code main} method
	 * @param arguments its arguments
	 * @return the started application, to be closed
	 * @throws DesignTimeException when the application cannot be started; nothing stays
	 * open then
	 */
	public static DesignTimeApplication startForRevisions(Class<?> mainClass, List<String> arguments) {
		return new DesignTimeApplication(run(mainClass, arguments, null, null), Map.of());
	}

	private static ConfigurableApplicationContext run(Class<?> mainClass, List<String> arguments,
			@Nullable ModelCaptures captures, @Nullable ScratchServer scratch) {
		try (StackTraces stackTraces = StackTraces.of(mainClass.getClassLoader())) {
			return run(mainClass, arguments, new DesignTimeHook(captures, scratch, stackTraces));
		}
	}

	private static ConfigurableApplicationContext run(Class<?> mainClass, List<String> arguments, DesignTimeHook hook) {
		MainMethod main = MainMethod.of(mainClass);
		Optional<Throwable> thrown = SpringApplication.withHook(hook,
				() -> main.call(arguments, DesignTimeSettings.systemProperties()));
		ConfigurableApplicationContext context = hook.context();
		if (context != null) {
			return context;
		}
		Throwable failure = (hook.failure() != null) ? hook.failure() : thrown.orElse(null);
		if (failure != null) {
			throw explain(mainClass, failure);
		}
		throw new NotASpringApplicationException(mainClass);
	}

	private static Map<String, HibernateModel> models(Class<?> mainClass, ConfigurableApplicationContext context,
			ModelCaptures captures) {
		try {
			// One that is declared lazy was not built yet.
			for (String name : context.getBeanNamesForType(EntityManagerFactory.class)) {
				context.getBean(name);
			}
		}
		catch (RuntimeException ex) {
			throw explain(mainClass, ex);
		}
		Map<String, HibernateModel> models = captures.models();
		if (models.isEmpty()) {
			throw new NoEntityManagerFactoryException(mainClass);
		}
		return models;
	}

	private static DesignTimeException explain(Class<?> mainClass, Throwable failure) {
		return Causes.first(failure, DesignTimeException.class)
			.or(() -> Causes.last(failure, HibernateException.class).map(MappingRejectedException::new))
			.orElseGet(() -> new ApplicationStartException(mainClass, failure));
	}

	/**
	 * Returns the configuration of the application, {@code aludel.*} among it.
	 * @return the environment
	 */
	public Environment environment() {
		return this.context.getEnvironment();
	}

	/**
	 * Returns the engine as the application configures it; it has not run.
	 * @return the engine
	 * @throws DesignTimeException when the application has none, or several
	 */
	public Aludel aludel() {
		Aludel aludel = this.context.getBeanProvider(Aludel.class).getIfUnique();
		if (aludel == null) {
			int engines = this.context.getBeanNamesForType(Aludel.class).length;
			throw (engines == 0) ? new NoEngineException() : new NoEngineException(engines);
		}
		return aludel;
	}

	/**
	 * Returns the beans of a type, which nobody but the desk asks for.
	 * @param <T> the type
	 * @param type the type
	 * @return the beans, in the order that the application gives them
	 */
	public <T> List<DesignBean<T>> beans(Class<T> type) {
		Map<String, T> byName = this.context.getBeansOfType(type);
		return this.context.getBeanProvider(type).orderedStream().map((bean) -> {
			String name = byName.entrySet()
				.stream()
				.filter((entry) -> entry.getValue() == bean)
				.map(Map.Entry::getKey)
				.findFirst()
				.orElse(type.getSimpleName());
			return new DesignBean<>(name, bean);
		}).toList();
	}

	/**
	 * Returns the model of each persistence unit.
	 * @return the models by the name of their unit, sorted; the name of the bean where
	 * units have no name or the same one
	 */
	public Map<String, HibernateModel> models() {
		return this.models;
	}

	/**
	 * Returns the model of the only persistence unit.
	 * @return the model
	 * @throws SeveralPersistenceUnitsException when there are several
	 */
	public HibernateModel model() {
		if (this.models.size() > 1) {
			throw new SeveralPersistenceUnitsException(List.copyOf(this.models.keySet()));
		}
		return this.models.values().iterator().next();
	}

	/**
	 * Closes the application context, and with it the data source.
	 */
	@Override
	public void close() {
		this.context.close();
	}

}

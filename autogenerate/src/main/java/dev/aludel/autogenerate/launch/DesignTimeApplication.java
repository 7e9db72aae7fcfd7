package dev.aludel.autogenerate.launch;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.aludel.autogenerate.hibernate.HibernateModel;
import dev.aludel.autoconfigure.AludelDatabaseProperties;
import dev.aludel.autoconfigure.AludelProperties;
import dev.aludel.autoconfigure.DatabaseBeans;
import dev.aludel.migrate.Aludel;
import jakarta.persistence.EntityManagerFactory;
import org.hibernate.HibernateException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Binder;
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

	private final PersistenceUnits units;

	private DesignTimeApplication(ConfigurableApplicationContext context, PersistenceUnits units) {
		this.context = context;
		this.units = units;
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
		ModelCaptures captures = new ModelCaptures();
		ConfigurableApplicationContext context = run(mainClass, arguments, captures);
		try {
			return new DesignTimeApplication(context, units(mainClass, context, captures));
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
		return new DesignTimeApplication(run(mainClass, arguments, (ModelCaptures) null), PersistenceUnits.NONE);
	}

	private static ConfigurableApplicationContext run(Class<?> mainClass, List<String> arguments,
			@Nullable ModelCaptures captures) {
		try (StackTraces stackTraces = StackTraces.of(mainClass.getClassLoader())) {
			return run(mainClass, arguments, new DesignTimeHook(captures, stackTraces));
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

	private static PersistenceUnits units(Class<?> mainClass, ConfigurableApplicationContext context,
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
		PersistenceUnits units = captures.units();
		if (units.units().isEmpty()) {
			throw new NoEntityManagerFactoryException(mainClass);
		}
		return units;
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
	 * Returns the names of the databases that the application has engines for.
	 * @return the names, sorted
	 */
	public List<String> databases() {
		return DatabaseBeans.of(this.context).names();
	}

	/**
	 * Returns the only engine, as the application configures it; it has not run.
	 * @return the engine
	 * @throws DesignTimeException when the application has none, or several
	 */
	public Aludel aludel() {
		return aludel(null);
	}

	/**
	 * Returns an engine, as the application configures it; it has not run.
	 * @param database the name of its database, or {@code null} for the only one
	 * @return the engine
	 * @throws DesignTimeException when the application has none, or it is not clear which
	 * is meant
	 */
	public Aludel aludel(@Nullable String database) {
		DatabaseBeans engines = DatabaseBeans.of(this.context);
		return engines.engine(choose(database, engines.names()));
	}

	private static String choose(@Nullable String asked, List<String> databases) {
		if (databases.isEmpty()) {
			throw new NoEngineException();
		}
		if ((asked != null) ? !databases.contains(asked) : databases.size() > 1) {
			throw new SeveralDatabasesException(asked, databases);
		}
		return (asked != null) ? asked : databases.get(0);
	}

	/**
	 * Returns the model of each persistence unit.
	 * @return the models by the name of their unit, sorted; the name of the bean where
	 * units have no name or the same one
	 */
	public Map<String, HibernateModel> models() {
		return this.units.models();
	}

	/**
	 * Returns the model of the only persistence unit.
	 * @return the model
	 * @throws SeveralPersistenceUnitsException when there are several
	 */
	public HibernateModel model() {
		return this.units.only().model();
	}

	/**
	 * Returns the model of the entities that a database holds: those of the persistence
	 * unit that its properties name, else of the one that uses its data source.
	 * @param database the name of the database, or {@code null} for the only one
	 * @return the model
	 * @throws DesignTimeException when it is not clear which unit or database is meant
	 */
	public HibernateModel model(@Nullable String database) {
		List<String> databases = databases();
		String name = choose(database, databases);
		AludelDatabaseProperties properties = Binder.get(environment())
			.bindOrCreate("aludel", AludelProperties.class)
			.getDatabases()
			.get(name);
		String unit = (properties != null) ? properties.getPersistenceUnit() : null;
		if (unit != null) {
			return this.units.named(unit, name).model();
		}
		return this.units.over(aludel(name).dataSource(), (properties != null) ? name : null, databases.size() > 1)
			.model();
	}

	/**
	 * Closes the application context, and with it the data source.
	 */
	@Override
	public void close() {
		this.context.close();
	}

}

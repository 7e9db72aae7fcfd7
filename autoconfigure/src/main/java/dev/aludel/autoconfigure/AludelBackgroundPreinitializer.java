package dev.aludel.autoconfigure;

import java.lang.invoke.MethodHandles;
import java.util.List;

import dev.aludel.migrate.Aludel;
import dev.aludel.migrate.EngineClasses;

import org.springframework.boot.autoconfigure.preinitialize.BackgroundPreinitializer;
import org.springframework.util.ReflectionUtils;

/**
 * Loads what a start takes while Spring Boot prepares the application context, on the
 * thread that it has for this: the start need not wait for that when it comes to the
 * migrations.
 */
final class AludelBackgroundPreinitializer implements BackgroundPreinitializer {

	@Override
	public void preinitialize() throws Exception {
		EngineClasses.load();
		for (Class<?> type : classes()) {
			MethodHandles.lookup().ensureInitialized(type);
		}
		for (Class<?> type : beans()) {
			ReflectionUtils.getDeclaredMethods(type);
		}
		for (String name : driver()) {
			verify(Class.forName(name, false, getClass().getClassLoader()));
		}
	}

	// No constant: it would load them all for whoever makes this object, who cannot wait.
	private static List<Class<?>> classes() {
		return List.of(AludelProperties.class, AludelDatabaseProperties.class, PropertiesAludelConnectionDetails.class,
				DatabaseRegistrar.class, EngineFactory.class, MigrationBeans.class, StartupActions.class,
				ChangedRevisionsNotice.class);
	}

	// The container asks for the methods of each, which loads what they take and return.
	private static List<Class<?>> beans() {
		return List.of(AludelAutoConfiguration.class, AludelProperties.class, AludelEngineProperties.class,
				AludelSchemaManagementProvider.class, AludelInitializer.class, RunEvents.class,
				PropertiesAludelConnectionDetails.class, EngineFactory.class, Aludel.class);
	}

	// To initialize them is the business of whoever connects.
	private static List<String> driver() {
		return List.of("org.postgresql.Driver", "org.postgresql.core.PGStream",
				"org.postgresql.core.v3.ConnectionFactoryImpl", "org.postgresql.core.v3.QueryExecutorImpl",
				"org.postgresql.jdbc.PgConnection", "org.postgresql.jdbc.PgDatabaseMetaData",
				"org.postgresql.jdbc.PgResultSet", "org.postgresql.jdbc.TypeInfoCache");
	}

	// A class is verified before it tells its constructors. To ask for its methods would
	// load more types than a start takes.
	@SuppressWarnings("ReturnValueIgnored")
	private static void verify(Class<?> type) {
		type.getDeclaredConstructors();
	}

}

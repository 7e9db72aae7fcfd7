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

	private static final List<Class<?>> CLASSES = List.of(AludelProperties.class, AludelDatabaseProperties.class,
			PropertiesAludelConnectionDetails.class, DatabaseRegistrar.class, EngineFactory.class, MigrationBeans.class,
			StartupActions.class, ChangedRevisionsNotice.class);

	// The container asks for the methods of each, which loads what they take and return.
	private static final List<Class<?>> BEANS = List.of(AludelAutoConfiguration.class, AludelProperties.class,
			AludelEngineProperties.class, AludelSchemaManagementProvider.class, AludelInitializer.class,
			RunEvents.class, PropertiesAludelConnectionDetails.class, EngineFactory.class, Aludel.class);

	// To initialize them is the business of whoever connects.
	private static final List<String> DRIVER = List.of("org.postgresql.Driver", "org.postgresql.core.PGStream",
			"org.postgresql.core.v3.ConnectionFactoryImpl", "org.postgresql.core.v3.QueryExecutorImpl",
			"org.postgresql.jdbc.PgConnection", "org.postgresql.jdbc.PgDatabaseMetaData",
			"org.postgresql.jdbc.PgResultSet", "org.postgresql.jdbc.TypeInfoCache");

	@Override
	public void preinitialize() throws Exception {
		EngineClasses.load();
		for (Class<?> type : CLASSES) {
			MethodHandles.lookup().ensureInitialized(type);
		}
		for (Class<?> type : BEANS) {
			ReflectionUtils.getDeclaredMethods(type);
		}
		for (String name : DRIVER) {
			verify(Class.forName(name, false, getClass().getClassLoader()));
		}
	}

	// A class is verified before it tells its constructors. To ask for its methods would
	// load more types than a start takes.
	@SuppressWarnings("ReturnValueIgnored")
	private static void verify(Class<?> type) {
		type.getDeclaredConstructors();
	}

}

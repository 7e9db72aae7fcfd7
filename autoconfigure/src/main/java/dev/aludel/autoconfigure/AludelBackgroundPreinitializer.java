package dev.aludel.autoconfigure;

import java.lang.invoke.MethodHandles;
import java.util.List;

import dev.aludel.migrate.EngineClasses;

import org.springframework.boot.autoconfigure.preinitialize.BackgroundPreinitializer;

/**
 * Loads what a start takes while Spring Boot prepares the application context, on the
 * thread that it has for this: the start need not wait for that when it comes to the
 * migrations.
 */
final class AludelBackgroundPreinitializer implements BackgroundPreinitializer {

	private static final List<Class<?>> CLASSES = List.of(AludelProperties.class, AludelDatabaseProperties.class,
			PropertiesAludelConnectionDetails.class, DatabaseRegistrar.class, EngineFactory.class, MigrationBeans.class,
			StartupActions.class, ChangedRevisionsNotice.class);

	@Override
	public void preinitialize() throws Exception {
		EngineClasses.load();
		for (Class<?> type : CLASSES) {
			MethodHandles.lookup().ensureInitialized(type);
		}
	}

}

package dev.aludel.autoconfigure;

import java.util.List;

import javax.sql.DataSource;

import dev.aludel.migrate.Aludel;
import dev.aludel.migrate.AludelSettings;
import dev.aludel.migrate.ClasspathMigrationSource;
import dev.aludel.migrate.MigrationListener;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;

/** Makes the engines of an application as its properties and beans ask for. */
final class EngineFactory {

	static final String BEAN_NAME = "aludelEngineFactory";

	private final AludelProperties properties;

	private final Environment environment;

	private final ResourceLoader resourceLoader;

	private final DataSources dataSources;

	private final ObjectProvider<AludelSettingsCustomizer> customizers;

	private final ObjectProvider<MigrationListener> listeners;

	EngineFactory(AludelProperties properties, Environment environment, ResourceLoader resourceLoader,
			DataSources dataSources, ObjectProvider<AludelSettingsCustomizer> customizers,
			ObjectProvider<MigrationListener> listeners) {
		this.properties = properties;
		this.environment = environment;
		this.resourceLoader = resourceLoader;
		this.dataSources = dataSources;
		this.customizers = customizers;
		this.listeners = listeners;
	}

	/** The engine of an application with one database. */
	Aludel engine() {
		return engine(this.dataSources.main(), this.properties.getPackages(), settings());
	}

	/** The engine of one of several databases. */
	Aludel engineOf(String name) {
		AludelDatabaseProperties database = this.properties.getDatabases().get(name);
		if (database == null) {
			throw new DatabaseConfigurationException(
					"The application was built for a database %s, of which no property tells any more.".formatted(name),
					"Set aludel.databases.%s.packages and what else it needs, or build the application without it."
						.formatted(name));
		}
		return engine(this.dataSources.of(name, database), database.packagesOf(name),
				database.applyTo(settings()).withDatabase(name));
	}

	private AludelSettings settings() {
		return this.properties.toSettings(this.environment.getProperty("spring.application.name"));
	}

	private Aludel engine(DataSource dataSource, List<String> packages, AludelSettings settings) {
		AludelSettings customized = settings;
		for (AludelSettingsCustomizer customizer : this.customizers.orderedStream().toList()) {
			customized = customizer.customize(customized);
		}
		return new Aludel(dataSource, new ClasspathMigrationSource(packages, this.resourceLoader.getClassLoader()),
				customized, this.listeners.orderedStream().toList());
	}

}

package dev.aludel.autogenerate.launch;

import java.util.LinkedHashMap;
import java.util.Map;

import org.hibernate.cfg.MappingSettings;
import org.hibernate.cfg.SchemaToolingSettings;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * What design-time mode forces upon an application, whatever its own configuration says.
 */
final class DesignTimeSettings {

	/** Application code may ask for this property. */
	static final String DESIGN_TIME = "aludel.design-time";

	private static final String SOURCE = "aludelDesignTime";

	private DesignTimeSettings() {
	}

	/** Must be system properties: they are read before there is an environment. */
	static Map<String, String> systemProperties() {
		return Map.of("spring.devtools.restart.enabled", "false", "spring.aot.enabled", "false");
	}

	/**
	 * Forces the settings upon an application.
	 * @param environment its environment
	 * @param scratch whether its databases are replaced
	 */
	static void applyTo(ConfigurableEnvironment environment, boolean scratch) {
		Map<String, Object> properties = properties();
		if (scratch) {
			// It would start the database that is not to be used.
			properties.put("spring.docker.compose.enabled", "false");
		}
		environment.getPropertySources().addFirst(new MapPropertySource(SOURCE, properties));
	}

	private static Map<String, Object> properties() {
		Map<String, Object> properties = new LinkedHashMap<>();
		properties.put(DESIGN_TIME, "true");
		properties.put("spring.main.web-application-type", "none");
		properties.put("spring.main.lazy-initialization", "true");
		properties.put("spring.main.banner-mode", "off");
		properties.put("spring.main.keep-alive", "false");
		properties.put("spring.jpa.hibernate.ddl-auto", "none");
		properties.put("spring.jpa.bootstrap", "default");
		properties.put("spring.flyway.enabled", "false");
		properties.put("spring.liquibase.enabled", "false");
		// The entity manager factory waits for these, so laziness does not keep them
		// away.
		properties.put("spring.sql.init.mode", "never");
		properties.put("spring.batch.jdbc.initialize-schema", "never");
		properties.put("spring.integration.jdbc.initialize-schema", "never");
		properties.put("spring.quartz.jdbc.initialize-schema", "never");
		properties.put("spring.session.jdbc.initialize-schema", "never");
		return properties;
	}

	/**
	 * What protects the database: {@code spring.jpa.hibernate.ddl-auto=none} alone is
	 * overruled by {@code spring.jpa.generate-ddl} and by Hibernate's and JPA's own
	 * properties.
	 */
	static Map<String, Object> hibernateProperties() {
		Map<String, Object> properties = new LinkedHashMap<>();
		properties.put(SchemaToolingSettings.HBM2DDL_AUTO, "none");
		properties.put(SchemaToolingSettings.JAKARTA_HBM2DDL_DATABASE_ACTION, "none");
		properties.put(SchemaToolingSettings.JAKARTA_HBM2DDL_SCRIPTS_ACTION, "none");
		// A drifted increment is for the comparison to report, not a reason to stop; FIX
		// would put the database's value into the model.
		properties.put(MappingSettings.SEQUENCE_INCREMENT_SIZE_MISMATCH_STRATEGY, "none");
		return properties;
	}

}

package dev.aludel.autoconfigure;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;
import org.springframework.core.env.Environment;

/** Tells whether an application names its databases, which is how it has several. */
final class NamedDatabases {

	static final String PROPERTY = "aludel.databases";

	private NamedDatabases() {
	}

	static boolean areIn(Environment environment) {
		ConfigurationPropertyName name = ConfigurationPropertyName.of(PROPERTY);
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
			if (source.containsDescendantOf(name) == ConfigurationPropertyState.PRESENT) {
				return true;
			}
		}
		return false;
	}

}

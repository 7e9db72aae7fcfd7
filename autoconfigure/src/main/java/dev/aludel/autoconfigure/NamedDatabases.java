package dev.aludel.autoconfigure;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** Tells whether an application names its databases, which is how it has several. */
final class NamedDatabases {

	static final String PROPERTY = "aludel.databases";

	private NamedDatabases() {
	}

	static boolean areIn(Environment environment) {
		return Binder.get(environment)
			.bind(PROPERTY, Bindable.mapOf(String.class, Object.class))
			.map((databases) -> !databases.isEmpty())
			.orElse(false);
	}

}

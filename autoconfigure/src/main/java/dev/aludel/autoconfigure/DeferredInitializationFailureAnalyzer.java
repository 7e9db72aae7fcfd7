package dev.aludel.autoconfigure;

import java.util.Objects;
import java.util.stream.StreamSupport;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;

/** Says where the property is set that has to go. */
final class DeferredInitializationFailureAnalyzer extends AbstractFailureAnalyzer<DeferredInitializationException> {

	private final Environment environment;

	DeferredInitializationFailureAnalyzer(Environment environment) {
		this.environment = environment;
	}

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, DeferredInitializationException cause) {
		String property = DeferredInitializationException.PROPERTY;
		String description = """
				%s is true%s: Hibernate would start before the migrations have run.
				Nothing was run.""".formatted(property, origin(property));
		return new FailureAnalysis(description,
				"Remove %s. data.sql runs after the migrations without it.".formatted(property), cause);
	}

	private String origin(String property) {
		if (!(this.environment instanceof ConfigurableEnvironment configurable)) {
			return "";
		}
		ConfigurationPropertyName name = ConfigurationPropertyName.of(property);
		return StreamSupport
			.stream(ConfigurationPropertySources.from(configurable.getPropertySources()).spliterator(), false)
			.map((source) -> source.getConfigurationProperty(name))
			.filter(Objects::nonNull)
			.findFirst()
			.map(DeferredInitializationFailureAnalyzer::describeOrigin)
			.orElse("");
	}

	private static String describeOrigin(@Nullable ConfigurationProperty property) {
		return (property != null && property.getOrigin() != null) ? " (" + property.getOrigin() + ")" : "";
	}

}

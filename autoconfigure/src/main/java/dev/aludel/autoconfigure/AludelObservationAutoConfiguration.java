package dev.aludel.autoconfigure;

import dev.aludel.actuate.observation.AludelObservations;
import dev.aludel.actuate.observation.RevisionObservationConvention;
import dev.aludel.actuate.observation.RunObservationConvention;
import dev.aludel.migrate.Aludel;
import io.micrometer.observation.ObservationRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for observations of what engines do.
 */
@AutoConfiguration(after = AludelAutoConfiguration.class, afterName = AludelObservationAutoConfiguration.OF_BOOT)
@ConditionalOnClass(value = ObservationRegistry.class, name = AludelObservationAutoConfiguration.OF_BOOT)
@ConditionalOnBean({ Aludel.class, ObservationRegistry.class })
@EnableConfigurationProperties(AludelProperties.class)
@Import(EngineObserverConfiguration.class)
public final class AludelObservationAutoConfiguration {

	// Every application has a library with observations, few have any use for them.
	static final String OF_BOOT = "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration";

	@Bean
	LateObservationRegistry aludelObservationRegistry(AludelProperties properties,
			ObjectProvider<ObservationRegistry> registry) {
		return new LateObservationRegistry(properties.getObservations().isAtStart(), registry);
	}

	@Bean
	@ConditionalOnMissingBean
	AludelObservations aludelObservations(LateObservationRegistry registry,
			ObjectProvider<RunObservationConvention> runConvention,
			ObjectProvider<RevisionObservationConvention> revisionConvention) {
		return new AludelObservations(registry::get, runConvention::getIfAvailable, revisionConvention::getIfAvailable);
	}

}

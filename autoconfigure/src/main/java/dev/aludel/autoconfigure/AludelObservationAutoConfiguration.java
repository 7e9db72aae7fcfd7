package dev.aludel.autoconfigure;

import dev.aludel.actuate.observation.AludelMetrics;
import dev.aludel.actuate.observation.AludelObservations;
import dev.aludel.actuate.observation.EngineObserver;
import dev.aludel.actuate.observation.RevisionObservationConvention;
import dev.aludel.actuate.observation.RunObservationConvention;
import dev.aludel.migrate.Aludel;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.observation.ObservationRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for meters and observations of what
 * engines do.
 */
@AutoConfiguration(after = AludelAutoConfiguration.class)
@ConditionalOnBean(Aludel.class)
@EnableConfigurationProperties(AludelProperties.class)
public final class AludelObservationAutoConfiguration {

	@Bean
	static EngineObserverPostProcessor aludelEngineObserverPostProcessor(ObjectProvider<EngineObserver> observers) {
		return new EngineObserverPostProcessor(observers);
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(MeterBinder.class)
	static class MetricsConfiguration {

		@Bean
		@ConditionalOnMissingBean
		AludelMetrics aludelMetrics() {
			return new AludelMetrics();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(ObservationRegistry.class)
	static class ObservationConfiguration {

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
			return new AludelObservations(registry::get, runConvention::getIfAvailable,
					revisionConvention::getIfAvailable);
		}

	}

}

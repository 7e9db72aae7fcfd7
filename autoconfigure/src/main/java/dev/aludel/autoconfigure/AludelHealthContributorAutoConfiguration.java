package dev.aludel.autoconfigure;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.aludel.actuate.health.AludelHealthIndicator;
import dev.aludel.migrate.Aludel;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the
 * {@link AludelHealthIndicator} of each database.
 */
@AutoConfiguration(after = AludelAutoConfiguration.class)
@ConditionalOnClass({ HealthContributor.class, ConditionalOnEnabledHealthIndicator.class })
@ConditionalOnBean(Aludel.class)
@ConditionalOnEnabledHealthIndicator("aludel")
@EnableConfigurationProperties(AludelProperties.class)
public final class AludelHealthContributorAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(name = { "aludelHealthIndicator", "aludelHealthContributor" })
	HealthContributor aludelHealthContributor(ListableBeanFactory beanFactory, AludelProperties properties) {
		// An application that was processed ahead of time has its engines all the same.
		if (!properties.isEnabled()) {
			return (HealthIndicator) () -> Health.unknown().withDetail("reason", "aludel.enabled is false").build();
		}
		DatabaseBeans databases = DatabaseBeans.of(beanFactory);
		Map<String, HealthContributor> indicators = new LinkedHashMap<>();
		for (String name : databases.names()) {
			Aludel engine = databases.engine(name);
			indicators.put(name, new AludelHealthIndicator(engine, properties.targetOf(engine)));
		}
		return (indicators.size() == 1) ? indicators.values().iterator().next()
				: CompositeHealthContributor.fromMap(indicators);
	}

}

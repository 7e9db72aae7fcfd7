package dev.aludel.autoconfigure;

import dev.aludel.actuate.observation.AludelMetrics;
import dev.aludel.migrate.Aludel;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for meters of what engines do.
 */
@AutoConfiguration(after = AludelAutoConfiguration.class)
@ConditionalOnClass(MeterBinder.class)
@ConditionalOnBean(Aludel.class)
@Import(EngineObserverConfiguration.class)
public final class AludelMetricsAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	AludelMetrics aludelMetrics() {
		return new AludelMetrics();
	}

}

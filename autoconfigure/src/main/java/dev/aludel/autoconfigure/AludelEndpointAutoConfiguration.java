package dev.aludel.autoconfigure;

import dev.aludel.actuate.endpoint.AludelEndpoint;
import dev.aludel.migrate.Aludel;

import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the {@link AludelEndpoint}.
 */
@AutoConfiguration(after = AludelAutoConfiguration.class)
@ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
@ConditionalOnAvailableEndpoint(AludelEndpoint.class)
public final class AludelEndpointAutoConfiguration {

	@Bean
	@ConditionalOnBean(Aludel.class)
	@ConditionalOnMissingBean
	AludelEndpoint aludelEndpoint(ApplicationContext context) {
		return new AludelEndpoint(context, DatabaseBeans::databaseOf);
	}

}

package dev.aludel.sample.database;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/**
 * Brings a PostgreSQL of its own unless {@code spring.datasource.url} names one.
 */
@Configuration(proxyBeanMethods = false)
@Conditional(LocalPostgresConfiguration.NoDataSourceUrl.class)
class LocalPostgresConfiguration {

	@Bean
	LocalPostgres localPostgres(@Value("${sample.postgres.directory:target/postgres}") Path directory)
			throws IOException, SQLException {
		return LocalPostgres.in(directory.toAbsolutePath());
	}

	static class NoDataSourceUrl extends SpringBootCondition {

		private static final String URL = "spring.datasource.url";

		@Override
		public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
			ConditionMessage.Builder message = ConditionMessage.forCondition("No database configured");
			return StringUtils.hasText(context.getEnvironment().getProperty(URL))
					? ConditionOutcome.noMatch(message.foundExactly(URL))
					: ConditionOutcome.match(message.didNotFind("property").items(URL));
		}

	}

}

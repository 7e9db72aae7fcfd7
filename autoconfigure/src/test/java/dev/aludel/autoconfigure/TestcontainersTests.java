package dev.aludel.autoconfigure;

import java.util.Objects;

import dev.aludel.migrate.Aludel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.boot.testcontainers.service.connection.ServiceConnectionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application that gets its database from a container, where Docker answers.
 */
@EnabledIf(value = "dockerAnswers", disabledReason = "Docker does not answer")
class TestcontainersTests {

	@Test
	void serviceConnectionIsUsed() {
		new ApplicationContextRunner().withUserConfiguration(Application.class)
			.withPropertyValues("aludel.packages=dev.aludel.autoconfigure.migrations.tasks")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(context.getBean(Aludel.class).state().heads()).containsExactly("2");
			});
	}

	static boolean dockerAnswers() {
		return DockerClientFactory.instance().isDockerAvailable();
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ ServiceConnectionAutoConfiguration.class, DataSourceAutoConfiguration.class,
			AludelAutoConfiguration.class })
	static class Application {

		@Bean
		@ServiceConnection
		PostgreSQLContainer postgres() {
			String image = Objects.requireNonNullElse(System.getenv("ALUDEL_TEST_POSTGRES_IMAGE"),
					"postgres:18-alpine");
			return new PostgreSQLContainer(DockerImageName.parse(image).asCompatibleSubstituteFor("postgres"));
		}

	}

}

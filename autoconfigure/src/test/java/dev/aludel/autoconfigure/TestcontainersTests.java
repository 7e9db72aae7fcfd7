package dev.aludel.autoconfigure;

import java.util.Objects;

import javax.sql.DataSource;

import dev.aludel.migrate.Aludel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.boot.testcontainers.service.connection.ServiceConnectionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application that gets its database from a container, where Docker answers.
 */
@EnabledIf(value = "dockerAnswers", disabledReason = "Docker does not answer")
class TestcontainersTests {

	@Test
	void serviceConnectionIsUsed() {
		on(Application.class).run((context) -> {
			assertThat(context).hasNotFailed().hasSingleBean(DataSource.class);
			assertThat(context.getBean(Aludel.class).state().heads()).containsExactly("2");
			assertThat(new JdbcTemplate(context.getBean(DataSource.class)).queryForList("select title from tasks",
					String.class))
				.containsExactly("water the plants");
		});
	}

	@Test
	void serviceConnectionForTheMigrationsAloneNeedsNoDataSource() {
		on(ApplicationWithoutDataSource.class).run((context) -> {
			assertThat(context).hasNotFailed()
				.hasSingleBean(AludelConnectionDetails.class)
				.doesNotHaveBean(JdbcConnectionDetails.class)
				.doesNotHaveBean(DataSource.class);
			assertThat(context.getBean(Aludel.class).state().heads()).containsExactly("2");
		});
	}

	@Test
	void serviceConnectionBeatsTheProperties() {
		on(ApplicationWithoutDataSource.class)
			.withPropertyValues("aludel.url=jdbc:postgresql://localhost:1/nowhere", "aludel.user=nobody")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	private static ApplicationContextRunner on(Class<?> application) {
		return new ApplicationContextRunner().withUserConfiguration(application)
			.withPropertyValues("aludel.packages=dev.aludel.autoconfigure.migrations.tasks");
	}

	private static PostgreSQLContainer container() {
		String image = Objects.requireNonNullElse(System.getenv("ALUDEL_TEST_POSTGRES_IMAGE"), "postgres:18-alpine");
		return new PostgreSQLContainer(DockerImageName.parse(image).asCompatibleSubstituteFor("postgres"));
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
			return container();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ ServiceConnectionAutoConfiguration.class, AludelAutoConfiguration.class })
	static class ApplicationWithoutDataSource {

		@Bean
		@ServiceConnection(type = AludelConnectionDetails.class)
		PostgreSQLContainer postgres() {
			return container();
		}

	}

}

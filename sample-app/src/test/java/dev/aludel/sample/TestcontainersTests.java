package dev.aludel.sample;

import dev.aludel.migrate.Aludel;
import org.junit.jupiter.api.Test;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The application on a PostgreSQL in a container; skipped where Docker does not answer.
 */
@SpringBootTest
@Testcontainers(disabledWithoutDocker = true)
class TestcontainersTests {

	@Container
	static final PostgreSQLContainer postgres = new PostgreSQLContainer(
			DockerImageName.parse(System.getenv().getOrDefault("ALUDEL_TEST_POSTGRES_IMAGE", "postgres:18-alpine"))
				.asCompatibleSubstituteFor("postgres"));

	@Autowired
	private Aludel aludel;

	@DynamicPropertySource
	static void database(DynamicPropertyRegistry registry) {
		registry.add("spring.datasource.url", postgres::getJdbcUrl);
		registry.add("spring.datasource.username", postgres::getUsername);
		registry.add("spring.datasource.password", postgres::getPassword);
	}

	@Test
	void startsWithAnUpToDateDatabase() {
		assertThat(this.aludel.state().upToDate()).isTrue();
	}

}

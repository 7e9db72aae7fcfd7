package dev.aludel.autoconfigure;

import dev.aludel.autoconfigure.entities.Task;
import dev.aludel.testing.TestDatabase;
import dev.aludel.testing.TestServer;
import jakarta.persistence.EntityManager;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.data.jdbc.test.autoconfigure.DataJdbcTest;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.boot.jdbc.test.autoconfigure.AutoConfigureTestDatabase;
import org.springframework.boot.jdbc.test.autoconfigure.AutoConfigureTestDatabase.Replace;
import org.springframework.boot.jdbc.test.autoconfigure.JdbcTest;
import org.springframework.boot.jooq.test.autoconfigure.JooqTest;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.annotation.Id;
import org.springframework.data.jdbc.core.JdbcAggregateTemplate;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.test.context.ContextConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Slices of an application migrate like the whole.
 */
class TestSliceTests {

	private static final String MIGRATIONS = "aludel.packages=dev.aludel.autoconfigure.migrations.tasks";

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EntityScan(basePackageClasses = Task.class)
	@Import(Database.class)
	static class Application {

	}

	@Configuration(proxyBeanMethods = false)
	static class Database {

		@Bean
		TestServer server() {
			return TestServer.start();
		}

		@Bean
		TestDatabase database(TestServer server) {
			return server.createDatabase();
		}

		@Bean
		DelegatingDataSource dataSource(TestDatabase database) {
			return new DelegatingDataSource(database.dataSource());
		}

	}

	@Nested
	@DataJpaTest(properties = { MIGRATIONS, "spring.jpa.hibernate.ddl-auto=validate" })
	@AutoConfigureTestDatabase(replace = Replace.NONE)
	@ContextConfiguration(classes = Application.class)
	class JpaSlice {

		@Test
		void dataJpaTestMigrates(@Autowired EntityManager entityManager) {
			assertThat(entityManager.find(Task.class, 1L).getTitle()).isEqualTo("water the plants");
		}

	}

	@Nested
	@DataJdbcTest(properties = MIGRATIONS)
	@AutoConfigureTestDatabase(replace = Replace.NONE)
	@ContextConfiguration(classes = Application.class)
	class DataJdbcSlice {

		@Test
		void dataJdbcTestMigrates(@Autowired JdbcAggregateTemplate template) {
			assertThat(template.findAll(TaskRow.class)).extracting(TaskRow::title).containsExactly("water the plants");
		}

	}

	@Table("tasks")
	record TaskRow(@Id long id, String title) {
	}

	@Nested
	@JooqTest(properties = MIGRATIONS)
	@AutoConfigureTestDatabase(replace = Replace.NONE)
	@ContextConfiguration(classes = Application.class)
	class JooqSlice {

		@Test
		void jooqTestMigrates(@Autowired DSLContext dsl) {
			assertThat(dsl.fetchValue("select title from tasks")).isEqualTo("water the plants");
		}

	}

	@Nested
	@JdbcTest(properties = MIGRATIONS)
	@AutoConfigureTestDatabase(replace = Replace.NONE)
	@ContextConfiguration(classes = Application.class)
	class JdbcSlice {

		@Test
		void jdbcTestMigrates(@Autowired JdbcTemplate jdbcTemplate) {
			assertThat(jdbcTemplate.queryForObject("select title from tasks", String.class))
				.isEqualTo("water the plants");
		}

	}

}

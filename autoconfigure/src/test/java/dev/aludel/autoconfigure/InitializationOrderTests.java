package dev.aludel.autoconfigure;

import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import dev.aludel.autoconfigure.entities.Task;
import dev.aludel.migrate.Aludel;
import dev.aludel.migrate.AludelSettings;
import dev.aludel.migrate.ClasspathMigrationSource;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceInitializationAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.jdbc.init.DataSourceScriptDatabaseInitializer;
import org.springframework.boot.jooq.autoconfigure.JooqAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever uses the database finds it migrated. The beans here read a migrated table
 * while they are created, and are defined before everything else.
 */
@PostgresTest
@ExtendWith(OutputCaptureExtension.class)
class InitializationOrderTests {

	private static final String TASKS = "dev.aludel.autoconfigure.migrations.tasks";

	private static final String FIRST_TASK = "select title from tasks";

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class,
				DataSourceInitializationAutoConfiguration.class, JdbcTemplateAutoConfiguration.class,
				JdbcClientAutoConfiguration.class, JooqAutoConfiguration.class, AludelAutoConfiguration.class,
				AludelJpaAutoConfiguration.class))
		.withPropertyValues("aludel.packages=" + TASKS);

	private final ApplicationContextRunner jpaRunner = this.runner
		.withConfiguration(AutoConfigurations.of(HibernateJpaAutoConfiguration.class))
		.withUserConfiguration(Entities.class)
		.withPropertyValues("spring.jpa.open-in-view=false");

	@Test
	void entityManagerFactoryWaitsForTheMigrations(TestDatabase database) {
		on(this.jpaRunner, database).withUserConfiguration(ReaderByJpa.class)
			.run((context) -> assertThat(context).getBean("reader").isEqualTo("water the plants"));
	}

	@Test
	void hibernateValidatesTheMigratedSchema(TestDatabase database) {
		on(this.jpaRunner, database).withPropertyValues("spring.jpa.hibernate.ddl-auto=validate").run((context) -> {
			assertThat(context).hasNotFailed();
			EntityManagerFactory factory = context.getBean(EntityManagerFactory.class);
			try (EntityManager entityManager = factory.createEntityManager()) {
				assertThat(entityManager.find(Task.class, 1L).getTitle()).isEqualTo("water the plants");
			}
		});
	}

	@Test
	void asyncEntityManagerFactoryStillWaits(TestDatabase database) {
		on(this.jpaRunner, database)
			.withPropertyValues("spring.jpa.hibernate.ddl-auto=validate", "spring.jpa.bootstrap=async")
			.withBean("applicationTaskExecutor", SimpleAsyncTaskExecutor.class)
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(context.getBean(EntityManagerFactory.class).getMetamodel().getEntities()).hasSize(1);
			});
	}

	@Test
	void jdbcTemplateWaitsForTheMigrations(TestDatabase database) {
		on(this.runner, database).withUserConfiguration(ReaderByJdbcTemplate.class)
			.run((context) -> assertThat(context).getBean("reader").isEqualTo("water the plants"));
	}

	@Test
	void namedParameterJdbcTemplateWaitsForTheMigrations(TestDatabase database) {
		on(this.runner, database).withUserConfiguration(ReaderByNamedParameterJdbcTemplate.class)
			.run((context) -> assertThat(context).getBean("reader").isEqualTo("water the plants"));
	}

	@Test
	void jdbcClientWaitsForTheMigrations(TestDatabase database) {
		on(this.runner, database).withUserConfiguration(ReaderByJdbcClient.class)
			.run((context) -> assertThat(context).getBean("reader").isEqualTo("water the plants"));
	}

	@Test
	void jooqWaitsForTheMigrations(TestDatabase database) {
		on(this.runner, database).withUserConfiguration(ReaderByJooq.class)
			.run((context) -> assertThat(context).getBean("reader").isEqualTo("water the plants"));
	}

	@Test
	void annotatedBeansWaitForTheMigrations(TestDatabase database) {
		on(this.runner, database).withUserConfiguration(AnnotatedReader.class)
			.run((context) -> assertThat(context).getBean("reader").isEqualTo("water the plants"));
	}

	@Test
	void flywayRunsFirstWhenBothArePresent(TestDatabase database) {
		on(this.runner, database).withConfiguration(AutoConfigurations.of(FlywayAutoConfiguration.class))
			.withUserConfiguration(ReaderByJdbcTemplate.class)
			.withPropertyValues("spring.flyway.enabled=true",
					"spring.flyway.locations=classpath:dev/aludel/autoconfigure/flyway")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(context.getSourceApplicationContext()
					.getBeanFactory()
					.getBeanDefinition("aludelInitializer")
					.getDependsOn()).contains("flywayInitializer");
				assertThat(context).getBean("reader").isEqualTo("water the plants");
			});
		assertThat(database.query("""
				select f.installed_on < r.applied_at, f.script
				from flyway_schema_history f cross join aludel_revision r where r.revision = '1'"""))
			.containsExactly("t|V1__create_people.sql");
	}

	@Test
	void aUsersEngineIsWaitedForToo(TestDatabase database) {
		on(this.runner, database).withUserConfiguration(ReaderByJdbcTemplate.class, SelfMigratingEngine.class)
			.run((context) -> assertThat(context).getBean("reader").isEqualTo("water the plants"));
	}

	@Test
	void aUsersInitializerIsWaitedForToo(TestDatabase database) {
		on(this.runner, database).withUserConfiguration(ReaderByJdbcTemplate.class, OwnInitializer.class)
			.run((context) -> assertThat(context).getBean("reader").isEqualTo("water the plants"));
	}

	@Test
	void dataSqlRunsAfterTheMigrations(TestDatabase database) {
		on(this.runner, database).withUserConfiguration(EarlyScripts.class)
			.withPropertyValues("spring.sql.init.mode=always",
					"spring.sql.init.data-locations=classpath:dev/aludel/autoconfigure/finish-tasks.sql")
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(database.query("select status from tasks")).containsExactly("done");
	}

	@Test
	void lazyInitializationStillMigrates(TestDatabase database) {
		on(this.runner, database)
			.withInitializer(
					(context) -> context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(database.query(FIRST_TASK)).containsExactly("water the plants");
	}

	@Test
	void childContextWaitsForTheParentsEngine(TestDatabase database) {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, AludelAutoConfiguration.class))
			.withPropertyValues("aludel.packages=" + TASKS, "spring.datasource.url=" + database.url(),
					"spring.datasource.username=" + database.user())
			.run((parent) -> new ApplicationContextRunner().withParent(parent)
				.withConfiguration(AutoConfigurations.of(JdbcTemplateAutoConfiguration.class))
				.withUserConfiguration(ReaderByJdbcTemplate.class)
				.run((child) -> {
					assertThat(child).hasNotFailed();
					assertThat(child).getBean("reader").isEqualTo("water the plants");
				}));
	}

	@Test
	void childContextUsesTheParentsEngine(TestDatabase database) {
		on(this.runner, database).run((parent) -> on(this.runner, database).withParent(parent)
			.withUserConfiguration(ReaderByJdbcTemplate.class)
			.run((child) -> {
				assertThat(child).getBean("reader").isEqualTo("water the plants");
				assertThat(child.getSourceApplicationContext().getBeanFactory().containsLocalBean("aludel")).isFalse();
			}));
		assertThat(database.query("select count(*) from aludel_history")).containsExactly("2");
	}

	@Test
	void deferredDataSourceInitializationIsRefused(TestDatabase database) {
		on(this.jpaRunner, database)
			.withPropertyValues("spring.jpa.hibernate.ddl-auto=update",
					"spring.jpa.defer-datasource-initialization=true")
			.run((context) -> assertThat(context).getFailure()
				.isInstanceOf(DeferredInitializationException.class)
				.hasMessage("""
						spring.jpa.defer-datasource-initialization is true: \
						Hibernate would start before the migrations have run.
						Nothing was run.
						Remove that property. data.sql runs after the migrations without it."""));
		assertThat(database.query("select tablename from pg_tables where schemaname = 'public'")).isEmpty();
	}

	@Test
	void explicitDdlAutoIsWarnedAbout(TestDatabase database, CapturedOutput output) {
		on(this.jpaRunner, database).withPropertyValues("spring.jpa.hibernate.ddl-auto=update")
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output.toString().lines().filter((line) -> line.contains("WARN") && line.contains("DdlAuto")))
			.singleElement()
			.asString()
			.endsWith("Hibernate may change the schema besides the migrations: hibernate.hbm2ddl.auto is 'update'. "
					+ "Set spring.jpa.hibernate.ddl-auto to 'validate' or 'none'.");
	}

	@Test
	void validationIsNotWarnedAbout(TestDatabase database, CapturedOutput output) {
		on(this.jpaRunner, database).withPropertyValues("spring.jpa.hibernate.ddl-auto=validate")
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).doesNotContain("besides the migrations");
	}

	private static ApplicationContextRunner on(ApplicationContextRunner runner, TestDatabase database) {
		return runner.withPropertyValues("spring.datasource.url=" + database.url(),
				"spring.datasource.username=" + database.user());
	}

	@Configuration(proxyBeanMethods = false)
	@EntityScan(basePackageClasses = Task.class)
	static class Entities {

	}

	@Configuration(proxyBeanMethods = false)
	static class ReaderByJpa {

		@Bean
		String reader(EntityManagerFactory factory) {
			try (EntityManager entityManager = factory.createEntityManager()) {
				return entityManager.find(Task.class, 1L).getTitle();
			}
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class ReaderByJdbcTemplate {

		@Bean
		String reader(JdbcTemplate jdbcTemplate) {
			return String.valueOf(jdbcTemplate.queryForObject(FIRST_TASK, String.class));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class ReaderByNamedParameterJdbcTemplate {

		@Bean
		String reader(NamedParameterJdbcTemplate jdbcTemplate) {
			return jdbcTemplate.queryForList(FIRST_TASK, Map.of(), String.class).get(0);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class ReaderByJdbcClient {

		@Bean
		String reader(JdbcClient jdbcClient) {
			return jdbcClient.sql(FIRST_TASK).query(String.class).single();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class ReaderByJooq {

		@Bean
		String reader(DSLContext dsl) {
			return String.valueOf(dsl.fetchValue(FIRST_TASK));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class AnnotatedReader {

		@Bean
		@DependsOnDatabaseInitialization
		String reader(DataSource dataSource) {
			return JdbcClient.create(dataSource).sql(FIRST_TASK).query(String.class).single();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class EarlyScripts {

		@Bean
		String asksForTheScriptsFirst(DataSourceScriptDatabaseInitializer initializer) {
			return initializer.toString();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class SelfMigratingEngine {

		@Bean
		Aludel engine(DataSource dataSource) {
			Aludel engine = new Aludel(dataSource,
					new ClasspathMigrationSource(List.of(TASKS), getClass().getClassLoader()),
					AludelSettings.defaults(), List.of());
			engine.upgrade();
			return engine;
		}

		@Bean
		AludelStrategy leaveItAlone() {
			return (aludel) -> {
			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnInitializer {

		@Bean
		AludelInitializer initializer(Aludel aludel) {
			return new AludelInitializer(List.of(aludel), Aludel::upgrade);
		}

	}

}

package dev.aludel.autoconfigure;

import javax.sql.DataSource;

import dev.aludel.migrate.Aludel;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import io.r2dbc.spi.ConnectionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcInitializationAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.util.StringUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application that works over R2DBC and migrates over a JDBC URL of its own.
 */
@PostgresTest
@ExtendWith(OutputCaptureExtension.class)
class ReactiveApplicationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(
				AutoConfigurations.of(R2dbcAutoConfiguration.class, R2dbcInitializationAutoConfiguration.class,
						DataSourceAutoConfiguration.class, AludelAutoConfiguration.class))
		.withPropertyValues("aludel.packages=dev.aludel.autoconfigure.migrations.tasks");

	@Test
	void migratesOverItsOwnJdbcUrl(TestDatabase database) {
		on(database).withPropertyValues("aludel.url=" + database.url(), "aludel.user=postgres").run((context) -> {
			assertThat(context).hasSingleBean(ConnectionFactory.class).doesNotHaveBean(DataSource.class);
			assertThat(titles(context.getBean(DatabaseClient.class))).isEqualTo("water the plants");
		});
	}

	@Test
	void databaseClientWaitsForTheMigrations(TestDatabase database) {
		// The name has this bean, which queries while it is created, come first.
		on(database).withPropertyValues("aludel.url=" + database.url(), "aludel.user=postgres")
			.withUserConfiguration(EarlyReader.class)
			.run((context) -> assertThat(context.getBean("aReaderThatComesFirst")).isEqualTo("water the plants"));
	}

	@Test
	void startsWithoutMigrationsWhenThereIsNoJdbcUrl(TestDatabase database) {
		on(database).run((context) -> assertThat(context).hasNotFailed()
			.hasSingleBean(DatabaseClient.class)
			.doesNotHaveBean(Aludel.class));
	}

	@Test
	void saysAtTheStartThatNobodyRunsTheMigrations(TestDatabase database, CapturedOutput output) {
		start(database, "dev.aludel.autoconfigure.migrations.tasks").close();
		assertThat(output).containsOnlyOnce("The application has no DataSource: the 2 migrations in "
				+ "dev.aludel.autoconfigure.migrations.tasks are not run. Set aludel.url to the JDBC URL of the database");
	}

	@Test
	void saysAtTheStartThatThereAreNone(TestDatabase database, CapturedOutput output) {
		start(database, "no.migrations").close();
		assertThat(output)
			.containsOnlyOnce("The application has no DataSource, and there are no migrations in no.migrations");
	}

	@Test
	void saysNothingOfThatWhenTheyAreRun(TestDatabase database, CapturedOutput output) {
		start(database, "dev.aludel.autoconfigure.migrations.tasks", "--aludel.url=" + database.url(),
				"--aludel.user=postgres")
			.close();
		assertThat(output).contains("is at 2; 2 revisions applied").doesNotContain("has no DataSource");
	}

	@Test
	void startsAllTheSameWithPropertiesOfNoUse(TestDatabase database, CapturedOutput output) {
		start(database, "dev.aludel.autoconfigure.migrations.tasks", "--aludel.lock.wait=soon").close();
		assertThat(output).containsOnlyOnce("The application has no DataSource: the 2 migrations in ");
		start(database, " ").close();
	}

	@Test
	void aParentWithoutADatabaseLeavesThatToItsChild(TestDatabase database, CapturedOutput output) {
		new SpringApplicationBuilder(Parent.class).web(WebApplicationType.NONE)
			.properties("aludel.packages=dev.aludel.autoconfigure.migrations.tasks",
					"spring.datasource.url=" + database.url(), "spring.datasource.username=postgres")
			.child(Child.class)
			.web(WebApplicationType.NONE)
			.run("--spring.autoconfigure.exclude=")
			.close();
		assertThat(output).contains("is at 2; 2 revisions applied").doesNotContain("has no DataSource");
	}

	private static ConfigurableApplicationContext start(TestDatabase database, String packages, String... arguments) {
		String[] all = StringUtils.addStringToArray(arguments, "--spring.autoconfigure.exclude=");
		return new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE)
			.properties("spring.r2dbc.url=" + database.url().replace("jdbc:", "r2dbc:"),
					"spring.r2dbc.username=postgres", "aludel.packages=" + packages)
			.run(all);
	}

	private ApplicationContextRunner on(TestDatabase database) {
		return this.runner.withPropertyValues("spring.r2dbc.url=" + database.url().replace("jdbc:", "r2dbc:"),
				"spring.r2dbc.username=postgres");
	}

	private static String titles(DatabaseClient client) {
		return String.valueOf(client.sql("select title from tasks")
			.map((row, metadata) -> row.get("title", String.class))
			.one()
			.block());
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ R2dbcAutoConfiguration.class, DataSourceAutoConfiguration.class,
			AludelAutoConfiguration.class, AludelDisabledAutoConfiguration.class })
	static class Application {

	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ AludelAutoConfiguration.class, AludelDisabledAutoConfiguration.class })
	static class Parent {

	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ DataSourceAutoConfiguration.class, AludelAutoConfiguration.class })
	static class Child {

	}

	@Configuration(proxyBeanMethods = false)
	static class EarlyReader {

		@Bean
		String aReaderThatComesFirst(DatabaseClient client) {
			return titles(client);
		}

	}

}

package dev.aludel.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import dev.aludel.migrate.MigrationListener;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What a user reads when an application does not start because of its migrations.
 */
@PostgresTest
@ExtendWith(OutputCaptureExtension.class)
class FailureAnalysisTests {

	private static final String MIGRATIONS = "dev.aludel.autoconfigure.migrations.";

	@Test
	void showsTheFailedStatementAndTheStateOfTheDatabase(TestDatabase database, CapturedOutput output) {
		fail(Application.class, database, "failing");
		assertThat(analysis(output)).isEqualTo("""
				""");
	}

	@Test
	void showsTheHeadsAndHowToJoinThem(TestDatabase database, CapturedOutput output) {
		fail(Application.class, database, "severalheads");
		assertThat(analysis(output)).isEqualTo("""
				Description:

				The revisions have two heads:
				  2  add owner   dev.aludel.autoconfigure.migrations.severalheads.R2_AddOwner
				  3  add colour  dev.aludel.autoconfigure.migrations.severalheads.R3_AddColour
				Nothing was run.

				Action:

				Join them with a revision that revises both: @Revision(id = "…", revises = { "2", "3" })
				""");
	}

	@Test
	void showsAnAnnotationThatDisagreesWithItsClass(TestDatabase database, CapturedOutput output) {
		fail(Application.class, database, "misnamed");
		assertThat(analysis(output)).isEqualTo("""
				""");
	}

	@Test
	void showsBothSidesOfADivergence(TestDatabase database, CapturedOutput output) {
		new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE)
			.run(arguments(database, "tasks", "--aludel.target=1"))
			.close();
		database.execute("""
				insert into aludel_revision (revision, revises, depends_on, message, checksum, applied_at)
				select '3', array['1'], depends_on, 'from elsewhere', checksum, applied_at from aludel_revision""");
		fail(Application.class, database, "tasks");
		assertThat(analysis(output)).isEqualTo("""
				""");
	}

	@Test
	void showsAnUnknownTarget(TestDatabase database, CapturedOutput output) {
		fail(Application.class, database, "tasks", "--aludel.target=20250115143022");
		assertThat(analysis(output)).isEqualTo("""
				""");
	}

	@Test
	void showsThatNoDatabaseAnswers(TestDatabase database, CapturedOutput output) {
		fail(Application.class, database, "tasks", "--spring.datasource.url=" + database.url() + "_missing",
				"--spring.datasource.password=topsecret", "--spring.datasource.hikari.connection-timeout=250");
		assertThat(analysis(output)).startsWith("Description:\n\nNo connection to the database: ").endsWith("""
				Nothing was run.

				Action:

				Start the database, or correct the URL, user and password of the data source.
				""").contains(database.name() + "_missing").doesNotContain("topsecret");
	}

	@Test
	void showsWhereTheDeferringPropertyIsSet(TestDatabase database, CapturedOutput output) {
		fail(Application.class, database, "tasks", "--spring.jpa.defer-datasource-initialization=true");
		assertThat(analysis(output)).isEqualTo("""
				Description:

				spring.jpa.defer-datasource-initialization is true \
				("spring.jpa.defer-datasource-initialization" from property source "commandLineArgs"): \
				Hibernate would start before the migrations have run.
				Nothing was run.

				Action:

				Remove spring.jpa.defer-datasource-initialization. \
				data.sql runs after the migrations without it.
				""");
	}

	@Test
	void namesTheBeanThatClosesTheCycle(TestDatabase database, CapturedOutput output) {
		fail(ListenerWithJdbcTemplate.class, database, "tasks");
		assertThat(analysis(output)).isEqualTo("""
				Description:

				The migrations wait for a bean that waits for the migrations:
				  aludelInitializer -> aludel -> auditListener -> jdbcTemplate -> aludelInitializer
				Nothing was run.

				Action:

				Take the dependency on jdbcTemplate out of auditListener, \
				or move that work behind the start of the application, into an ApplicationRunner.
				""");
	}

	@Test
	void leavesOtherCyclesToBoot(TestDatabase database, CapturedOutput output) {
		fail(ForeignCycle.class, database, "tasks");
		assertThat(analysis(output)).contains("The dependencies of some of the beans in the application context form a")
			.doesNotContain("migration");
	}

	@Test
	void leavesForeignFailuresToOthers(TestDatabase database, CapturedOutput output) {
		assertThatExceptionOfType(Exception.class)
			.isThrownBy(() -> start(ForeignFailure.class, arguments(database, "tasks")))
			.withRootCauseInstanceOf(IllegalStateException.class);
		assertThat(output).doesNotContain("APPLICATION FAILED TO START");
	}

	private static void fail(Class<?> application, TestDatabase database, String migrations, String... arguments) {
		assertThatExceptionOfType(Exception.class)
			.isThrownBy(() -> start(application, arguments(database, migrations, arguments)));
	}

	private static void start(Class<?> application, String[] arguments) {
		new SpringApplicationBuilder(application).web(WebApplicationType.NONE).run(arguments).close();
	}

	private static String[] arguments(TestDatabase database, String migrations, String... more) {
		List<String> arguments = new ArrayList<>(List.of("--spring.datasource.url=" + database.url(),
				"--spring.datasource.username=" + database.user(), "--aludel.packages=" + MIGRATIONS + migrations));
		arguments.addAll(List.of(more));
		return arguments.toArray(String[]::new);
	}

	/** What stands below the banner of a failed start. */
	private static String analysis(CapturedOutput output) {
		String banner = "APPLICATION FAILED TO START\n***************************\n\n";
		assertThat(output).containsOnlyOnce(banner);
		String text = output.toString();
		return text.substring(text.indexOf(banner) + banner.length()).stripTrailing() + "\n";
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class ListenerWithJdbcTemplate {

		@Bean
		MigrationListener auditListener(JdbcTemplate jdbcTemplate) {
			return new MigrationListener() {

				@Override
				public String toString() {
					return jdbcTemplate.toString();
				}

			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class ForeignCycle {

		@Bean
		Integer one(String two) {
			return two.length();
		}

		@Bean
		String two(Integer one) {
			return one.toString();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class ForeignFailure {

		@Bean
		Object broken() {
			throw new IllegalStateException("Out of ink");
		}

	}

}

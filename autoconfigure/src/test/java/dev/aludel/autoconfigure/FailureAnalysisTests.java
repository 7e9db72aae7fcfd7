package dev.aludel.autoconfigure;

import java.sql.Connection;
import java.sql.Statement;

import dev.aludel.migrate.MigrationListener;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.postgresql.PGConnection;

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
		assertThat(analysis(output)).isEqualTo(
				"""
						Description:

						Revision 2 (dev.aludel.autoconfigure.migrations.failing.R2_AddOwnerTwice) failed at statement 2 (add column tasks.owner_id):
						  alter table tasks add column owner_id bigint
						PostgreSQL: column "owner_id" of relation "tasks" already exists (42701)
						The revision was rolled back; the revision before it was completed and the database is at 1.

						Action:

						Drop or rename what is there, or record the change as done: aludel stamp 2
						""");
	}

	@Test
	void showsTheHeadsAndHowToJoinThem(TestDatabase database, CapturedOutput output) {
		fail(Application.class, database, "severalheads");
		assertThat(analysis(output)).isEqualTo("""
				Description:

				The revisions have two heads:
				  2  add owner   dev/aludel/autoconfigure/migrations/severalheads/R2_AddOwner.java
				  3  add colour  dev/aludel/autoconfigure/migrations/severalheads/R3_AddColour.java
				Nothing was run.

				Action:

				Join them: mvn aludel:merge -Dmessage="…" or aludel merge -m "…"
				""");
	}

	@Test
	void showsAnAnnotationThatDisagreesWithItsClass(TestDatabase database, CapturedOutput output) {
		fail(Application.class, database, "misnamed");
		assertThat(analysis(output)).isEqualTo("""
				Description:

				Class dev.aludel.autoconfigure.migrations.misnamed.R1_CreateTasks says @Revision(id = "7"), \
				which its name does not.
				Nothing was run.

				Action:

				Rename the class to R7_CreateTasks, or write @Revision(id = "1").
				""");
	}

	@Test
	void showsBothSidesOfADivergence(TestDatabase database, CapturedOutput output) {
		start(Application.class, database, "tasks", "--aludel.target=1");
		database.execute("""
				insert into aludel_revision (revision, revises, depends_on, message, checksum, applied_at)
				select '3', array['1'], depends_on, 'from elsewhere', checksum, applied_at from aludel_revision""");
		fail(Application.class, database, "tasks");
		assertThat(analysis(output)).isEqualTo("""
				Description:

				The database has one revision that this application does not:
				  3
				The application has one revision that the database does not:
				  2  add status to tasks  dev.aludel.autoconfigure.migrations.tasks.R2_AddStatusToTasks
				Nothing was run.

				Action:

				Use the application that has the unknown revisions, or forget them: aludel repair --forget 3
				""");
	}

	@Test
	void showsWhoHoldsTheLockThatIsMissing(TestDatabase database, CapturedOutput output) throws Exception {
		start(Application.class, database, "tasks", "--aludel.target=1");
		try (Connection other = database.connect(); Statement statement = other.createStatement()) {
			statement.execute("set application_name = 'reports'");
			other.setAutoCommit(false);
			statement.execute("select * from tasks");
			fail(Application.class, database, "tasks", "--aludel.timeouts.retries=1",
					"--aludel.timeouts.first-lock=10ms", "--aludel.timeouts.fast.lock=20ms");
			String pid = Integer.toString(other.unwrap(PGConnection.class).getBackendPID());
			assertThat(analysis(output).replace(pid, "4711").replaceAll("began \\d+ \\w+ ago", "began … ago"))
				.isEqualTo("""
						Description:

						Revision 2 (dev.aludel.autoconfigure.migrations.tasks.R2_AddStatusToTasks) failed at statement 1 \
						(add column tasks.status):
						  alter table tasks add column status character varying(20) default 'pending' not null
						PostgreSQL: canceling statement due to lock timeout (55P03)
						  In the way: pid 4711 (application "reports", idle in transaction, its transaction began … ago), \
						ran last: select * from tasks
						The revision was rolled back; the database is still at 1.

						Action:

						That session held a lock on what it changes, in each of 2 attempts: let it end, or end it \
						(select pg_terminate_backend(4711)), or raise aludel.timeouts.fast.lock or aludel.timeouts.retries, \
						and start again.
						""");
		}
	}

	@Test
	void showsASettingThatWouldLetEverybodyWait(TestDatabase database, CapturedOutput output) {
		fail(Application.class, database, "tasks", "--aludel.timeouts.fast.lock=0");
		assertThat(analysis(output)).isEqualTo("""
				Description:

				The setting aludel.timeouts.fast.lock is 0: a statement would wait for a lock for as long as it takes, \
				and everybody who needs the table would wait behind it.
				Nothing was run.

				Action:

				Set it to what others can bear, 5s for instance; aludel.timeouts.retries says how often it is tried again.
				""");
	}

	@Test
	void showsAnUnknownTarget(TestDatabase database, CapturedOutput output) {
		fail(Application.class, database, "tasks", "--aludel.target=20250115143022");
		assertThat(analysis(output)).isEqualTo("""
				Description:

				No revision has the id or label "20250115143022", and no id begins with it.
				The latest revisions:
				  2  add status to tasks  dev.aludel.autoconfigure.migrations.tasks.R2_AddStatusToTasks
				  1  create tasks         dev.aludel.autoconfigure.migrations.tasks.R1_CreateTasks
				Nothing was run.

				Action:

				Write an id, a label, or at least the first four characters of an id.
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
		assertThatExceptionOfType(Exception.class).isThrownBy(() -> start(ForeignFailure.class, database, "tasks"))
			.withRootCauseInstanceOf(IllegalStateException.class);
		assertThat(output).doesNotContain("APPLICATION FAILED TO START");
	}

	private static void fail(Class<?> application, TestDatabase database, String migrations, String... arguments) {
		assertThatExceptionOfType(Exception.class)
			.isThrownBy(() -> start(application, database, migrations, arguments));
	}

	private static void start(Class<?> application, TestDatabase database, String migrations, String... arguments) {
		new SpringApplicationBuilder(application).web(WebApplicationType.NONE)
			.properties("spring.datasource.url=" + database.url(), "spring.datasource.username=" + database.user(),
					"aludel.packages=" + MIGRATIONS + migrations)
			.run(arguments)
			.close();
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

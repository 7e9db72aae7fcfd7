package dev.aludel.autoconfigure;

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
		assertThat(analysis(output)).isEqualTo(
				"""
						Description:

						Revision 2 (dev.aludel.autoconfigure.migrations.failing.R2_AddOwnerTwice) failed at statement 2 (add column tasks.owner_id):
						  alter table tasks add column owner_id bigint
						PostgreSQL: column "owner_id" of relation "tasks" already exists (42701)
						The revision was rolled back; the revision before it was completed and the database is at 1.

						Action:

						If the database has what the revision makes, record it: aludel stamp 2. \
						Otherwise drop or rename column "owner_id" of relation "tasks" and start again.
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
	void showsTheRevisionThatHasChanged(TestDatabase database, CapturedOutput output) {
		start(Application.class, database, "tasks", "--aludel.target=1");
		database.execute("""
				update aludel_revision
				set checksum = '0123456789abcdef', applied_at = '2026-01-05 09:00:00.5+00'""");
		fail(Application.class, database, "tasks", "--aludel.changed-revisions=fail");
		assertThat(analysis(output).replaceAll("localhost:\\d+", "localhost").replaceAll("now \\w{12}", "now …"))
			.isEqualTo("""
					Description:

					1 applied revision of database %s on localhost would run other statements than it ran:
					  1 (dev.aludel.autoconfigure.migrations.tasks.R1_CreateTasks), applied 2026-01-05T09:00:00Z, \
					checksum 0123456789ab, now …
					Nothing was run.

					Action:

					Restore it as it was and put the change into a new revision, or accept it: aludel repair
					""".formatted(database.name()));
		assertThat(database.query("select revision from aludel_revision")).containsExactly("1");
	}

	@Test
	void showsWhatIsThereAlreadyAndWhoMadeIt(TestDatabase database, CapturedOutput output) {
		database.execute("create table tasks (id bigint); create table databasechangelog (id text)");
		fail(Application.class, database, "tasks");
		assertThat(analysis(output)).isEqualTo(
				"""
						Description:

						Revision 1 (dev.aludel.autoconfigure.migrations.tasks.R1_CreateTasks) failed at statement 1 (create table tasks):
						  create table tasks (
						      id bigint not null,
						      title character varying(200) not null,
						      constraint pk_tasks primary key (id)
						  )
						PostgreSQL: relation "tasks" already exists (42P07)
						The revision was rolled back; the database is still without revisions and has a history of \
						Liquibase (public.databasechangelog).

						Action:

						If the database was made before Aludel came, set aludel.baseline to the last revision that it has, \
						or record that: aludel stamp 1. Otherwise drop or rename relation "tasks" and start again.
						""");
	}

	@Test
	void showsWhatIsMissing(TestDatabase database, CapturedOutput output) {
		start(Application.class, database, "tasks", "--aludel.target=1");
		database.execute("alter table tasks rename to jobs");
		fail(Application.class, database, "tasks");
		assertThat(analysis(output)).endsWith("""
				PostgreSQL: relation "tasks" does not exist (42P01)
				The revision was rolled back; the database is still at 1.

				Action:

				The database is not what the revision expects: it has no relation "tasks". Correct the name, or bring \
				the database to where it should be (aludel history, mvn aludel:check), and start again.
				""");
	}

	@Test
	void showsABaselineThatIsNoRevision(TestDatabase database, CapturedOutput output) {
		fail(Application.class, database, "tasks", "--aludel.baseline=20250115143022");
		assertThat(analysis(output)).isEqualTo("""
				Description:

				aludel.baseline is 20250115143022.
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

package dev.aludel.autoconfigure;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;

import javax.sql.DataSource;

import dev.aludel.autoconfigure.entities.Task;
import dev.aludel.migrate.Aludel;
import dev.aludel.migrate.AludelSettings;
import dev.aludel.migrate.ClasspathMigrationSource;
import dev.aludel.migrate.MigrationListener;
import dev.aludel.migrate.MigrationProject;
import dev.aludel.migrate.RevisionSource;
import dev.aludel.migrate.RunReport;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import dev.aludel.testing.TransactionPooler;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.ArgumentResolver;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.data.repository.CrudRepository;
import org.springframework.data.repository.Repository;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static dev.aludel.migrate.RevisionSource.revision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What a user reads when an application does not start because of its migrations.
 */
@PostgresTest
@ExtendWith(OutputCaptureExtension.class)
class FailureAnalysisTests {

	private static final String MIGRATIONS = "dev.aludel.autoconfigure.migrations.";

	private final Path directory;

	FailureAnalysisTests(@TempDir Path directory) {
		this.directory = directory;
	}

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
	void showsStatementPositionAndState(TestDatabase database, CapturedOutput output) {
		fail(database, revision("1").sqlUp("create table tasks (id bigint)", "select titel from tasks"));
		assertThat(analysis(output)).isEqualTo(
				"""
						Description:

						Revision 1 (db.migration.R1_Step1) failed at statement 2 (execute SQL):
						  select titel from tasks
						PostgreSQL: column "titel" does not exist (42703) at character 8
						The revision was rolled back; the database is still without revisions.

						Action:

						The database is not what the revision expects: it has no column "titel". Correct the name, or bring the \
						database to where it should be (aludel history, mvn aludel:check), and start again.
						""");
	}

	@Test
	void showsTheRowsThatStandAgainstARevision(TestDatabase database, CapturedOutput output) {
		fail(database, revision("1").sqlUp("create table tasks (title text)", "insert into tasks values (null)",
				"alter table tasks alter title set not null"));
		assertThat(analysis(output)).contains("column \"title\" of relation \"tasks\" contains null values (23502)")
			.endsWith("Action:\n\nCorrect the rows that stand against it, or the revision, and start again.\n");
	}

	@Test
	void asksForAPrivilegeThatARevisionLacks(TestDatabase database, CapturedOutput output) {
		String clerk = "clerk_" + database.name();
		database.execute("create table people (id bigint); create role " + clerk
				+ " login; grant usage, create on schema public to " + clerk);
		fail(database, "--spring.datasource.username=" + clerk,
				revision("1").sqlUp("alter table people add name text"));
		assertThat(analysis(output)).contains("PostgreSQL: must be owner of table people (42501)")
			.endsWith("Action:\n\nGrant the privilege, or migrate as a role that has it.\n");
	}

	@Test
	void printsTheMissingGrant(TestDatabase database, CapturedOutput output) {
		start(Application.class, database, "tasks");
		String clerk = "clerk_" + database.name();
		database.execute("create role " + clerk + " login");
		fail(Application.class, database, "tasks", "--spring.datasource.username=" + clerk);
		assertThat(analysis(output)).startsWith("Description:\n\nThe bookkeeping tables of database " + database.name())
			.contains("cannot be used by role " + clerk
					+ ".\nPostgreSQL: permission denied for table aludel_progress (42501)\nNothing was run.\n")
			.endsWith("""
					Action:

					Let the role use them: grant select, insert, update, delete on public.aludel_revision, \
					public.aludel_history, public.aludel_progress to %s
					""".formatted(clerk));
		String grant = analysis(output).substring(analysis(output).indexOf("grant "));
		database.execute(grant);
		start(Application.class, database, "tasks", "--spring.datasource.username=" + clerk);
	}

	@Test
	void showsWhoHoldsTheLock(TestDatabase database, CapturedOutput output) throws Exception {
		Aludel other = new Aludel(database.dataSource(),
				new ClasspathMigrationSource(List.of(MIGRATIONS + "slow"), getClass().getClassLoader()),
				AludelSettings.defaults(), List.of());
		ExecutorService executor = Executors.newSingleThreadExecutor();
		try {
			Future<RunReport> run = executor.submit(() -> other.upgrade());
			Awaitility.await().until(() -> !sleeping(database).isEmpty());
			String holder = sleeping(database).get(0);
			fail(Application.class, database, "tasks", "--aludel.lock.wait=100ms");
			assertThat(analysis(output))
				.startsWith("Description:\n\nWaited 0.1 s for the migration lock of database " + database.name())
				.contains("It is held by pid " + holder, "connected since 20", "now running: select pg_sleep(300)",
						"Nothing was run.")
				.containsSubsequence("Action:", "pg_terminate_backend(" + holder + ")", "aludel.lock.wait");
			database.execute("select pg_terminate_backend(" + holder + ")");
			assertThat(run).failsWithin(Duration.ofMinutes(1));
		}
		finally {
			executor.shutdownNow();
		}
	}

	private static List<String> sleeping(TestDatabase database) {
		return database
			.query("select pid from pg_stat_activity where wait_event = 'PgSleep' and datname = current_database()");
	}

	@Test
	void showsARevisionThatHasStoppedHalfWay(TestDatabase database, CapturedOutput output) {
		start(Application.class, database, "tasks");
		database.execute("""
				insert into aludel_progress (revision, direction, completed_statements, checksum, next_begun)
				select revision, 'downgrade', 1, checksum, false from aludel_revision where revision = '2'""");
		fail(Application.class, database, "tasks");
		assertThat(analysis(output))
			.startsWith("Description:\n\nThe downgrade of revision 2 in database " + database.name())
			.contains("has stopped half way", "its statement 1 is committed")
			.containsSubsequence("Action:", "aludel repair --clear-progress 2");
	}

	@Test
	void explainsAReplacedTestDatabase(CapturedOutput output) {
		assertThatExceptionOfType(Exception.class)
			.isThrownBy(() -> new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE)
				.properties("spring.datasource.url=jdbc:h2:mem:replaced", "spring.datasource.password=topsecret",
						"aludel.packages=" + MIGRATIONS + "tasks")
				.run());
		assertThat(analysis(output)).startsWith("Description:\n\nThe database is H2 2.").endsWith("""
				; Aludel needs PostgreSQL 14 or later.
				Nothing was run.
				A test slice, such as @DataJpaTest or @JdbcTest, puts an embedded database in the place of the \
				application's unless it is told not to.

				Action:

				In a test slice, add @AutoConfigureTestDatabase(replace = Replace.NONE) and give it a PostgreSQL: \
				a container with @ServiceConnection, or an embedded server. \
				Anywhere else, point the data source at a PostgreSQL server.
				""");
	}

	@Test
	void namesTheDataSourcesToChooseFrom(TestDatabase database, CapturedOutput output) {
		fail(TwoDataSources.class, database, "tasks");
		assertThat(analysis(output)).contains("2 beans are a DataSource", "archive, main", "Nothing was run.")
			.containsSubsequence("Action:", "@Primary", "@AludelDataSource");
	}

	@Test
	void showsARevisionThatRevisesNothing(TestDatabase database, CapturedOutput output) {
		fail(database, revision("1"), revision("3", "2"));
		assertThat(analysis(output)).isEqualTo("""
				Description:

				Revision 3 (db.migration.R3_Step3) revises 2, which does not exist.
				Nothing was run.

				Action:

				Correct its revises, or add a revision with the id 2.
				""");
	}

	@Test
	void showsTheClassesThatShareAnId(TestDatabase database, CapturedOutput output) {
		fail(database, revision("1"), revision("1").message("step again"));
		assertThat(analysis(output)).isEqualTo("""
				Description:

				Two migrations have the revision id 1:
				  db.migration.R1_Step1
				  db.migration.R1_StepAgain
				Nothing was run.

				Action:

				Give one of them another id.
				""");
	}

	@Test
	void showsTheRingOfRevisions(TestDatabase database, CapturedOutput output) {
		fail(database, revision("1", "2"), revision("2", "1"));
		assertThat(analysis(output))
			.contains("Two revisions revise each other in a ring:", "db.migration.R1_Step1", "db.migration.R2_Step2",
					"Nothing was run.")
			.endsWith("Action:\n\nChange the revises of one of them.\n");
	}

	@Test
	void showsWhyAMigrationCannotBeInstantiated(TestDatabase database, CapturedOutput output) {
		fail(database, revision("1").with("public R1_Step1() { throw new IllegalStateException(\"Out of ink\"); }"));
		assertThat(analysis(output)).contains(
				"The constructor of db.migration.R1_Step1 failed: java.lang.IllegalStateException: Out of ink",
				"Action:\n\nCorrect it; what a migration does belongs into upgrade and downgrade.");
	}

	@Test
	void explainsAMigrationThatWantsARepository(TestDatabase database, CapturedOutput output) {
		fail(database, revision("1").with("public R1_Step1(" + CrudRepository.class.getName() + "<?, ?> tasks) { }"));
		assertThat(analysis(output)).isEqualTo("""
				Description:

				Class db.migration.R1_Step1 has no public constructor without arguments; the one that it has wants \
				org.springframework.data.repository.CrudRepository.
				Nothing was run.

				Action:

				Remove it: nothing is injected into a migration, for what uses the database waits for the migrations. \
				Read with op.connection(), or do that work in an ApplicationRunner.
				""");
	}

	@Test
	void explainsAListenerThatWantsARepository(TestDatabase database, CapturedOutput output) {
		fail(ListenerWithRepository.class, database, "tasks");
		assertThat(analysis(output)).contains("The migrations wait for a bean that waits for the migrations:",
				"aludelInitializer -> aludel -> auditListener -> failureAnalysisTests.TaskRepository -> ",
				"entityManagerFactory -> aludelInitializer\n",
				"Take the dependency on failureAnalysisTests.TaskRepository out of auditListener, ");
		assertThat(database.query("select to_regclass('aludel_revision')")).containsExactly("∅");
	}

	@Test
	void answersBeforeBootsOwnCycleAnalyzer(TestDatabase database, CapturedOutput output) {
		fail(ListenerWithJdbcTemplate.class, database, "tasks");
		assertThat(output).doesNotContain("The dependencies of some of the beans in the application context form a");
		List<String> analyzers = SpringFactoriesLoader.forDefaultResourceLocation()
			.load(FailureAnalyzer.class, ArgumentResolver.of(BeanFactory.class, new DefaultListableBeanFactory())
				.and(Environment.class, new StandardEnvironment()), (type, name, failure) -> {
				})
			.stream()
			.map((analyzer) -> analyzer.getClass().getSimpleName())
			.toList();
		assertThat(analyzers).containsSubsequence("MigrationCycleFailureAnalyzer",
				"BeanCurrentlyInCreationFailureAnalyzer");
	}

	@Test
	void neverPrintsAPassword(TestDatabase database, CapturedOutput output) {
		for (String migrations : List.of("misnamed", "severalheads", "failing")) {
			fail(Application.class, database, migrations, "--spring.datasource.password=topsecret");
		}
		fail(Application.class, database, "tasks",
				"--spring.datasource.url=" + database.url() + "_missing?password=topsecret",
				"--spring.datasource.password=topsecret", "--spring.datasource.hikari.connection-timeout=250");
		assertThat(output).contains("APPLICATION FAILED TO START").doesNotContain("topsecret");
	}

	@Test
	void offersTheMergeCommand(TestDatabase database, CapturedOutput output) {
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
				.isEqualTo(
						"""
								Description:

								Revision 2 (dev.aludel.autoconfigure.migrations.tasks.R2_AddStatusToTasks) failed at statement 1 \
								(add column tasks.status):
								  alter table tasks add column status character varying(20) default 'pending' not null
								PostgreSQL: canceling statement due to lock timeout (55P03)
								  In the way: pid 4711 (application "reports", idle in transaction, its transaction began … ago), \
								ran last: select * from tasks
								The revision was rolled back; the database is still at 1.

								Action:

								That session held a lock on what it changes at the last of 2 attempts: let it end, or end it \
								(select pg_terminate_backend(4711)), or raise aludel.timeouts.fast.lock or aludel.timeouts.retries, \
								and start again.
								""");
		}
	}

	@Test
	void showsASettingThatWouldLetEverybodyWait(TestDatabase database, CapturedOutput output) {
		fail(Application.class, database, "tasks", "--aludel.timeouts.fast.lock=0");
		assertThat(analysis(output)).isEqualTo(
				"""
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
		assertThat(analysis(output)).startsWith("Description:\n\nNo connection to the database: ")
			.endsWith(
					"""
							Nothing was run.

							Action:

							Start the database, or correct the URL, user and password of the data source, or aludel.url, aludel.user \
							and aludel.password where they are set.
							""")
			.contains(database.name() + "_missing")
			.doesNotContain("topsecret");
	}

	@Test
	void showsThatAPoolerStandsInBetweenAndBothWaysOut(TestDatabase database, CapturedOutput output) {
		try (TransactionPooler pooler = TransactionPooler.start(database, 2)) {
			fail(Application.class, database, "tasks", "--spring.datasource.url=" + pooler.url());
		}
		assertThat(localhost(analysis(output))).isEqualTo("""
				Description:

				Between the application and database %s on localhost stands a connection pooler: the back end that \
				answers is not the one that the driver was connected to. In transaction mode it would hand the session \
				and its migration lock to others.
				Nothing was run.

				Action:

				Set aludel.url to a URL of the server itself for the migrations, or aludel.lock.mode to transaction, \
				or that to session if the pooler is in session mode.
				""".formatted(database.name()));
	}

	@Test
	void startsBehindAPoolerWithTheLockOfTransactions(TestDatabase database) {
		try (TransactionPooler pooler = TransactionPooler.start(database, 2)) {
			start(Application.class, database, "tasks", "--spring.datasource.url=" + pooler.url(),
					"--aludel.lock.mode=transaction");
		}
		assertThat(database.query("select revision from aludel_revision order by revision")).containsExactly("1", "2");
	}

	@Test
	void showsAStepThatTheLockOfTransactionsDoesNotGuard(TestDatabase database, CapturedOutput output) {
		fail(Application.class, database, "concurrent", "--aludel.lock.mode=transaction");
		assertThat(analysis(output)).isEqualTo(
				"""
						Description:

						Revision 1 (dev.aludel.autoconfigure.migrations.concurrent.R1_IndexTasks) has a step that leaves its \
						transaction, and with aludel.lock.mode=transaction nothing would keep other instances from running \
						it, too:
						  create index concurrently ix_tasks_title on tasks (title)
						Nothing was run.

						Action:

						Set aludel.url to a URL of the server itself for the migrations and take aludel.lock.mode out, or change \
						the step so that it stays in the transaction.
						""");
	}

	@Test
	void showsWhoHoldsTheLockOfAnotherApplication(TestDatabase database, CapturedOutput output) throws SQLException {
		try (Connection other = database.connect(); Statement statement = other.createStatement()) {
			statement.execute("set application_name = 'somebody else'");
			// What every instance of the application takes.
			statement.execute("""
					select pg_advisory_lock(
						('x' || left(encode(sha256('aludel\\000public\\000aludel_revision'::bytea), 'hex'), 16))
							::bit(64)::bigint)""");
			fail(Application.class, database, "tasks", "--aludel.lock.wait=0");
		}
		assertThat(localhost(analysis(output))).matches(Pattern.compile("""
				Description:

				Waited 0 s for the migration lock of database %s on localhost\\.
				It is held by pid \\d+ \\(application "somebody else", client 127\\.0\\.0\\.1\\), connected since \
				[^ ]+, ran last: select pg_advisory_lock.*
				Nothing was run\\.

				Action:

				Wait for it, end it with select pg_terminate_backend\\(\\d+\\), or raise aludel\\.lock\\.wait\\.
				""".formatted(database.name())));
	}

	@Test
	void showsWhatADatabaseLacksThatCannotBeWritten(TestDatabase database, CapturedOutput output) {
		database.execute("alter database " + database.name() + " set default_transaction_read_only = on");
		fail(Application.class, database, "tasks");
		assertThat(localhost(analysis(output))).isEqualTo("""
				Description:

				Database %s on localhost accepts no changes: default_transaction_read_only is on. It is without \
				revisions and lacks revisions 1 and 2.
				Nothing was run.

				Action:

				Use a role or database without that setting, or turn it off.
				""".formatted(database.name()));
	}

	@Test
	void showsThatRevisionsDidNotArriveInTime(TestDatabase database, CapturedOutput output) {
		database.execute("alter database " + database.name() + " set default_transaction_read_only = on");
		fail(Application.class, database, "tasks", "--aludel.standby=wait", "--aludel.lock.wait=100ms");
		assertThat(localhost(analysis(output))).isEqualTo("""
				Description:

				Waited 0.1 s for the revisions of this application to arrive.
				Database %s on localhost accepts no changes: default_transaction_read_only is on. It is without \
				revisions and lacks revisions 1 and 2.
				Nothing was run.

				Action:

				See whether they were run on the primary and whether it is followed, or raise aludel.lock.wait.
				""".formatted(database.name()));
	}

	@Test
	void startsWithAWarningOnADatabaseThatCannotBeWritten(TestDatabase database, CapturedOutput output) {
		database.execute("alter database " + database.name() + " set default_transaction_read_only = on");
		start(Application.class, database, "tasks", "--aludel.standby=warn");
		assertThat(output).contains("lacks revisions 1 and 2. Starting all the same, as aludel.standby asks for");
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
	void staysSilentForForeignExceptions(TestDatabase database, CapturedOutput output) {
		assertThatExceptionOfType(Exception.class).isThrownBy(() -> start(ForeignFailure.class, database, "tasks"))
			.withRootCauseInstanceOf(IllegalStateException.class);
		assertThat(output).doesNotContain("APPLICATION FAILED TO START");
	}

	private static String localhost(String text) {
		return text.replaceAll("localhost:\\d+", "localhost");
	}

	private static void fail(Class<?> application, TestDatabase database, String migrations, String... arguments) {
		assertThatExceptionOfType(Exception.class)
			.isThrownBy(() -> start(application, database, migrations, arguments));
	}

	private void fail(TestDatabase database, RevisionSource... revisions) {
		fail(database, "--debug=false", revisions);
	}

	/** Fails to start with migrations that are written here. */
	private void fail(TestDatabase database, String argument, RevisionSource... revisions) {
		ClassLoader classLoader = MigrationProject.of(this.directory, revisions).classLoader();
		assertThatExceptionOfType(Exception.class)
			.isThrownBy(() -> new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE)
				.resourceLoader(new DefaultResourceLoader(classLoader))
				.properties("spring.datasource.url=" + database.url(), "spring.datasource.username=" + database.user())
				.run(argument));
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

	interface TaskRepository extends Repository<Task, Long> {

		Optional<Task> findById(long id);

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EntityScan(basePackageClasses = Task.class)
	@EnableJpaRepositories(considerNestedRepositories = true)
	static class ListenerWithRepository {

		@Bean
		MigrationListener auditListener(TaskRepository tasks) {
			return new MigrationListener() {

				@Override
				public String toString() {
					return tasks.toString();
				}

			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class TwoDataSources {

		@Bean
		DataSource main(@Value("${spring.datasource.url}") String url) {
			return new DriverManagerDataSource(url, "postgres", "");
		}

		@Bean
		DataSource archive(@Value("${spring.datasource.url}") String url) {
			return new DriverManagerDataSource(url, "postgres", "");
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

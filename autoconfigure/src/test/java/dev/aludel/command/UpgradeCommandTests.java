package dev.aludel.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.aludel.migrate.Aludel;
import dev.aludel.migrate.AludelSettings;
import dev.aludel.migrate.MigrationProject;
import dev.aludel.migrate.RunSettings;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.aludel.migrate.RevisionSource.revision;
import static org.assertj.core.api.Assertions.assertThat;

@PostgresTest
class UpgradeCommandTests {

	private final Path directory;

	UpgradeCommandTests(@TempDir Path directory) {
		this.directory = directory;
	}

	@Test
	void goesToTheHeadAndTellsWhatItDid(TestDatabase database) {
		CommandRun run = CommandRun.of(project(database), "upgrade");
		assertThat(run.err()).isEmpty();
		assertThat(run.lines()).hasSize(3)
			.startsWith("applied  1   create tasks  1 statement   N ms",
					"applied  2b  add a status  2 statements  N ms")
			.last()
			.asString()
			.matches("Database " + database.name() + " on localhost:\\d+ is at 2b\\.");
		assertThat(run.status()).isZero();
		assertThat(database.query("select status from tasks")).containsExactly("open");
	}

	@Test
	void goesAsFarAsItIsTold(TestDatabase database) {
		assertThat(CommandRun.of(project(database), "upgrade", "+1").lines()).first()
			.isEqualTo("applied  1  create tasks  1 statement  N ms");
		assertThat(database.query("select revision from aludel_revision")).containsExactly("1");
	}

	@Test
	void saysThatThereWasNothingToDo(TestDatabase database) {
		CommandRun.of(project(database), "upgrade");
		assertThat(CommandRun.of(project(database), "upgrade").lines()).singleElement()
			.asString()
			.endsWith("is at 2b; there was nothing to do.");
	}

	@Test
	void tellsTheSameAsJson(TestDatabase database) {
		CommandRun run = CommandRun.of(project(database), "--format", "json", "upgrade", "1");
		assertThat(run.out()).startsWith("{\"version\":1,\"command\":\"upgrade\",").hasLineCount(1);
		assertThat(run.json()).containsEntry("database", database.name())
			.containsEntry("currentBefore", List.of())
			.containsEntry("current", List.of("1"))
			.containsEntry("appliedCount", 1)
			.containsEntry("unknown", List.of())
			.containsKeys("host", "durationMs");
		assertThat(run.json()).extractingByKey("revisions", org.assertj.core.api.InstanceOfAssertFactories.LIST)
			.singleElement(org.assertj.core.api.InstanceOfAssertFactories.map(String.class, Object.class))
			.containsAllEntriesOf(Map.of("revision", "1", "action", "upgrade", "message", "create tasks", "className",
					"db.migration.R1_CreateTasks", "statements", 1))
			.containsKey("durationMs");
	}

	@Test
	void saysWhatWasRecordedAndThatNothingWasCompared(TestDatabase database) {
		database.execute("create table tasks (id int, title text)");
		CommandRun run = CommandRun.of(baselined(database), "upgrade");
		assertThat(run.lines()).hasSize(3)
			.startsWith("stamped  1   create tasks", "applied  2b  add a status  2 statements  N ms");
		assertThat(run.err()).isEqualTo("The database was not empty and had no history: as aludel.baseline says, "
				+ "1 revision was recorded without being run. Nothing was compared; compare: mvn aludel:check\n");
		assertThat(run.status()).isZero();
	}

	@Test
	void saysWhatWasRecordedAlsoWhenALaterRevisionFails(TestDatabase database) {
		database.execute("create table tasks (id int, status text)");
		CommandRun run = CommandRun.of(baselined(database), "upgrade");
		assertThat(run.lines()).containsExactly("stamped  1  create tasks");
		assertThat(run.err()).contains("Nothing was compared;").endsWith("""
				PostgreSQL: column "status" of relation "tasks" already exists (42701)
				The revision was rolled back; the database is still at 1.
				If the database has what the revision makes, record it: aludel stamp 2b. \
				Otherwise drop or rename column "status" of relation "tasks" and start again.
				""");
		assertThat(run.status()).isOne();
		assertThat(CommandRun.of(baselined(database), "stamp", "2b").lines()).first()
			.isEqualTo("stamped  2b  add a status");
	}

	@Test
	void offersABaselineOrAStampWhereAnotherToolWasBefore(TestDatabase database) {
		database.execute("create table tasks (id int); create table flyway_schema_history (installed_rank int)");
		CommandRun run = CommandRun.of(project(database), "upgrade");
		assertThat(run.out()).isEmpty();
		assertThat(run.err()).startsWith("The database has a history of Flyway (public.flyway_schema_history), ")
			.endsWith("""
					PostgreSQL: relation "tasks" already exists (42P07)
					The revision was rolled back; the database is still without revisions and has a history of Flyway \
					(public.flyway_schema_history).
					If the database was made before Aludel came, set aludel.baseline to the last revision that it has, \
					or record that: aludel stamp 1. Otherwise drop or rename relation "tasks" and start again.
					""");
		assertThat(run.status()).isOne();
	}

	@Test
	void planAndRehearsalShowTheBaseline(TestDatabase database) {
		database.execute("create table tasks (id int)");
		assertThat(CommandRun.of(baselined(database), "plan").out()).contains("would run 1 revision and leave it at 2b",
				"Would only be recorded as applied: 1\n");
		assertThat(CommandRun.of(baselined(database), "upgrade", "--dry-run").out())
			.contains("Would only be recorded as applied: 1\n", "would leave it at 2b");
		assertThat(database.query("select to_regclass('aludel_revision')")).containsExactly("∅");
	}

	@Test
	void warnsOfAnAppliedRevisionThatHasChanged(TestDatabase database) {
		CommandRun.of(project(database), "upgrade", "1");
		database.execute("update aludel_revision set checksum = 'another', applied_at = '2026-01-05 09:00:00+00'");
		assertThat(CommandRun.of(project(database), "upgrade").err())
			.isEqualTo("Applied revision 1 (db.migration.R1_CreateTasks, applied 2026-01-05T09:00:00Z) "
					+ "would run other statements than it ran. See: aludel validate\n");
	}

	@Test
	void hasDoneWhatItHasDoneAlthoughAChangeCannotBeFound(TestDatabase database, @TempDir Path directory) {
		MigrationProject.of(directory, revision("1"), revision("2", "1")).aludel(database.dataSource()).upgrade();
		CommandRun run = CommandRun
			.of(MigrationProject.of(directory, revision("1"), revision("2", "nope"), revision("3", "2"))
				.aludel(database.dataSource()), "upgrade");
		assertThat(run.status()).isZero();
		assertThat(run.out()).contains("applied  3  step 3");
		assertThat(run.err()).startsWith("Whether applied revisions have changed could not be found out: ")
			.contains("nope")
			.endsWith(" See: aludel validate\n");
		assertThat(database.query("select revision from aludel_revision order by 1")).containsExactly("1", "2", "3");
	}

	@Test
	void failsWhenDatabaseAndApplicationWentDifferentWays(TestDatabase database) {
		CommandRun.of(project(database), "upgrade", "1");
		database.execute("""
				insert into aludel_revision (revision, revises, depends_on, message, applied_at)
				values ('9', '{1}', '{}', 'from elsewhere', now())""");
		CommandRun run = CommandRun.of(project(database), "upgrade");
		assertThat(run.err()).contains("The database has one revision that this application does not:\n  9",
				"The application has one revision that the database does not:\n  2b", "Nothing was run.");
		assertThat(run.status()).isOne();
	}

	@Test
	void leavesADatabaseAloneThatIsAhead(TestDatabase database) {
		CommandRun.of(project(database), "upgrade");
		database.execute("""
				insert into aludel_revision (revision, revises, depends_on, message, applied_at)
				values ('9', '{2b}', '{}', 'from the future', now())""");
		CommandRun run = CommandRun.of(project(database), "upgrade");
		assertThat(run.lines()).first().isEqualTo("The database is ahead of this application; it does not know 9.");
		assertThat(run.status()).isZero();
	}

	private Aludel baselined(TestDatabase database) {
		return project(database, AludelSettings.defaults().withRun(RunSettings.defaults().withBaseline("1")));
	}

	private Aludel project(TestDatabase database) {
		return project(database, AludelSettings.defaults());
	}

	private Aludel project(TestDatabase database, AludelSettings settings) {
		return MigrationProject
			.of(this.directory, revision("1").message("create tasks").sqlUp("create table tasks (id int)"),
					revision("2b", "1").message("add a status")
						.sqlUp("alter table tasks add status text", "insert into tasks values (1, 'open')"))
			.aludel(database.dataSource(), settings);
	}

}

package dev.aludel.command;

import java.nio.file.Path;
import java.util.List;

import dev.aludel.migrate.Aludel;
import dev.aludel.migrate.MigrationProject;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.aludel.migrate.RevisionSource.revision;
import static org.assertj.core.api.Assertions.assertThat;

@PostgresTest
class RunCommandsTests {

	private final Path directory;

	RunCommandsTests(@TempDir Path directory) {
		this.directory = directory;
	}

	@Test
	void refusesAMistypedTargetAlsoOfADatabaseThatIsAhead(TestDatabase database) {
		MigrationProject.of(this.directory, revision("1"), revision("2", "1")).aludel(database.dataSource()).upgrade();
		Aludel older = MigrationProject.of(this.directory, revision("1")).aludel(database.dataSource());
		CommandRun run = CommandRun.of(older, "upgrade", "20250101");
		assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
		assertThat(run.err()).contains("No revision has the id or label \"20250101\"");
		assertThat(CommandRun.of(older, "upgrade", "1").status()).isZero();
	}

	@Test
	void tellsWhatWasCompletedBeforeAFailure(TestDatabase database) {
		Aludel aludel = MigrationProject
			.of(this.directory, revision("1"), revision("2", "1").up("op.execute(\"select 1 / 0\");"))
			.aludel(database.dataSource());
		CommandRun run = CommandRun.of(aludel, "upgrade", "--format", "json");
		assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
		assertThat(run.json()).extractingByKey("error", InstanceOfAssertFactories.map(String.class, Object.class))
			.containsEntry("revision", "2")
			.containsEntry("direction", "upgrade")
			.containsEntry("sqlState", "22012")
			.containsEntry("current", List.of("1"));
		assertThat(run.json()).extractingByKey("revisions", InstanceOfAssertFactories.LIST)
			.singleElement(InstanceOfAssertFactories.map(String.class, Object.class))
			.containsEntry("revision", "1");
		aludel.downgrade("base");
		assertThat(CommandRun.of(aludel, "upgrade").lines()).containsExactly("applied  1  step 1  0 statements  N ms");
	}

	@Test
	void downgradeTellsWhatItUndid(TestDatabase database) {
		CommandRun.of(project(database), "upgrade");
		CommandRun run = CommandRun.of(project(database), "downgrade", "-1");
		assertThat(run.lines()).first().isEqualTo("undone  2  add a status  1 statement  N ms");
		assertThat(run.lines()).last().asString().endsWith("is at 1.");
		assertThat(run.status()).isZero();
		assertThat(database.query("select revision from aludel_revision")).containsExactly("1");
	}

	@Test
	void downgradeToTheBaseLeavesNothing(TestDatabase database) {
		CommandRun.of(project(database), "upgrade");
		CommandRun run = CommandRun.of(project(database), "downgrade", "base", "--verbose");
		assertThat(run.lines()).startsWith("undone  2  add a status  1 statement  N ms  db.migration.R2_AddAStatus",
				"undone  1  create tasks  1 statement  N ms  db.migration.R1_CreateTasks");
		assertThat(run.out().lines().limit(2).map((line) -> line.indexOf("db.migration"))).doesNotContain(-1)
			.containsOnly(run.out().indexOf("db.migration"));
		assertThat(run.lines()).last().asString().endsWith("is without revisions.");
		assertThat(database.query("select to_regclass('tasks')")).containsExactly("∅");
	}

	@Test
	void downgradeToWhatIsNotAppliedFails(TestDatabase database) {
		CommandRun.of(project(database), "upgrade", "1");
		CommandRun run = CommandRun.of(project(database), "downgrade", "2");
		assertThat(run.err()).contains("2").doesNotContain("\tat ", "Unexpected");
		assertThat(run.out()).isEmpty();
		assertThat(run.status()).isOne();
	}

	@Test
	void stampRecordsWithoutRunning(TestDatabase database) {
		CommandRun run = CommandRun.of(project(database), "stamp", "head");
		assertThat(run.lines()).startsWith("stamped  1  create tasks", "stamped  2  add a status");
		assertThat(database.query("select revision from aludel_revision order by 1")).containsExactly("1", "2");
		assertThat(database.query("select to_regclass('tasks')")).containsExactly("∅");
	}

	@Test
	void stampDiscardsWhatNobodyKnowsOnlyWhenToldTo(TestDatabase database) {
		CommandRun.of(project(database), "upgrade");
		database.execute("""
				insert into aludel_revision (revision, revises, depends_on, message, applied_at)
				values ('9', '{2}', '{}', 'from elsewhere', now())""");
		CommandRun refused = CommandRun.of(project(database), "stamp", "2");
		assertThat(refused.err()).contains("one revision that this application does not");
		assertThat(refused.status()).isOne();
		CommandRun purged = CommandRun.of(project(database), "stamp", "2", "--purge", "--format", "json");
		assertThat(purged.json()).containsEntry("current", List.of("2"))
			.extractingByKey("revisions", InstanceOfAssertFactories.LIST)
			.singleElement(InstanceOfAssertFactories.map(String.class, Object.class))
			.containsEntry("revision", "9")
			.containsEntry("action", "purge");
		assertThat(purged.status()).isZero();
	}

	@Test
	void quietMeansNothingButFailures(TestDatabase database) {
		assertThat(CommandRun.of(project(database), "upgrade", "-q")).isEqualTo(new CommandRun(0, "", ""));
		assertThat(CommandRun.of(project(database), "downgrade", "nowhere", "-q").err()).contains("nowhere");
	}

	@Test
	void waitReturnsAtOnceWhenNothingIsMissing(TestDatabase database) {
		CommandRun.of(project(database), "upgrade");
		CommandRun run = CommandRun.of(project(database), "wait", "--timeout=0");
		assertThat(run.lines()).singleElement().asString().contains(" is at 2 (waited ");
		assertThat(run.err()).isEmpty();
		assertThat(run.status()).isZero();
		assertThat(CommandRun.of(project(database), "wait", "--format=json").json())
			.containsEntry("current", List.of("2"))
			.containsEntry("appliedCount", 2)
			.containsKey("waitedMs");
	}

	@Test
	void waitSaysWhatIsMissingAndGivesUp(TestDatabase database) {
		CommandRun.of(project(database), "upgrade", "1");
		CommandRun run = CommandRun.of(project(database), "wait", "--timeout", "1ms");
		assertThat(run.err()).startsWith("Waiting: Database " + database.name())
			.contains(" is at 1 and lacks revision 2.\n", "Waited 0.0 s for the database");
		assertThat(run.out()).isEmpty();
		assertThat(run.status()).isOne();
	}

	@Test
	void waitWantsATime(TestDatabase database) {
		CommandRun run = CommandRun.of(project(database), "wait", "--timeout", "soon");
		assertThat(run.err())
			.startsWith("Invalid value for option '--timeout': 'soon' is no time such as 90s, 5m or 1h.");
		assertThat(run.status()).isEqualTo(2);
	}

	@Test
	void ensureTablesCreatesWhatIsMissing(TestDatabase database) {
		assertThat(CommandRun.of(project(database), "ensure-tables").out())
			.isEqualTo("Created public.aludel_revision, public.aludel_history, public.aludel_progress.\n");
		assertThat(database.query("select count(*) from aludel_revision")).containsExactly("0");
		assertThat(CommandRun.of(project(database), "ensure-tables").out())
			.isEqualTo("The tables are there; nothing was created.\n");
		assertThat(CommandRun.of(project(database), "ensure-tables", "--format=json").out())
			.isEqualTo("{\"version\":1,\"command\":\"ensure-tables\",\"created\":[]}\n");
	}

	private Aludel project(TestDatabase database) {
		return MigrationProject.of(this.directory,
				revision("1").message("create tasks").sqlUp("create table tasks (id int)").sqlDown("drop table tasks"),
				revision("2", "1").message("add a status")
					.sqlUp("alter table tasks add status text")
					.sqlDown("alter table tasks drop status"))
			.aludel(database.dataSource());
	}

}

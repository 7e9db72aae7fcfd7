package dev.aludel.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.aludel.migrate.Aludel;
import dev.aludel.migrate.MigrationProject;
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

	private Aludel project(TestDatabase database) {
		return MigrationProject
			.of(this.directory, revision("1").message("create tasks").sqlUp("create table tasks (id int)"),
					revision("2b", "1").message("add a status")
						.sqlUp("alter table tasks add status text", "insert into tasks values (1, 'open')"))
			.aludel(database.dataSource());
	}

}

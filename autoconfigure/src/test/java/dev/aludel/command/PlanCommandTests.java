package dev.aludel.command;

import java.nio.file.Path;
import java.util.List;

import dev.aludel.migrate.Aludel;
import dev.aludel.migrate.MigrationProject;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.aludel.migrate.RevisionSource.revision;
import static org.assertj.core.api.Assertions.assertThat;

@PostgresTest
class PlanCommandTests {

	private final Path directory;

	PlanCommandTests(@TempDir Path directory) {
		this.directory = directory;
	}

	@Test
	void showsWhatAnUpgradeWouldRun(TestDatabase database) {
		Aludel aludel = project(database);
		aludel.upgrade("1");
		CommandRun run = CommandRun.of(aludel, "plan");
		assertThat(run.status()).isZero();
		assertThat(run.err()).isEmpty();
		assertThat(run.out().replaceAll("localhost:\\d+", "localhost")).isEqualToNormalizingNewlines("""
				Database %s on localhost is at 1; an upgrade would run 2 revisions and leave it at 3.

				2  index the titles (db.migration.R2_IndexTheTitles)
				   alter table tasks
				     add column status text;
				   -- outside of a transaction:
				   create index concurrently ix on tasks (title);

				3  step 3 (db.migration.R3_Step3)
				   reads the database: its statements are known only when it runs
				""".formatted(database.name()));
		assertThat(database.query("select revision from aludel_revision")).containsExactly("1");
	}

	@Test
	void showsWhatADowngradeWouldRun(TestDatabase database) {
		Aludel aludel = project(database);
		aludel.upgrade("1");
		assertThat(CommandRun.of(aludel, "plan", "--downgrade", "base", "--quiet").lines())
			.containsExactly("1  create tasks (db.migration.R1_CreateTasks)", "   drop table tasks;");
		CommandRun mistake = CommandRun.of(aludel, "plan", "--downgrade");
		assertThat(mistake.status()).isEqualTo(2);
		assertThat(mistake.err()).startsWith("A downgrade needs a target.");
	}

	@Test
	void saysThatThereIsNothingToRun(TestDatabase database) {
		assertThat(CommandRun.of(project(database), "plan", "base").lines()).singleElement()
			.asString()
			.endsWith("is without revisions; an upgrade would run nothing.");
	}

	@Test
	void tellsTheSameAsJson(TestDatabase database) {
		CommandRun run = CommandRun.of(project(database), "plan", "2", "--format", "json");
		assertThat(run.out()).startsWith("{\"version\":1,\"command\":\"plan\",").hasLineCount(1);
		assertThat(run.json()).containsEntry("database", database.name())
			.containsEntry("direction", "upgrade")
			.containsEntry("current", List.of())
			.containsEntry("currentAfter", List.of("2"))
			.containsEntry("unknown", List.of());
		assertThat(run.out()).contains("{\"number\":2,\"operation\":\"create index ix on tasks\","
				+ "\"sql\":\"create index concurrently ix on tasks (title)\",\"transactional\":false,\"completed\":false}");
		assertThat(run.out()).contains("\"className\":\"db.migration.R1_CreateTasks\",")
			.contains("\"statementsUnknown\":null");
	}

	@Test
	void refusesWhatDoesNotExist(TestDatabase database) {
		CommandRun run = CommandRun.of(project(database), "plan", "nowhere");
		assertThat(run.status()).isEqualTo(2);
		assertThat(run.err()).contains("nowhere");
		assertThat(run.out()).isEmpty();
	}

	private Aludel project(TestDatabase database) {
		return MigrationProject
			.of(this.directory,
					revision("1").message("create tasks")
						.sqlUp("create table tasks (id int, title text)")
						.sqlDown("drop table tasks"),
					revision("2", "1").message("index the titles").up("""
							op.execute("alter table tasks\\n  add column status text");
							op.createIndexConcurrently("tasks", index("ix").on("title"));
							"""), revision("3", "2").up("op.connection();"))
			.aludel(database.dataSource());
	}

}

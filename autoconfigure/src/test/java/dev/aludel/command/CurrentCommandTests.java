package dev.aludel.command;

import java.util.List;
import java.util.stream.IntStream;

import dev.aludel.migrate.Aludel;
import dev.aludel.revision.AcceptanceList;
import dev.aludel.revision.RevisionNode;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@PostgresTest
class CurrentCommandTests {

	private static final AcceptanceList LIST = AcceptanceList.read();

	@Test
	void saysThatTheDatabaseIsUpToDate(TestDatabase database) {
		Aludel aludel = aludel("LINE", database);
		aludel.upgrade();
		CommandRun run = CommandRun.of(aludel, "current", "--check-heads");
		assertThat(run.status()).isZero();
		assertThat(run.out()).matches("l5  change 4  \\(current\\) \\(head\\)\n"
				+ "Database %s on localhost:\\d+ is up to date\\.\n".formatted(database.name()));
	}

	@Test
	void saysHowFarTheDatabaseIsBehind(TestDatabase database) {
		Aludel aludel = aludel("FORK", database);
		aludel.upgrade("b1");
		CommandRun run = CommandRun.of(aludel, "current");
		assertThat(run.status()).isZero();
		assertThat(run.out()).matches("b1  change 2  \\(current\\) \\[left\\]\n"
				+ "Database %s on localhost:\\d+ is behind by 4\\.\nPending: c1, d1, e1, f1\n"
					.formatted(database.name()));
		assertThat(CommandRun.of(aludel, "current", "--check-heads").status()).isEqualTo(ExitStatus.FAILED);
	}

	@Test
	void cutsLongListsUnlessToldToTellMore(TestDatabase database) {
		List<RevisionNode> nodes = IntStream.rangeClosed(10, 21)
			.mapToObj((number) -> new RevisionNode("v" + number, List.of(), List.of(), List.of(), "",
					"db.migration.Rv" + number))
			.toList();
		Aludel aludel = GraphMigrations.of(nodes).aludel(database.dataSource());
		assertThat(CommandRun.of(aludel, "current").out())
			.endsWith("Pending: v10, v11, v12, v13, v14, v15, v16, v17, v18, v19 and 2 more\n");
		assertThat(CommandRun.of(aludel, "current", "--verbose").out()).endsWith(", v19, v20, v21\n");
	}

	@Test
	void saysThatNothingIsApplied(TestDatabase database) {
		CommandRun run = CommandRun.of(aludel("LINE", database), "current", "--check-heads");
		assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
		assertThat(run.out())
			.matches("Database %s on localhost:\\d+ is at base, behind by 5\\.\nPending: l1, l2, l3, l4, l5\n"
				.formatted(database.name()));
		assertThat(database.query("select relname from pg_class where relname like 'aludel%'")).isEmpty();
	}

	@Test
	void saysThatAnotherToolHasWorkedOnTheDatabase(TestDatabase database) {
		database.execute("create table flyway_schema_history (installed_rank integer)");
		String remark = "The database has a history of Flyway (public.flyway_schema_history), which Aludel does not read: "
				+ "to it, the database is without revisions.\n";
		Aludel aludel = aludel("LINE", database);
		assertThat(CommandRun.of(aludel, "current").out()).contains(remark);
		assertThat(CommandRun.of(aludel, "plan").out()).contains(remark);
		assertThat(CommandRun.of(aludel, "upgrade", "l1").err()).contains(remark);
		assertThat(CommandRun.of(aludel, "upgrade").err()).doesNotContain("Flyway");
		assertThat(CommandRun.of(aludel, "current").out()).doesNotContain("Flyway");
	}

	@Test
	void saysThatTheDatabaseIsAhead(TestDatabase database) {
		new AppliedRows(database).write(List.of("l1", "l2", "l3", "l4", "l5", "zz990000"), LIST.nodes("LINE"));
		CommandRun run = CommandRun.of(aludel("LINE", database), "current", "--check-heads");
		assertThat(run.status()).isZero();
		assertThat(run.out()).contains(" is ahead by 1.\nUnknown to this application: zz990000\n")
			.contains("zz990000            (current) (unknown) (base)\n");
	}

	@Test
	void saysThatTheTwoHaveDiverged(TestDatabase database) {
		new AppliedRows(database).write(List.of("l1", "zz990000"), LIST.nodes("LINE"));
		CommandRun run = CommandRun.of(aludel("LINE", database), "current", "--check-heads");
		assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
		assertThat(run.out()).contains(" has diverged: it lacks 4 and has 1 that is unknown.\nPending: l2, l3, l4, l5\n"
				+ "Unknown to this application: zz990000\n");
	}

	@Test
	void saysThatTheDatabaseMayBelongToAnotherApplication(TestDatabase database) {
		new AppliedRows(database).write(List.of("other1", "other2"), LIST.nodes("LINE"));
		Aludel aludel = aludel("LINE", database);
		assertThat(CommandRun.of(aludel, "current").out())
			.endsWith("It has none of this application's revisions, so it may belong to another: check the URL.\n");
		for (String command : List.of("upgrade", "plan", "stamp head", "downgrade base", "upgrade --dry-run")) {
			CommandRun run = CommandRun.of(aludel, command.split(" "));
			assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
			assertThat(run.err()).as(command).isEqualTo("""
					The database has none of this application's revisions, and 2 that it does not know:
					  other1
					  other2
					Nothing was run.
					It may belong to another application: check the URL. If it does not, forget them: \
					aludel repair --forget other1 other2
					""");
		}
		assertThat(CommandRun.of(aludel, "wait", "--timeout", "0s").err())
			.contains("has none of this application's revisions");
	}

	@Test
	void namesWhatIsHalfDone(TestDatabase database) {
		new AppliedRows(database).write(List.of("l1", "l2", "l3", "l4", "l5"), LIST.nodes("LINE"));
		database
			.execute("insert into aludel_progress (revision, direction, completed_statements, checksum, next_begun, "
					+ "updated_at) values ('l5', 'downgrade', 2, 'c', false, '2026-01-02 03:04:05+00')");
		Aludel aludel = aludel("LINE", database);
		CommandRun run = CommandRun.of(aludel, "current", "--check-heads");
		assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
		assertThat(run.out()).startsWith("l5  change 4  (current) (unfinished) (head)\n")
			.contains(" has an unfinished revision.\n")
			.endsWith("Unfinished: the downgrade of l5 stopped after statement 2 at 2026-01-02T03:04:05Z; "
					+ "the same command resumes it.\n");
		assertThat(CommandRun.of(aludel, "current", "--format", "json").json()).containsEntry("relation", "unfinished")
			.extractingByKey("unfinished", InstanceOfAssertFactories.LIST)
			.singleElement(InstanceOfAssertFactories.map(String.class, Object.class))
			.containsEntry("revision", "l5")
			.containsEntry("direction", "downgrade")
			.containsEntry("completedStatements", 2)
			.containsEntry("stoppedAt", "2026-01-02T03:04:05Z");
	}

	@Test
	void tellsTheSameAsJson(TestDatabase database) {
		Aludel aludel = aludel("HIDE", database);
		aludel.upgrade("y1");
		assertThat(CommandRun.of(aludel, "current", "--format", "json").json())
			.containsOnlyKeys("version", "command", "database", "host", "relation", "upToDate", "current", "heads",
					"pending", "unknown", "unfinished", "otherHistories")
			.containsEntry("command", "current")
			.containsEntry("database", database.name())
			.containsEntry("relation", "behind")
			.containsEntry("upToDate", false)
			.containsEntry("current", List.of("y1"))
			.containsEntry("heads", List.of("y3"))
			.containsEntry("pending", List.of("x1", "x2", "y2", "y3"))
			.containsEntry("unknown", List.of())
			.containsEntry("unfinished", List.of());
	}

	private static Aludel aludel(String graph, TestDatabase database) {
		return GraphMigrations.of(LIST.nodes(graph)).aludel(database.dataSource());
	}

}

package dev.aludel.command;

import java.nio.file.Path;
import java.util.List;

import dev.aludel.migrate.Aludel;
import dev.aludel.migrate.MigrationProject;
import dev.aludel.migrate.RevisionSource;
import dev.aludel.migrate.UnreachableDataSource;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.aludel.migrate.RevisionSource.revision;
import static org.assertj.core.api.Assertions.assertThat;

@PostgresTest
class RehearsalOptionsTests {

	private static final RevisionSource TABLE = revision("1").message("create tasks")
		.sqlUp("create table tasks (id int)", "insert into tasks values (1)")
		.sqlDown("drop table tasks");

	private static final RevisionSource INDEX = revision("2", "1")
		.up("op.createIndexConcurrently(\"tasks\", index(\"ix\").on(\"id\"));");

	private final Path directory;

	RehearsalOptionsTests(@TempDir Path directory) {
		this.directory = directory;
	}

	@Test
	void writesNothingButTheScript() {
		Aludel aludel = offline(TABLE, INDEX);
		CommandRun run = CommandRun.of(aludel, "upgrade", "--sql");
		assertThat(run.status()).isZero();
		assertThat(run.err()).isEmpty();
		assertThat(run.out()).isEqualTo(aludel.script("base:head")).startsWith("-- Upgrade from base: 1, 2\n");
		assertThat(CommandRun.of(aludel, "upgrade", "1:2", "--sql").out()).isEqualTo(aludel.script("1:2"));
		assertThat(CommandRun.of(aludel, "upgrade", "1", "--sql", "--format", "json").json())
			.containsEntry("command", "upgrade")
			.containsEntry("script", aludel.script("1"));
	}

	@Test
	void refusesWhatOnlyADatabaseCanTell() {
		CommandRun run = CommandRun.of(offline(TABLE), "upgrade", "+1", "--sql");
		assertThat(run.status()).isEqualTo(2);
		assertThat(run.out()).isEmpty();
		assertThat(run.err()).startsWith("+1 counts from where the database stands");
		assertThat(CommandRun.of(offline(TABLE), "upgrade", "current:head", "--sql").status()).isEqualTo(2);
		assertThat(CommandRun.of(offline(TABLE, INDEX), "upgrade", "2:1", "--sql").status()).isEqualTo(2);
		assertThat(CommandRun.of(offline(TABLE), "upgrade", "nowhere:head", "--sql").status()).isEqualTo(2);
	}

	@Test
	void writesNothingOfARangeThatCannotBeScripted() {
		CommandRun run = CommandRun.of(offline(TABLE, revision("2", "1").up("op.connection();")), "upgrade", "--sql");
		assertThat(run.status()).isEqualTo(1);
		assertThat(run.out()).isEmpty();
		assertThat(run.err())
			.startsWith("Revision 2 (db.migration.R2_Step2) cannot be scripted: it reads the database");
	}

	@Test
	void writesTheWayBackAndAStamp() {
		Aludel aludel = offline(TABLE, INDEX);
		assertThat(CommandRun.of(aludel, "downgrade", "2:base", "--sql").out())
			.isEqualTo(aludel.scriptDowngrade("2:base"))
			.startsWith("-- Downgrade from 2: 2, 1\n");
		assertThat(CommandRun.of(aludel, "stamp", "1:2", "--sql").out()).isEqualTo(aludel.scriptStamp(List.of("1:2")))
			.startsWith("-- Stamp from 1: 2\n");
		CommandRun halfOfARange = CommandRun.of(aludel, "downgrade", "base", "--sql");
		assertThat(halfOfARange.status()).isEqualTo(2);
		assertThat(halfOfARange.err()).startsWith("A downgrade without a database needs both ends, from:to;");
		assertThat(CommandRun.of(aludel, "downgrade", "-1", "--sql").status()).isEqualTo(2);
		assertThat(CommandRun.of(aludel, "stamp", "2", "--sql", "--purge").err())
			.startsWith("--sql asks no database, so it cannot know what --purge would discard.");
	}

	@Test
	void writesNothingOfADowngradeThatHasNoWayBack() {
		CommandRun run = CommandRun.of(offline(revision("1").down("op.irreversible(\"The rows are gone.\");")),
				"downgrade", "1:base", "--sql");
		assertThat(run.status()).isEqualTo(1);
		assertThat(run.out()).isEmpty();
		assertThat(run.err()).startsWith("Revision 1 (db.migration.R1_Step1) cannot be undone: The rows are gone.");
	}

	@Test
	void rehearsesTheWayBack(TestDatabase database) {
		Aludel aludel = MigrationProject.of(this.directory, TABLE).aludel(database.dataSource());
		aludel.upgrade();
		assertThat(CommandRun.of(aludel, "downgrade", "base", "--dry-run").lines()).contains("   drop table tasks;")
			.anySatisfy((line) -> assertThat(line)
				.endsWith("is still at 1. The downgrade would leave it without revisions."));
		assertThat(database.query("select revision from aludel_revision")).containsExactly("1");
	}

	@Test
	void refusesAScriptOfADryRun() {
		CommandRun run = CommandRun.of(offline(TABLE), "upgrade", "--sql", "--dry-run");
		assertThat(run.status()).isEqualTo(2);
		assertThat(run.err()).startsWith("--sql asks no database and --dry-run runs on one: give one of them.");
	}

	@Test
	void tellsWhatADryRunDid(TestDatabase database) {
		Aludel aludel = MigrationProject.of(this.directory, TABLE, INDEX).aludel(database.dataSource());
		CommandRun run = CommandRun.of(aludel, "upgrade", "--dry-run");
		assertThat(run.status()).isZero();
		assertThat(run.out().replaceAll("\\b\\d+ ms", "N ms").replaceAll("localhost:\\d+", "localhost"))
			.isEqualToNormalizingNewlines("""
					1  create tasks (2 statements, N ms)
					   -- N ms:
					   create table tasks (id int);
					   -- N ms:
					   insert into tasks values (1);

					2  step 2 (1 statement, N ms)
					   -- N ms, without concurrently, which cannot be rolled back:
					   create index ix on tasks (id);

					Everything was rolled back; database %s on localhost is still without revisions. \
					The upgrade would leave it at 2.
					Numbers that sequences have handed out are not given back.
					""".formatted(database.name()));
		assertThat(database.query("select relname from pg_class where relname in ('tasks', 'aludel_revision')"))
			.isEmpty();
	}

	@Test
	void tellsWhatADryRunDidAsJson(TestDatabase database) {
		Aludel aludel = MigrationProject.of(this.directory, TABLE, INDEX).aludel(database.dataSource());
		CommandRun run = CommandRun.of(aludel, "upgrade", "--dry-run", "--format", "json");
		assertThat(run.out().replaceAll("Ms\":\\d+", "Ms\":0"))
			.startsWith(
					"{\"version\":1,\"command\":\"upgrade\",\"dryRun\":true,\"database\":\"" + database.name() + "\"")
			.contains(
					"\"direction\":\"upgrade\",\"current\":[],\"currentAfter\":[\"2\"],\"revisions\":[{\"revision\":\"1\","
							+ "\"message\":\"create tasks\",\"className\":\"db.migration.R1_CreateTasks\",\"usedConnection\":false,")
			.contains(
					"{\"number\":1,\"operation\":\"create index ix on tasks\",\"sql\":\"create index ix on tasks (id)\","
							+ "\"form\":\"transactional\",\"durationMs\":0}");
	}

	private Aludel offline(RevisionSource... revisions) {
		return MigrationProject.of(this.directory, revisions).aludel(new UnreachableDataSource());
	}

}

package dev.aludel.migrate;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

import dev.aludel.revision.MalformedIdentifierException;
import dev.aludel.revision.OfflineRangeException;
import dev.aludel.revision.UnknownRevisionException;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static dev.aludel.migrate.RevisionSource.revision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@PostgresTest
class ScriptTests {

	private final Path directory;

	ScriptTests(@TempDir Path directory) {
		this.directory = directory;
	}

	/** One revision of each kind of trouble. */
	private MigrationProject project() {
		return MigrationProject.of(this.directory, revision("1").message("first's \\n\\\\! echo gone").up("""
				op.createTable("tasks", column("id", bigint()).identity(), column("title", text()).notNull(),
						column("tags", array(text())), primaryKey("pk_tasks", "id"));
				op.createTable("Odd \\"Name", column("a", integer()), column("select", text()));
				""").down("""
				op.dropTable("Odd \\"Name");
				op.dropTable("tasks");
				"""),
				revision("2", "1")
					.up("""
							op.execute("insert into tasks (title, tags) values ('a;b -- no comment', array['x','y','z'])");
							op.execute("insert into tasks (title) values ('first line\\n\\\\! touch /tmp/never\\n\\\\q\\n:n :''n''')");
							op.execute("insert into tasks (title) select tags[2:n] from tasks, (values (3)) as v (n) where tags is not null");
							op.execute("insert into tasks (title) values ($x$ it's :n; \\\\ $x$); -- the last word");
							op.execute("insert into tasks (title) values (E'it\\\\'s;') /* a ; comment */");
							op.execute("create function twice(value integer) returns integer language plpgsql as $$\\n"
									+ "declare result integer := 2 * value; -- :n\\nbegin return result; end $$");
							op.execute("create table found as select '{\\"a\\": 1}'::jsonb ? 'a' as a");
							""")
					.down("""
							op.execute("drop table found");
							op.execute("drop function twice(integer)");
							op.execute("delete from tasks");
							"""),
				revision("3", "2").up("""
						op.createEnumType("mood", "sad", "happy");
						op.addColumn("tasks", column("mood", enumType("mood")).defaultValue("'sad'").notNull());
						op.createIndexConcurrently("tasks", index("ix_tasks_title").on("title"));
						op.createIndexConcurrently("Odd \\"Name", uniqueIndex("ux_it's").on("select"));
						op.commentOnTable("tasks", "it's a 'comment' with \\\\ and :n");
						""").down("""
						op.dropIndexConcurrently("Odd \\"Name", "ux_it's");
						op.dropIndexConcurrently("tasks", "ix_tasks_title");
						op.dropColumn("tasks", "mood");
						op.dropEnumType("mood");
						"""),
				revision("4", "2")
					.sqlUp("set search_path = pg_catalog", "set statement_timeout = '77s'",
							"select set_config('lock_timeout', '55s', false)",
							"create table public.dumped (at timestamptz default now())",
							"insert into public.dumped values ('2026-01-02 03:04:05')")
					.sqlDown("drop table dumped"),
				revision("5", "3", "4").dependsOn("2")
					.message("")
					.up("op.createIndexConcurrently(\"dumped\", index(\"ix_dumped\").on(\"at\"));")
					.down("op.dropIndexConcurrently(\"dumped\", \"ix_dumped\");"));
	}

	@ParameterizedTest
	@EnumSource
	void leavesTheDatabaseThatARunLeaves(ScriptRunner runner, TestDatabase database) {
		AludelSettings settings = AludelSettings.defaults().withApplication("it's tasks");
		Aludel online = project().aludel(database.dataSource(), settings);
		Aludel offline = project().aludel(new UnreachableDataSource(), settings);
		try (TestDatabase scripted = database.another()) {
			online.upgrade("2");
			run(runner, scripted, offline.script("2"));
			assertThat(DatabaseContents.of(scripted)).isEqualTo(DatabaseContents.of(database));
			online.upgrade();
			run(runner, scripted, offline.script("2:head"));
			assertThat(DatabaseContents.of(scripted)).isEqualTo(DatabaseContents.of(database));
			online.downgrade("2");
			run(runner, scripted, offline.scriptDowngrade("head:2"));
			assertThat(DatabaseContents.of(scripted)).isEqualTo(DatabaseContents.of(database));
			online.stamp(List.of("3", "4"));
			run(runner, scripted, offline.scriptStamp(List.of("2:3", "4")));
			online.stamp(List.of("2"));
			run(runner, scripted, offline.scriptStamp(List.of("3,4:2")));
			online.downgrade("base");
			run(runner, scripted, offline.scriptDowngrade("2:base"));
			assertThat(DatabaseContents.of(scripted)).isEqualTo(DatabaseContents.of(database));
		}
	}

	private void run(ScriptRunner runner, TestDatabase database, String script) {
		assertThat(runner.run(database, script, this.directory)).as(script).isNull();
	}

	@ParameterizedTest
	@EnumSource
	void keepsItsBookkeepingWhereARunKeepsItWhateverTheSearchPath(ScriptRunner runner, TestDatabase database) {
		MigrationProject project = MigrationProject.of(this.directory, revision("1").up("""
				op.createSchema("audit");
				op.createSchema("postgres");
				op.execute("create table audit.events (at date)");
				op.execute("create table audit.aludel_progress (like public.aludel_progress including all)");
				op.execute("create table audit.aludel_revision (like public.aludel_revision including all)");
				"""), revision("2", "1").up("""
				op.execute("set search_path to audit");
				op.createIndexConcurrently("events", index("ix_events").on("at"));
				op.execute("create table here ()");
				op.createIndexConcurrently("events", index("ix_events_again").on("at"));
				"""), revision("3", "2").up("""
				op.execute("set search_path to nowhere");
				op.createIndexConcurrently("audit.events", index("ix_events_last").on("at"));
				"""), revision("4", "3").up("op.createTable(\"made\", column(\"id\", integer()));"));
		Aludel online = project.aludel(database.dataSource());
		Aludel offline = project.aludel(new UnreachableDataSource());
		try (TestDatabase scripted = database.another()) {
			online.upgrade();
			run(runner, scripted, offline.script("head"));
			assertThat(DatabaseContents.of(scripted)).isEqualTo(DatabaseContents.of(database));
			assertThat(scripted.query("select count(*) from public.aludel_revision")).containsExactly("4");
			assertThat(scripted.query("select count(*) from audit.aludel_revision")).containsExactly("0");
		}
	}

	@ParameterizedTest
	@EnumSource
	void writesDatesAsARunDoes(ScriptRunner runner, TestDatabase database) {
		MigrationProject project = MigrationProject.of(this.directory,
				revision("1").sqlUp("create table words as select ('2026-02-01'::date)::text as word",
						"insert into words select ('03/04/2026'::date)::text"));
		Aludel online = project.aludel(database.dataSource());
		Aludel offline = project.aludel(new UnreachableDataSource());
		try (TestDatabase scripted = database.another()) {
			database.execute("alter database " + database.name() + " set datestyle to 'German, DMY'");
			scripted.execute("alter database " + scripted.name() + " set datestyle to 'German, DMY'");
			online.upgrade();
			if (runner == ScriptRunner.PSQL) {
				assertThat(runner.run(scripted, offline.script("head"), this.directory))
					.contains("Database " + scripted.name() + " or this role sets DateStyle to German, DMY, "
							+ "and the sessions of the application do not follow.")
					.contains("PGDATESTYLE=ISO psql");
			}
			assertThat(runner.run(scripted, offline.script("head"), this.directory, Map.of("PGDATESTYLE", "ISO")))
				.isNull();
			assertThat(scripted.query("select word from words")).contains("2026-02-01");
			assertThat(DatabaseContents.of(scripted)).isEqualTo(DatabaseContents.of(database));
		}
	}

	@ParameterizedTest
	@EnumSource
	void stopsBehindARevisionThatResetsAllSettings(ScriptRunner runner, TestDatabase database) {
		Aludel aludel = MigrationProject
			.of(this.directory, revision("1"), revision("2", "1").sqlUp("create table two ()", "reset all"))
			.aludel(database.dataSource());
		assertThat(runner.run(database, aludel.script("head"), this.directory))
			.contains("Revision 2 in database " + database.name()
					+ " reset all settings, and what the script keeps in them is gone.")
			.contains("Its transaction is rolled back. Take the reset out of it, and write the script anew.");
		assertThat(database.query("select to_regclass('two')")).containsExactly("∅");
		assertThat(aludel.state().heads()).containsExactly("1");
	}

	@ParameterizedTest
	@EnumSource
	void stopsBeforeAnIndexBehindARevisionThatResetsAllSettings(ScriptRunner runner, TestDatabase database) {
		Aludel aludel = MigrationProject.of(this.directory, revision("1").up("""
				op.execute("create table one (id integer)");
				op.execute("reset all");
				op.createIndexConcurrently("one", index("ix_one").on("id"));
				""")).aludel(database.dataSource());
		assertThat(runner.run(database, aludel.script("head"), this.directory))
			.contains("Revision 1 in database " + database.name() + " reset all settings");
		assertThat(database.query("select to_regclass('one')")).containsExactly("∅");
	}

	@ParameterizedTest
	@EnumSource
	void bindsEveryParameterAsARunDoes(ScriptRunner runner, TestDatabase database) {
		RevisionSource types = revision("1")
			.up("""
					op.execute("create extension hstore");
					op.execute("create type mood as enum ('sad', 'happy')");
					op.createTable("things", column("id", integer()), column("a", type("text")), column("b", type("text")));
					op.execute("create table kinds (id serial, kind regtype, value text)");
					Object[] values = { 7, -7, 7L, -7L, (short) 7, (byte) -7, 1.5f, -1.5e-30d, Double.NaN, Float.NEGATIVE_INFINITY,
							new java.math.BigDecimal("-1.50"), new java.math.BigDecimal("1E+3"), new java.math.BigInteger("12345678901234567890"),
							true, false, java.util.UUID.fromString("7c9e6679-7425-40de-944b-e07fc1f90ae7"), new byte[] { 0, 39, 92, -1 },
							java.time.Instant.parse("2026-01-02T03:04:05.123456789Z"),
							java.time.OffsetDateTime.parse("2026-01-02T03:04:05.5+05:30"),
							java.time.ZonedDateTime.parse("2026-07-02T03:04:05+02:00[Europe/Berlin]"),
							java.time.LocalDateTime.parse("0044-03-15T12:00:00"), java.time.LocalDate.parse("2026-01-02"),
							java.time.LocalDate.parse("+12026-01-02"), java.time.LocalDate.parse("-0043-03-15"),
							java.time.LocalDate.MAX, java.time.LocalDateTime.MIN, java.time.OffsetDateTime.MAX,
							java.time.LocalTime.parse("03:04:05.000001"), java.time.LocalTime.MAX,
							java.time.LocalTime.parse("03:04:05.0000015"), java.time.LocalTime.parse("03:04:05.0000014"),
							java.time.LocalTime.parse("23:59:59.9999995"), java.time.LocalTime.parse("23:59:59.9999994"),
							java.time.OffsetTime.parse("03:04:05.0000015+05:30"), java.time.OffsetTime.parse("23:59:59.9999995Z"),
							java.time.OffsetTime.parse("03:04:05+05:30"), new int[] { 1, -2 }, new long[0], new double[] { 1.5 },
							new boolean[] { true, false }, java.util.Map.of("k\\"ey", "it's \\\\") };
					for (Object value : values) {
						op.execute("insert into kinds (kind, value) select pg_typeof(v), v::text from (select ? as v) as t", value);
					}
					op.execute("create table untyped (t text, j jsonb, m mood, c char, x text[], y integer[][], z bytea[], "
							+ "ts timestamp, tz timestamptz, d date, ti time, n text)");
					op.execute("insert into untyped values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?,?, ?)", "it's \\\\ \\r\\n\\\\q :n ?",
							"{\\"a\\": 1}", "happy", 'c', new String[] { "a\\"b", null, "", "NULL", "x\\\\y" },
							new int[][] { { 1, 2 }, { 3, 4 } }, new byte[][] { { 1 }, { 2 } },
							java.sql.Timestamp.valueOf("2026-01-02 03:04:05.123456"), java.sql.Timestamp.valueOf("2026-07-02 03:04:05.123456789"),
							java.sql.Date.valueOf("2026-01-02"), java.sql.Time.valueOf("03:04:05"), null);
					op.bulkInsert("things", java.util.List.of("id", "a", "b"), java.util.List.of(java.util.List.of(1, "?", ":n"),
							java.util.Arrays.asList(2, null, "$1 $$ '")));
					op.execute("insert into things select 8-?, 'a?b', 'q' where 1=? and 'x' ~ ?/* ? */", -3, 1, "x");
					op.execute("insert into things select 9, ('{\\"a\\":1}'::jsonb ?? ?)::text", "a");
					""");
		Aludel online = MigrationProject.of(this.directory, types).aludel(database.dataSource());
		Aludel offline = MigrationProject.of(this.directory, types).aludel(new UnreachableDataSource());
		try (TestDatabase scripted = database.another()) {
			online.upgrade();
			run(runner, scripted, offline.script("head"));
			assertThat(DatabaseContents.of(scripted)).isEqualTo(DatabaseContents.of(database));
		}
	}

	@ParameterizedTest
	@EnumSource
	void stopsWhenItHasBeenRunBefore(ScriptRunner runner, TestDatabase database) {
		Aludel aludel = MigrationProject
			.of(this.directory, revision("1").sqlUp("create table one ()"), revision("2", "1"))
			.aludel(database.dataSource());
		String script = aludel.script("1");
		run(runner, database, script);
		assertThat(runner.run(database, script, this.directory))
			.contains("This script begins with a database without revisions, and database " + database.name()
					+ " is at 1.")
			.doesNotContain("NOTICE")
			.contains("It also has 1.")
			.contains("Nothing was run. Write a script that begins where the database is.");
	}

	@ParameterizedTest
	@EnumSource
	void stopsBeforeADatabaseThatIsElsewhere(ScriptRunner runner, TestDatabase database) {
		Aludel aludel = MigrationProject
			.of(this.directory, revision("1"), revision("2", "1"), revision("3", "2").sqlUp("create table three ()"))
			.aludel(database.dataSource());
		assertThat(runner.run(database, aludel.script("2:3"), this.directory)).contains(
				"This script begins with a database at 2, and database " + database.name() + " is without revisions.");
		aludel.upgrade("1");
		assertThat(runner.run(database, aludel.script("2:3"), this.directory))
			.contains("This script begins with a database at 2, and database " + database.name() + " is at 1.");
		assertThat(database.query("select to_regclass('three')")).containsExactly("∅");
	}

	@ParameterizedTest
	@EnumSource
	void stopsBesideAnotherMigration(ScriptRunner runner, TestDatabase database) throws SQLException {
		String script = MigrationProject.of(this.directory, revision("1"))
			.aludel(new UnreachableDataSource())
			.script("head");
		try (Connection other = database.connect(); Statement statement = other.createStatement()) {
			statement.execute("select pg_advisory_lock("
					+ MigrationLock.key(new dev.aludel.schema.QualifiedName("public", "aludel_revision")) + ")");
			assertThat(runner.run(database, script, this.directory))
				.contains("The migration lock of database " + database.name() + " is held by another session.");
		}
		run(runner, database, script);
	}

	@ParameterizedTest
	@EnumSource
	void leavesARevisionThatTheEngineCanFinish(ScriptRunner runner, TestDatabase database) {
		MigrationProject project = MigrationProject.of(this.directory,
				revision("1").sqlUp("create table tasks (id integer)", "insert into tasks values (1), (1)"),
				revision("2", "1").up("""
						op.addColumn("tasks", column("done", bool()));
						op.createIndexConcurrently("tasks", uniqueIndex("ux_tasks").on("id"));
						"""));
		Aludel aludel = project.aludel(database.dataSource());
		String script = aludel.script("head");
		assertThat(runner.run(database, script, this.directory)).contains("could not create unique index");
		assertThat(database.query("select revision, completed_statements, next_begun from aludel_progress"))
			.containsExactly("2|1|t");
		assertThat(runner.run(database, aludel.script("1:2"), this.directory))
			.contains("Revision 2 of database " + database.name() + " was begun and not finished.");
		database.execute("delete from tasks");
		assertThat(aludel.upgrade().heads()).containsExactly("2");
		assertThat(aludel.validate().findings()).isEmpty();
	}

	@ParameterizedTest
	@EnumSource
	void usesTheTablesAndTheSchemaOfTheSettings(ScriptRunner runner, TestDatabase database) {
		database.execute("create schema ops");
		AludelSettings settings = AludelSettings.defaults().withTables(BookkeepingTables.defaults().inSchema("ops"));
		Aludel aludel = MigrationProject.of(this.directory, revision("1"), revision("2", "1"))
			.aludel(database.dataSource(), settings);
		run(runner, database, aludel.script("1"));
		run(runner, database, aludel.script("1:2"));
		assertThat(aludel.state().heads()).containsExactly("2");
		assertThat(database.query("select count(*) from ops.aludel_history")).containsExactly("2");
	}

	@Test
	void isTheSameEachTimeItIsWritten() {
		assertThat(project().aludel(new UnreachableDataSource()).script("head"))
			.isEqualTo(project().aludel(new UnreachableDataSource()).script("head"));
	}

	@Test
	void saysThatThereIsNothingToDo() {
		assertThat(project().aludel(new UnreachableDataSource()).script("5:head"))
			.startsWith("-- Upgrade from 5: nothing to do\n")
			.doesNotContain("begin transaction");
	}

	@Test
	void refusesARevisionThatReadsTheDatabase() {
		Aludel aludel = MigrationProject.of(this.directory, revision("1"), revision("2", "1").up("op.connection();"))
			.aludel(new UnreachableDataSource());
		assertThatExceptionOfType(UnscriptableRevisionException.class).isThrownBy(() -> aludel.script("head"))
			.withMessage("""
					Revision 2 (db.migration.R2_Step2) cannot be scripted: \
					it reads the database: its statements are known only when it runs.
					Nothing was written.
					Script the range below it, run that revision with a connection, and script the rest from there.""")
			.satisfies((ex) -> assertThat(ex.revision()).isEqualTo("2"));
		assertThat(aludel.script("1")).contains("Upgrade 1");
	}

	@Test
	void refusesARevisionThatReadsTheDatabaseAndHidesIt() {
		Aludel aludel = MigrationProject
			.of(this.directory, revision("1").up("try { op.connection(); } catch (RuntimeException ex) { }"))
			.aludel(new UnreachableDataSource());
		assertThatExceptionOfType(UnscriptableRevisionException.class).isThrownBy(() -> aludel.script("head"));
	}

	@Test
	void refusesWhatHasNoWayBack() {
		Aludel aludel = MigrationProject
			.of(this.directory, revision("1"), revision("2", "1").down("op.irreversible(\"The rows are gone.\");"))
			.aludel(new UnreachableDataSource());
		assertThatExceptionOfType(IrreversibleRevisionException.class)
			.isThrownBy(() -> aludel.scriptDowngrade("2:base"))
			.withMessageContaining("Revision 2 (db.migration.R2_Step2) cannot be undone: The rows are gone.");
	}

	@Test
	void refusesWhatPsqlWouldTakeForItself() {
		assertThatExceptionOfType(UnscriptableRevisionException.class)
			.isThrownBy(() -> scriptOf("select 1 \\\\! rm -r x"))
			.withMessageContaining("it has a statement (number 1) that has a backslash outside of a literal");
		assertThatExceptionOfType(UnscriptableRevisionException.class)
			.isThrownBy(() -> scriptOf("create table a (); /* x */ commit"))
			.withMessageContaining("it has a statement (number 1) that ends the transaction that it runs in");
	}

	private String scriptOf(String sql) {
		return MigrationProject.of(this.directory, revision("1").up("op.execute(\"" + sql + "\");"))
			.aludel(new UnreachableDataSource())
			.script("head");
	}

	@Test
	void refusesWhatOnlyADatabaseCanTell() {
		Aludel aludel = project().aludel(new UnreachableDataSource());
		assertThatExceptionOfType(OfflineRangeException.class).isThrownBy(() -> aludel.script("+1")).withMessage("""
				+1 counts from where the database stands, and no database is asked here.
				Nothing was written.
				Name the start as well, as in 20250115143022:+1.""");
		assertThatExceptionOfType(OfflineRangeException.class).isThrownBy(() -> aludel.script("1:current+1"))
			.withMessageContaining("current+1 depends on where the database stands");
		assertThatExceptionOfType(OfflineRangeException.class).isThrownBy(() -> aludel.script("+1:2"));
		assertThat(aludel.script("1:+1")).isEqualTo(aludel.script("1:2"));
		assertThat(aludel.scriptDowngrade("2:-1")).isEqualTo(aludel.scriptDowngrade("2:1"));
	}

	@Test
	void refusesARangeThatIsReversed() {
		Aludel aludel = project().aludel(new UnreachableDataSource());
		assertThatExceptionOfType(OfflineRangeException.class).isThrownBy(() -> aludel.script("3:1")).withMessage("""
				The way from 3 to 1 leads down.
				Nothing was written.
				Write 1:3, or downgrade 3:1.""");
		assertThatExceptionOfType(OfflineRangeException.class).isThrownBy(() -> aludel.scriptDowngrade("1:3"))
			.withMessage("""
					The way from 1 to 3 leads up.
					Nothing was written.
					Write 3:1, or upgrade 1:3.""");
	}

	@Test
	void refusesADowngradeWithoutBothEnds() {
		Aludel aludel = project().aludel(new UnreachableDataSource());
		assertThatExceptionOfType(OfflineRangeException.class).isThrownBy(() -> aludel.scriptDowngrade("1"))
			.withMessage("""
					A downgrade without a database needs both ends, from:to; there is only 1.
					Nothing was written.
					Name the revision that the database is at, then the target, as in head:1.""");
		assertThatExceptionOfType(MalformedIdentifierException.class).isThrownBy(() -> aludel.scriptDowngrade("a:b:c"));
		assertThatExceptionOfType(UnknownRevisionException.class).isThrownBy(() -> aludel.script("nowhere:head"));
	}

}

package dev.aludel.migrate;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

import dev.aludel.migrate.DryRunStatement.Form;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static dev.aludel.migrate.RevisionSource.revision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

@PostgresTest
class DryRunTests {

	private static final RevisionSource TABLE = revision("1").message("create tasks")
		.sqlUp("create table tasks (id bigint generated always as identity primary key, title text)",
				"insert into tasks (title) values ('a'), ('b')")
		.sqlDown("drop table tasks");

	private static final RevisionSource INDEX = revision("2", "1").up("""
			op.execute("alter table tasks add column status text");
			op.createIndexConcurrently("tasks", uniqueIndex("ux_tasks").on("title"));
			op.execute("insert into tasks (title, status) values (?, ?)", "c", "it's");
			""").down("""
			op.dropIndexConcurrently("tasks", "ux_tasks");
			op.execute("alter table tasks drop column status");
			""");

	private final Path directory;

	DryRunTests(@TempDir Path directory) {
		this.directory = directory;
	}

	@Test
	void runsEverythingAndLeavesNothing(TestDatabase database) {
		Map<String, List<String>> before = DatabaseContents.of(database);
		DryRunReport report = aludel(database, TABLE, INDEX).dryRun("head");
		assertThat(DatabaseContents.of(database)).isEqualTo(before);
		assertThat(report.direction()).isEqualTo(Direction.UPGRADE);
		assertThat(report.heads()).isEmpty();
		assertThat(report.headsReached()).containsExactly("2");
		assertThat(report.revisions()).extracting(DryRunRevision::id).containsExactly("1", "2");
		assertThat(report.revisions()).extracting(DryRunRevision::message).containsExactly("create tasks", "step 2");
		assertThat(report.revisions()).extracting(DryRunRevision::usedConnection).containsOnly(false);
		assertThat(report.revisions().get(1).statements()).extracting(DryRunStatement::sql)
			.containsExactly("alter table tasks add column status text",
					"create unique index ux_tasks on tasks (title)",
					"insert into tasks (title, status) values ('c', 'it''s')");
		assertThat(report.revisions().get(1).statements()).extracting(DryRunStatement::form)
			.containsExactly(Form.AS_WRITTEN, Form.TRANSACTIONAL, Form.AS_WRITTEN);
		assertThat(report.revisions().get(1).statements()).extracting(DryRunStatement::number).containsExactly(1, 2, 3);
	}

	@Test
	void measuresEachStatement(TestDatabase database) {
		DryRunReport report = aludel(database, revision("1").sqlUp("select pg_sleep(0.05)", "select 1")).dryRun("head");
		DryRunRevision revision = report.revisions().get(0);
		assertThat(revision.statements().get(0).duration())
			.hasMillis(revision.statements().get(0).duration().toMillis())
			.isGreaterThanOrEqualTo(java.time.Duration.ofMillis(50))
			.isGreaterThan(revision.statements().get(1).duration());
		assertThat(revision.duration()).isGreaterThanOrEqualTo(revision.statements().get(0).duration());
		assertThat(report.duration()).isGreaterThanOrEqualTo(revision.duration());
	}

	@Test
	void undoesEverythingAndLeavesItThere(TestDatabase database) {
		Aludel aludel = aludel(database, TABLE, INDEX);
		aludel.upgrade();
		Map<String, List<String>> before = DatabaseContents.of(database);
		DryRunReport report = aludel.dryRunDowngrade("base");
		assertThat(DatabaseContents.of(database)).isEqualTo(before);
		assertThat(report.heads()).containsExactly("2");
		assertThat(report.headsReached()).isEmpty();
		assertThat(report.revisions()).extracting(DryRunRevision::id).containsExactly("2", "1");
		assertThat(report.revisions().get(0).statements()).extracting(DryRunStatement::sql)
			.containsExactly("drop index ux_tasks", "alter table tasks drop column status");
	}

	@Test
	void tellsWhatWouldFail(TestDatabase database) {
		Aludel aludel = aludel(database, TABLE,
				revision("2", "1").up("op.createIndexConcurrently(\"tasks\", uniqueIndex(\"ux\").on(\"nothing\"));"));
		aludel.upgrade("1");
		Map<String, List<String>> before = DatabaseContents.of(database);
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> aludel.dryRun("head")).withMessage("""
				Revision 2 (db.migration.R2_Step2) failed at statement 1 (create unique index ux on tasks):
				  create unique index ux on tasks (nothing)
				PostgreSQL: column "nothing" does not exist (42703)
				The revision was rolled back; the database is still at 1.
				The database is not what the revision expects: it has no column "nothing". \
				Correct the name, or bring the database to where it should be (aludel history, mvn aludel:check), \
				and start again.""");
		assertThat(DatabaseContents.of(database)).isEqualTo(before);
	}

	@Test
	void runsWhatReadsTheDatabase(TestDatabase database) {
		DryRunReport report = aludel(database, TABLE, revision("2", "1").up("""
				try (var statement = op.connection().createStatement();
						var rows = statement.executeQuery("select count(*) from tasks")) {
					rows.next();
					op.execute("comment on table tasks is '" + rows.getInt(1) + " tasks'");
				}
				catch (java.sql.SQLException ex) {
					throw new IllegalStateException(ex);
				}
				""")).dryRun("head");
		assertThat(report.revisions().get(1).usedConnection()).isTrue();
		assertThat(report.revisions().get(1).statements()).extracting(DryRunStatement::sql)
			.containsExactly("comment on table tasks is '2 tasks'");
	}

	@Test
	void refusesARevisionThatCommits(TestDatabase database) {
		leavesNothing(database, "The transaction", onConnection("commit"));
		leavesNothing(database, "commit", executed("create table a (); /* now */ commit; create table b ()"));
		leavesNothing(database, "The transaction", onConnection("set constraints all immediate", "commit"));
	}

	@Test
	void refusesARevisionThatRollsBack(TestDatabase database) {
		leavesNothing(database, "The transaction", onConnection("rollback"));
		leavesNothing(database, "The transaction", onConnection("rollback", "create table c ()"));
		leavesNothing(database, "The transaction", onConnection("rollback; begin; create table c (); commit"));
	}

	private static String onConnection(String... sql) {
		StringBuilder java = new StringBuilder("op.execute(\"create table a ()\");\n");
		for (String statement : sql) {
			java.append("""
					try (var statement = op.connection().createStatement()) {
						statement.execute("%s");
					}
					catch (java.sql.SQLException ex) {
						throw new IllegalStateException(ex);
					}
					""".formatted(statement));
		}
		return java.toString();
	}

	private static String executed(String sql) {
		return "op.execute(\"" + sql + "\");";
	}

	private void leavesNothing(TestDatabase database, String what, String upgrade) {
		Aludel aludel = aludel(database, revision("1").up(upgrade));
		RevisionFailedException failure = catchThrowableOfType(RevisionFailedException.class,
				() -> aludel.dryRun("head"));
		assertThat(failure).as(upgrade).isNotNull();
		assertThat(failure.getMessage()).as(upgrade)
			.contains(what.equals("commit") ? "It was to run `commit`." : "It ended the transaction that it ran in.")
			.contains("the database is still without revisions.");
		assertThat(database.query("select relname from pg_class where relname in ('a', 'b', 'c', 'aludel_revision')"))
			.as(upgrade)
			.isEmpty();
	}

	@Test
	void takesTheEndOfAFunctionForNoEndOfTheTransaction(TestDatabase database) {
		DryRunReport report = aludel(database, revision("1")
			.sqlUp("create function f() returns integer begin atomic select 1; select case when true then 2 end; end"))
			.dryRun("head");
		assertThat(report.headsReached()).containsExactly("1");
	}

	@Test
	void doesNotTakeAnEnumValueThatARunWouldCommitForAFailure(TestDatabase database) {
		Aludel aludel = aludel(database, revision("1").sqlUp("create type mood as enum ('sad')"),
				revision("2", "1").sqlUp("alter type mood add value 'happy'"),
				revision("3", "2").sqlUp("create table people as select 'happy'::mood as mood"));
		aludel.upgrade("1");
		assertThatExceptionOfType(CannotRehearseException.class).isThrownBy(() -> aludel.dryRun("head"))
			.withMessage(
					"""
							Revision 3 (db.migration.R3_Step3) cannot be rehearsed together with 2: it uses an enum value that 2 adds, \
							and a run commits in between.
							PostgreSQL: unsafe use of new value "happy" of enum type mood (55P04)
							Everything was rolled back; the database is still at 1. The revisions before 3 were rehearsed \
							without a failure.
							Run those, then rehearse the rest: aludel upgrade 2""");
		assertThat(aludel.state().heads()).containsExactly("1");
		aludel.upgrade("2");
		assertThat(aludel.dryRun("head").headsReached()).containsExactly("3");
		assertThat(aludel.upgrade().heads()).containsExactly("3");
	}

	@Test
	void saysThatItCannotUseAnEnumValueOfTheSameRevisionAsARunCan(TestDatabase database) {
		Aludel aludel = aludel(database, revision("1").sqlUp("create type mood as enum ('sad')"), revision("2", "1")
			.sqlUp("alter type mood add value 'happy'", "create table people as select 'happy'::mood as mood"));
		aludel.upgrade("1");
		assertThatExceptionOfType(CannotRehearseException.class).isThrownBy(() -> aludel.dryRun("head"))
			.withMessage(
					"""
							Revision 2 (db.migration.R2_Step2) cannot be rehearsed: it uses an enum value that it adds itself, \
							and a run commits in between.
							PostgreSQL: unsafe use of new value "happy" of enum type mood (55P04)
							Everything was rolled back; the database is still at 1. What comes before that statement was rehearsed \
							without a failure.
							Run it, or move the use into a revision of its own and rehearse them one after the other.""");
		assertThat(aludel.upgrade().heads()).containsExactly("2");
	}

	@Test
	void failsWhereARunWouldFailOnAnEnumValue(TestDatabase database) {
		Aludel aludel = aludel(database, revision("1").sqlUp("create type mood as enum ('sad')"),
				revision("2", "1").up("""
						op.connection();
						op.addEnumValue("mood", "happy");
						op.execute("create table people as select 'happy'::mood as mood");
						"""));
		aludel.upgrade("1");
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> aludel.dryRun("head"));
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(aludel::upgrade);
	}

	@Test
	void namesWhoIsInItsWay(TestDatabase database) throws SQLException {
		RevisionSource column = revision("2", "1").up("op.addColumn(\"tasks\", column(\"done\", bool()));");
		aludel(database, TABLE).upgrade();
		try (Connection other = database.connect()) {
			other.setAutoCommit(false);
			other.createStatement().execute("set application_name = 'the other'; lock table tasks in share mode");
			AludelSettings settings = AludelSettings.defaults().withLockTimeout(java.time.Duration.ofMillis(20));
			RevisionFailedException failure = catchThrowableOfType(RevisionFailedException.class,
					() -> MigrationProject.of(this.directory, TABLE, column)
						.aludel(database.dataSource(), settings)
						.dryRun("head"));
			assertThat(failure.attempts()).isEqualTo(1);
			assertThat(failure.blockers()).singleElement()
				.extracting(BlockingSession::application)
				.isEqualTo("the other");
		}
	}

	@Test
	void letsARevisionCheckItsConstraintsEarly(TestDatabase database) {
		DryRunReport report = aludel(database,
				revision("1").sqlUp("set constraints all immediate", "/* once more */ set constraints all immediate",
						"set constraints all deferred",
						"do $$ begin set constraints all immediate; set constraints all immediate; end $$",
						"create table a ()"),
				revision("2", "1").sqlUp("create table b ()"))
			.dryRun("head");
		assertThat(report.headsReached()).containsExactly("2");
	}

	@Test
	void goesOnLikeARunWhereAConstraintIsDeferred(TestDatabase database) {
		RevisionSource deferred = revision("2", "1").sqlUp(
				"alter table tasks add column parent bigint "
						+ "constraint fk_parent references tasks deferrable initially deferred",
				"update tasks set parent = id");
		RevisionSource altered = revision("3", "2").sqlUp("alter table tasks add column x integer",
				"update tasks set parent = 99", "update tasks set parent = id");
		RevisionSource broken = revision("4", "3").sqlUp("update tasks set parent = 99");
		assertThat(aludel(database, TABLE, deferred, altered).dryRun("head").headsReached()).containsExactly("3");
		Aludel aludel = aludel(database, TABLE, deferred, altered, broken);
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> aludel.dryRun("head"))
			.withMessageStartingWith("Revision 4 (db.migration.R4_Step4) failed after statement 1:")
			.withMessageContaining("violates foreign key constraint \"fk_parent\"");
	}

	@Test
	void leavesConstraintsAloneWhoseSchemaTheRoleMayNotUse(TestDatabase database) {
		String role = "dry_run_" + database.name();
		database.execute("create role " + role + " login; grant all on schema public to " + role);
		database.execute("create schema other; create table other.t (a integer unique deferrable)");
		Aludel aludel = MigrationProject.of(this.directory, TABLE).aludel(database.dataSource(role));
		assertThat(aludel.dryRun("head").headsReached()).containsExactly("1");
	}

	@Test
	void skipsWhatIsDoneOfAnUnfinishedRevision(TestDatabase database) {
		Aludel aludel = aludel(database, TABLE, INDEX);
		aludel.upgrade("1");
		database.execute("insert into tasks (title) values ('a')");
		assertThat(catchThrowableOfType(RevisionFailedException.class, aludel::upgrade)).isNotNull();
		database.execute("delete from tasks where id = 3");
		Map<String, List<String>> before = DatabaseContents.of(database);
		DryRunReport report = aludel.dryRun("head");
		assertThat(report.revisions().get(0).statements()).extracting(DryRunStatement::form)
			.containsExactly(Form.SKIPPED, Form.TRANSACTIONAL, Form.AS_WRITTEN);
		before.remove("sequences");
		assertThat(DatabaseContents.of(database)).containsAllEntriesOf(before);
	}

	@Test
	void refusesToPassByAnUnfinishedRevision(TestDatabase database) {
		Aludel aludel = aludel(database, TABLE, INDEX);
		aludel.upgrade("1");
		database.execute("insert into tasks (title) values ('a')");
		assertThat(catchThrowableOfType(RevisionFailedException.class, aludel::upgrade)).isNotNull();
		assertThatExceptionOfType(UnfinishedRevisionException.class).isThrownBy(() -> aludel.dryRunDowngrade("base"));
		Aludel changed = aludel(database, TABLE, revision("2", "1").sqlUp("select 1"));
		assertThatExceptionOfType(UnfinishedRevisionChangedException.class).isThrownBy(() -> changed.dryRun("head"));
	}

	@Test
	void setsNoSequenceBack(TestDatabase database) {
		Aludel aludel = aludel(database, TABLE, revision("2", "1").sqlUp("select setval('tasks_id_seq', 1)"));
		aludel.upgrade("1");
		aludel.dryRun("head");
		assertThat(database.query("select last_value from tasks_id_seq")).containsExactly("2");
	}

	@Test
	void setsNoSequenceBackBehindWhatOthersTook(TestDatabase database) {
		database.execute("create sequence s");
		database.execute("create sequence down increment -1");
		database.execute("create sequence fresh");
		database.execute("select setval('s', 100), setval('down', -100)");
		aludel(database, revision("1").up("""
				try (var other = java.sql.DriverManager.getConnection("%s", "%s", "");
						var statement = other.createStatement()) {
					statement.execute("select nextval('s'), nextval('down'), nextval('fresh') "
							+ "from generate_series(1, 40)");
				}
				catch (java.sql.SQLException ex) {
					throw new IllegalStateException(ex);
				}
				op.execute("select setval('s', 10), setval('down', -10), setval('fresh', 1, false)");
				""".formatted(database.url(), database.user()))).dryRun("head");
		// Twice forty, for the search for irreversible revisions calls it, too.
		assertThat(database.query("select nextval('s'), nextval('down'), nextval('fresh')"))
			.containsExactly("181|-181|81");
	}

	@Test
	void setsASequenceForwardAgainThatWasSetBackOnTheConnection(TestDatabase database) {
		database.execute("create sequence s");
		database.execute("select setval('s', 100)");
		aludel(database, revision("1").up(onConnection("select setval('s', 10)")),
				revision("2", "1").sqlUp("do $$ begin assert nextval('s') = 101; end $$"))
			.dryRun("head");
		assertThat(database.query("select nextval('s')")).containsExactly("102");
	}

	@Test
	void letsARevisionRestartASequence(TestDatabase database) {
		database.execute("create sequence s");
		database.execute("select setval('s', 100)");
		aludel(database,
				revision("1").sqlUp("alter sequence s restart", "create sequence made", "select setval('made', 20)",
						"select setval('made', 10)",
						"do $$ begin assert nextval('s') = 1; assert nextval('made') = 11; end $$"))
			.dryRun("head");
		assertThat(database.query("select nextval('s')")).containsExactly("101");
	}

	@Test
	void keepsNoLockOnASequence(TestDatabase database) {
		database.execute("create sequence s");
		aludel(database,
				revision("1").sqlUp("select 1",
						"do $$ begin assert not exists (select from pg_locks where relation = 's'::regclass); end $$"))
			.dryRun("head");
	}

	@Test
	void waitsForASequenceNoLongerThanForALock(TestDatabase database) throws SQLException {
		database.execute("create sequence s");
		try (Connection other = database.connect()) {
			other.setAutoCommit(false);
			other.createStatement().execute("drop sequence s");
			AludelSettings settings = AludelSettings.defaults().withLockTimeout(java.time.Duration.ofMillis(20));
			CannotRehearseException refusal = catchThrowableOfType(CannotRehearseException.class,
					() -> MigrationProject.of(this.directory, TABLE)
						.aludel(database.dataSource(), settings)
						.dryRun("head"));
			assertThat(refusal).hasMessage(
					"""
							The dry run cannot see where the sequences of database %s stand: another session holds a lock on one.
							Nothing was run. A run itself does not look at them.
							Let that session end, or raise aludel.timeouts.data.lock, and start the dry run again."""
						.formatted(refusal.database()));
		}
	}

	@Test
	void refusesWhatHasNoWayBack(TestDatabase database) {
		Aludel aludel = aludel(database, revision("1").down("op.irreversible(\"The rows are gone.\");"));
		aludel.upgrade();
		assertThatExceptionOfType(IrreversibleRevisionException.class).isThrownBy(() -> aludel.dryRunDowngrade("base"));
	}

	@Test
	void endsWhenItIsInterrupted(TestDatabase database) {
		Aludel aludel = aludel(database, TABLE,
				revision("2", "1").up("Thread.currentThread().interrupt(); op.execute(\"select 1\");"));
		ThrowingCallable run = () -> aludel.dryRun("head");
		try {
			assertThatExceptionOfType(RunInterruptedException.class).isThrownBy(run);
		}
		finally {
			assertThat(Thread.interrupted()).isTrue();
		}
		assertThat(database.query("select to_regclass('tasks')")).containsExactly("∅");
	}

	@Test
	void givesTheConnectionBackAsItWas(TestDatabase database) throws SQLException {
		try (Connection connection = database.connect()) {
			connection.setReadOnly(true);
			SingleConnectionDataSource dataSource = new SingleConnectionDataSource(connection, true);
			MigrationProject.of(this.directory, TABLE, revision("2", "1").sqlUp("set statement_timeout = '7s'"))
				.aludel(dataSource)
				.dryRun("head");
			assertThat(connection.isReadOnly()).isTrue();
			assertThat(connection.getAutoCommit()).isTrue();
			try (var rows = connection.createStatement()
				.executeQuery(
						"select current_setting('statement_timeout'), count(*) from pg_locks where locktype = 'advisory'")) {
				rows.next();
				assertThat(rows.getString(1)).isEqualTo("0");
				assertThat(rows.getInt(2)).isZero();
			}
		}
	}

	@Test
	void runsNothingWhereNothingIsToBeDone(TestDatabase database) {
		Aludel aludel = aludel(database, TABLE);
		aludel.upgrade();
		assertThat(aludel.dryRun("head").revisions()).isEmpty();
	}

	private Aludel aludel(TestDatabase database, RevisionSource... revisions) {
		return MigrationProject.of(this.directory, revisions).aludel(database.dataSource());
	}

}

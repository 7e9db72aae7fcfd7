package dev.aludel.migrate;

import java.nio.file.Path;

import dev.aludel.migrate.RevisionFailedException.Outcome;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.aludel.migrate.RevisionSource.revision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

@PostgresTest
class MigrationConnectionTests {

	private final Path directory;

	MigrationConnectionTests(@TempDir Path directory) {
		this.directory = directory;
	}

	@Test
	void worksInTheTransactionOfTheRevision(TestDatabase database) {
		upgrade(database, """
				op.execute("create table a (x int)");
				try (java.sql.PreparedStatement statement =
						op.connection().prepareStatement("insert into a values (?)")) {
					statement.setInt(1, 7);
					statement.executeUpdate();
				}
				op.execute("insert into a select x + 1 from a");
				""");
		assertThat(database.query("select x from a order by x")).containsExactly("7", "8");
	}

	@Test
	void unwrapsForCopyAndTheLike(TestDatabase database) {
		upgrade(database, """
				op.execute("create table a (x int)");
				op.connection().unwrap(org.postgresql.PGConnection.class).getCopyAPI()
					.copyIn("copy a from stdin", new java.io.StringReader("1\\n2\\n"));
				""");
		assertThat(database.query("select count(*) from a")).containsExactly("2");
	}

	@ParameterizedTest
	@ValueSource(strings = { "commit()", "rollback()", "close()", "setAutoCommit(true)", "setReadOnly(true)",
			"setTransactionIsolation(8)", "abort(Runnable::run)", "setSchema(\"public\")", "setCatalog(\"x\")",
			"setNetworkTimeout(Runnable::run, 1)", "setHoldability(1)" })
	void refusesWhatWouldEndTheTransaction(String call, TestDatabase database) {
		RevisionFailedException failure = failure(database, """
				op.execute("create table a (x int)");
				op.connection().%s;
				""".formatted(call));
		assertThat(failure).hasMessage("""
				Revision 1 (db.migration.R1_Step1) failed after statement 1:
				  %s() was called on op.connection().
				The revision was rolled back; the database is still without revisions.
				Remove that call: the connection and its transaction belong to the engine, which commits after the \
				migration and rolls back when it throws.""".formatted(call.substring(0, call.indexOf('('))));
		assertThat(database.query("select to_regclass('a')")).containsExactly("∅");
	}

	@ParameterizedTest
	@ValueSource(strings = { "commit", "  COMMIT and chain", "rollback", "end", "begin", "abort", "start transaction",
			"prepare transaction 'x'" })
	void refusesSqlThatWouldEndTheTransaction(String sql, TestDatabase database) {
		RevisionFailedException failure = failure(database, """
				op.execute("create table a (x int)");
				op.execute("%s");
				""".formatted(sql));
		assertThat(failure).hasMessage("""
				Revision 1 (db.migration.R1_Step1) failed after statement 1:
				  It was to run `%s`.
				The revision was rolled back; the database is still without revisions.
				Remove that statement: the engine commits after the migration and rolls back when it throws."""
			.formatted(sql.strip()));
		assertThat(database.query("select to_regclass('a')")).containsExactly("∅");
	}

	@Test
	void noticesThatATransactionWasEndedBehindItsBack(TestDatabase database) {
		RevisionFailedException failure = failure(database, """
				op.execute("create table a (x int)");
				op.execute("/* sly */ commit");
				op.execute("create table b (x int)");
				""");
		assertThat(failure).hasMessage("""
				Revision 1 (db.migration.R1_Step1) failed after statement 3:
				  It ended the transaction that it ran in.
				What it did before it ended the transaction may be committed; the database is still without revisions.
				Remove the commit or rollback from the revision, and undo by hand what it has done.""");
		assertThat(failure.outcome()).isEqualTo(Outcome.TORN);
		assertThat(
				database.query("select to_regclass('a') is not null, to_regclass('b'), count(*) from aludel_revision"))
			.containsExactly("t|∅|0");
	}

	@Test
	void takesAResetOfAllSettingsForNoEndOfTheTransaction(TestDatabase database) {
		Aludel aludel = MigrationProject
			.of(this.directory, revision("1").sqlUp("create table a ()", "reset all", "create table b ()"))
			.aludel(database.dataSource());
		assertThat(aludel.dryRun("head").headsReached()).containsExactly("1");
		assertThat(aludel.upgrade().heads()).containsExactly("1");
		assertThat(database.query("select revision from aludel_revision")).containsExactly("1");
	}

	@Test
	void noticesACommitThroughTheConnectionOfAStatement(TestDatabase database) {
		RevisionFailedException failure = failure(database, """
				op.execute("create table a (x int)");
				try (java.sql.Statement statement = op.connection().createStatement()) {
					statement.getConnection().commit();
				}
				""");
		assertThat(failure.outcome()).isEqualTo(Outcome.TORN);
		assertThat(database.query("select count(*) from aludel_revision")).containsExactly("0");
	}

	private void upgrade(TestDatabase database, String java) {
		project(java).aludel(database.dataSource()).upgrade();
	}

	private RevisionFailedException failure(TestDatabase database, String java) {
		RevisionFailedException failure = catchThrowableOfType(RevisionFailedException.class,
				() -> upgrade(database, java));
		assertThat(failure).isNotNull();
		return failure;
	}

	private MigrationProject project(String java) {
		return MigrationProject.of(this.directory, revision("1").up("""
				try {
					%s
				}
				catch (RuntimeException ex) {
					throw ex;
				}
				catch (Exception ex) {
					throw new IllegalStateException(ex);
				}
				""".formatted(java)));
	}

}

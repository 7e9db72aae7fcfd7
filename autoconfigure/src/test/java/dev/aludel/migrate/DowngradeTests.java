package dev.aludel.migrate;

import java.nio.file.Path;
import java.util.List;

import dev.aludel.revision.RevisionNotAppliedException;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.aludel.migrate.RevisionSource.revision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

@PostgresTest
class DowngradeTests {

	private final Path directory;

	DowngradeTests(@TempDir Path directory) {
		this.directory = directory;
	}

	@Test
	void undoesEverythingAboveTheTarget(TestDatabase database) {
		Aludel aludel = project().aludel(database.dataSource());
		aludel.upgrade();
		RunReport report = aludel.downgrade("1");
		assertThat(report.headsBefore()).containsExactly("3");
		assertThat(report.heads()).containsExactly("1");
		assertThat(report.applied()).isEqualTo(1);
		assertThat(report.revisions()).extracting(CompletedRevision::id).containsExactly("3", "2");
		assertThat(report.revisions()).extracting(CompletedRevision::action).containsOnly(HistoryAction.DOWNGRADE);
		assertThat(tables(database)).containsExactly("a");
		assertThat(database.query("select revision from aludel_revision")).containsExactly("1");
		assertThat(database.query("select revision, action, outcome, statements from aludel_history order by id"))
			.containsExactly("1|upgrade|succeeded|1", "2|upgrade|succeeded|1", "3|upgrade|succeeded|1",
					"3|downgrade|succeeded|1", "2|downgrade|succeeded|1");
	}

	@Test
	void goesForwardBackAndForwardAgain(TestDatabase database) {
		Aludel aludel = project().aludel(database.dataSource());
		aludel.upgrade();
		aludel.downgrade("base");
		assertThat(tables(database)).isEmpty();
		aludel.upgrade();
		assertThat(tables(database)).containsExactly("a", "b", "c");
		assertThat(aludel.state().heads()).containsExactly("3");
	}

	@Test
	void doesNothingAtTheTarget(TestDatabase database) {
		Aludel aludel = project().aludel(database.dataSource());
		aludel.upgrade("2");
		assertThat(aludel.downgrade("2").revisions()).isEmpty();
		assertThat(tables(database)).containsExactly("a", "b");
	}

	@Test
	void refusesATargetThatIsNotApplied(TestDatabase database) {
		Aludel aludel = project().aludel(database.dataSource());
		aludel.upgrade("1");
		assertThatExceptionOfType(RevisionNotAppliedException.class).isThrownBy(() -> aludel.downgrade("2"));
	}

	@Test
	void touchesNothingWhenARevisionOnTheWayHasNoWayBack(TestDatabase database) {
		Aludel aludel = MigrationProject
			.of(this.directory, revision("1").sqlUp("create table a (x int)").sqlDown("drop table a"),
					revision("2", "1").sqlUp("create table b (x int)")
						.down("op.execute(\"drop table b\"); op.irreversible(\"the old rows are gone\");"),
					revision("3", "2").sqlUp("create table c (x int)").sqlDown("drop table c"))
			.aludel(database.dataSource());
		aludel.upgrade();
		IrreversibleRevisionException refusal = catchThrowableOfType(IrreversibleRevisionException.class,
				() -> aludel.downgrade("base"));
		assertThat(refusal).hasMessage("""
				Revision 2 (db.migration.R2_Step2) cannot be undone: the old rows are gone
				Nothing was run.
				Downgrade to 2 or a later revision, or restore a backup.""");
		assertThat(refusal.revision()).isEqualTo("2");
		assertThat(refusal.className()).isEqualTo("db.migration.R2_Step2");
		assertThat(refusal.reason()).isEqualTo("the old rows are gone");
		assertThat(tables(database)).containsExactly("a", "b", "c");
		assertThat(database.query("select count(*) from aludel_revision")).containsExactly("3");
		assertThat(database.query("select action from aludel_history where action <> 'upgrade'")).isEmpty();
	}

	@Test
	void goesBackToARevisionWithoutAWayBack(TestDatabase database) {
		Aludel aludel = MigrationProject
			.of(this.directory, revision("1").down("op.irreversible(\"it is the first\");"),
					revision("2", "1").sqlUp("create table b (x int)").sqlDown("drop table b"))
			.aludel(database.dataSource());
		aludel.upgrade();
		aludel.downgrade("1");
		assertThat(tables(database)).isEmpty();
	}

	@Test
	void rollsBackWhenARevisionFindsOutOnlyThenThatThereIsNoWayBack(TestDatabase database) {
		Aludel aludel = MigrationProject
			.of(this.directory,
					revision("1").sqlUp("create table a (x int)")
						.down("op.execute(\"drop table a\"); op.connection(); op.irreversible(\"there are rows\");"))
			.aludel(database.dataSource());
		aludel.upgrade();
		assertThat(catchThrowableOfType(RevisionFailedException.class, () -> aludel.downgrade("base"))).hasMessage("""
				The downgrade of revision 1 (db.migration.R1_Step1) failed after statement 1:
				  dev.aludel.IrreversibleMigrationException: there are rows (R1_Step1.java:20)
				The downgrade was rolled back; the database is still at 1.
				Correct the revision and downgrade again.""");
		assertThat(tables(database)).containsExactly("a");
	}

	@Test
	void undoesWhatReadsFromTheDatabase(TestDatabase database) {
		Aludel aludel = MigrationProject.of(this.directory, revision("1").sqlUp("create table a (x int)").down("""
				try (java.sql.Statement statement = op.connection().createStatement();
						java.sql.ResultSet rows = statement.executeQuery("select 'a'")) {
					rows.next();
					op.dropTable(rows.getString(1));
				}
				catch (java.sql.SQLException ex) {
					throw new IllegalStateException(ex);
				}
				""")).aludel(database.dataSource());
		aludel.upgrade();
		aludel.downgrade("base");
		assertThat(tables(database)).isEmpty();
	}

	private static List<String> tables(TestDatabase database) {
		return database.query("select relname from pg_class where relkind = 'r' and length(relname) = 1 order by 1");
	}

	private MigrationProject project() {
		return MigrationProject.of(this.directory,
				revision("1").sqlUp("create table a (x int)").sqlDown("drop table a"),
				revision("2", "1").sqlUp("create table b (x int)").sqlDown("drop table b"),
				revision("3", "2").sqlUp("create table c (x int)").sqlDown("drop table c"));
	}

}

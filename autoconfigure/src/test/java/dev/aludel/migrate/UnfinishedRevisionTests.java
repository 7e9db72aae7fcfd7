package dev.aludel.migrate;

import java.nio.file.Path;
import java.util.List;

import dev.aludel.migrate.RevisionFailedException.Outcome;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.aludel.migrate.RevisionSource.revision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

@PostgresTest
class UnfinishedRevisionTests {

	private static final RevisionSource TABLE = revision("1").sqlUp("create table t (x int)").sqlDown("drop table t");

	private static final RevisionSource SPLIT = revision("2", "1").up("""
			op.execute("alter table t add column y int");
			op.createIndexConcurrently("t", index("ix_t_y").on("y"));
			op.execute("insert into allowed values (1)");
			""").down("""
			op.execute("alter table t drop column x");
			op.dropIndexConcurrently("t", "ix_t_y");
			op.execute("insert into allowed values (2)");
			""");

	private static final RevisionSource LATER = revision("3", "2").sqlUp("create table later (x int)");

	private final Path directory;

	UnfinishedRevisionTests(@TempDir Path directory) {
		this.directory = directory;
	}

	@Test
	void keepsADowngradeFromPassingUnderAnUnfinishedUpgrade(TestDatabase database) {
		Aludel aludel = stoppedUpgrade(database);
		UnfinishedRevisionException refusal = refusal(() -> aludel.downgrade("base"));
		assertThat(refusal).hasMessage("""
				The upgrade of revision 2 in database %s has stopped half way, and this run would not resume it.
				Nothing was run; its statements 1 to 2 are committed.
				Finish it with an upgrade to 2 or beyond, or undo those statements by hand and run: \
				aludel repair --clear-progress 2""".formatted(refusal.database()));
		assertThat(refusal.revision()).isEqualTo("2");
		assertThat(refusal.direction()).isEqualTo(Direction.UPGRADE);
		assertThat(refusal.completedStatements()).isEqualTo(2);
		assertThat(columns(database)).containsExactly("x", "y");
		assertThat(aludel.state().heads()).containsExactly("1");
	}

	@Test
	void keepsADowngradeWithNothingToUndoFromPassingForOne(TestDatabase database) {
		Aludel aludel = stoppedUpgrade(database);
		assertThat(refusal(() -> aludel.downgrade("1")).revision()).isEqualTo("2");
	}

	@Test
	void cannotBeStamped(TestDatabase database) {
		Aludel aludel = stoppedUpgrade(database);
		for (String target : List.of("base", "1", "2")) {
			assertThat(refusal(() -> aludel.stamp(List.of(target))).revision()).isEqualTo("2");
		}
		assertThat(database.query("select revision, completed_statements from aludel_progress")).containsExactly("2|2");
		assertThat(database.query("select revision from aludel_revision")).containsExactly("1");
	}

	@Test
	void isResumedByAnUpgrade(TestDatabase database) {
		Aludel aludel = stoppedUpgrade(database);
		database.execute("create table allowed (x int)");
		assertThat(aludel.upgrade().heads()).containsExactly("2");
		assertThat(database.query("select * from aludel_progress")).isEmpty();
	}

	@Test
	void letsGoWhenUndoneByHand(TestDatabase database) {
		Aludel aludel = stoppedUpgrade(database);
		database.execute("alter table t drop column y");
		database.execute("delete from public.aludel_progress where revision = '2'");
		aludel.downgrade("base");
		database.execute("create table allowed (x int)");
		aludel.upgrade();
		assertThat(columns(database)).containsExactly("x", "y");
		assertThat(database.query("select to_regclass('ix_t_y') is not null")).containsExactly("t");
	}

	@Test
	void saysHowToLetGoWhatIsRecordedAsAppliedNevertheless(TestDatabase database) {
		Aludel aludel = stoppedUpgrade(database);
		database.execute("insert into public.aludel_revision (revision, revises, depends_on, message) "
				+ "values ('2', '{1}', '{}', '')");
		UnfinishedRevisionException refusal = refusal(() -> aludel.downgrade("base"));
		assertThat(refusal).hasMessage(
				"""
						The upgrade of revision 2 in database %s has stopped half way, and yet the revision is recorded as applied.
						Nothing was run; its statements 1 to 2 are committed.
						See that all of its statements are done, then run: aludel repair --clear-progress 2"""
					.formatted(refusal.database()));
		aludel.repair(aludel.planRepair().only((repair) -> repair instanceof Repair.ClearProgress));
		assertThat(aludel.planDowngrade("base").revisions()).extracting(PlannedRevision::id).containsExactly("2", "1");
	}

	@Test
	void letsAnApplicationStartThatDoesNotKnowIt(TestDatabase database) {
		stoppedUpgrade(database);
		Aludel older = MigrationProject.of(this.directory, TABLE).aludel(database.dataSource());
		assertThat(older.upgrade().revisions()).isEmpty();
	}

	@Test
	void keepsAnUpgradeOfAnotherBranchFromPassingBy(TestDatabase database) {
		stoppedUpgrade(database);
		Aludel other = MigrationProject
			.of(this.directory, TABLE, SPLIT, revision("9", "1").sqlUp("create table later (x int)"))
			.aludel(database.dataSource());
		assertThat(refusal(() -> other.upgrade("9")).revision()).isEqualTo("2");
		assertThat(database.query("select to_regclass('later')")).containsExactly("∅");
	}

	@Test
	void stopsAStartWithNothingToDoOnAHalfUndoneSchema(TestDatabase database) {
		Aludel aludel = stoppedDowngrade(database);
		UnfinishedRevisionException refusal = refusal(aludel::upgrade);
		assertThat(refusal).hasMessage("""
				The downgrade of revision 2 in database %s has stopped half way, and this run would not resume it.
				Nothing was run; its statements 1 to 2 are committed.
				Finish it with the same downgrade, or reverse those statements by hand and run: \
				aludel repair --clear-progress 2""".formatted(refusal.database()));
		assertThat(refusal.direction()).isEqualTo(Direction.DOWNGRADE);
	}

	@Test
	void keepsLaterRevisionsFromRunningOnAHalfUndoneSchema(TestDatabase database) {
		stoppedDowngrade(database);
		Aludel newer = MigrationProject.of(this.directory, TABLE, SPLIT, LATER).aludel(database.dataSource());
		assertThat(refusal(newer::upgrade).revision()).isEqualTo("2");
		assertThat(refusal(() -> newer.stamp(List.of("3"))).revision()).isEqualTo("2");
		assertThat(refusal(() -> newer.downgrade("2")).revision()).isEqualTo("2");
		assertThat(database.query("select to_regclass('later')")).containsExactly("∅");
	}

	@Test
	void isResumedByTheSameDowngrade(TestDatabase database) {
		Aludel aludel = stoppedDowngrade(database);
		database.execute("create table allowed (x int)");
		assertThat(aludel.downgrade("1").heads()).containsExactly("1");
		assertThat(database.query("select * from aludel_progress")).isEmpty();
		assertThat(database.query("select x from allowed")).containsExactly("2");
	}

	@Test
	void tellsThatTheSameDowngradeResumesIt(TestDatabase database) {
		Aludel aludel = finished(database);
		RevisionFailedException failure = catchThrowableOfType(RevisionFailedException.class,
				() -> aludel.downgrade("1"));
		assertThat(failure.outcome()).isEqualTo(Outcome.UNFINISHED);
		assertThat(failure).hasMessageEndingWith(
				"""
						Statements 1 to 2 are committed, what came after was rolled back; the database is still at 2, \
						with 2 unfinished.
						The database is not what the revision expects: it has no relation "allowed". Correct the name, or bring \
						the database to where it should be (aludel history, mvn aludel:check), and downgrade again. \
						The same downgrade resumes at statement 3; \
						until then nothing else can run.""");
	}

	private Aludel stoppedUpgrade(TestDatabase database) {
		Aludel aludel = MigrationProject.of(this.directory, TABLE, SPLIT).aludel(database.dataSource());
		assertThat(catchThrowableOfType(RevisionFailedException.class, aludel::upgrade).outcome())
			.isEqualTo(Outcome.UNFINISHED);
		return aludel;
	}

	private Aludel stoppedDowngrade(TestDatabase database) {
		Aludel aludel = finished(database);
		assertThat(catchThrowableOfType(RevisionFailedException.class, () -> aludel.downgrade("1")).outcome())
			.isEqualTo(Outcome.UNFINISHED);
		return aludel;
	}

	private Aludel finished(TestDatabase database) {
		Aludel aludel = MigrationProject.of(this.directory, TABLE, SPLIT).aludel(database.dataSource());
		database.execute("create table allowed (x int)");
		aludel.upgrade();
		database.execute("drop table allowed");
		return aludel;
	}

	private static UnfinishedRevisionException refusal(ThrowingCallable run) {
		UnfinishedRevisionException refusal = catchThrowableOfType(UnfinishedRevisionException.class, run);
		assertThat(refusal).isNotNull();
		return refusal;
	}

	private static List<String> columns(TestDatabase database) {
		return database.query("select attname from pg_attribute where attrelid = 't'::regclass and attnum > 0 "
				+ "and not attisdropped order by attnum");
	}

}

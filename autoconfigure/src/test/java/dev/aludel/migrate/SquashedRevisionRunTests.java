package dev.aludel.migrate;

import java.nio.file.Path;
import java.util.List;

import dev.aludel.migrate.MigrationProject.RecordingClassLoader;
import dev.aludel.revision.DatabaseInsideRangeException;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.aludel.migrate.RevisionSource.revision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Four versions of one application: the original one, the one that squashed 2, 3 and 4
 * into 5 and still has them, the one that has deleted them, and a later one.
 */
@PostgresTest
class SquashedRevisionRunTests {

	private static final RevisionSource BELOW = revision("1").sqlUp("create table one (x int)")
		.sqlDown("drop table one");

	private static final RevisionSource[] RANGE = {
			revision("2", "1").sqlUp("create table two (x int)").sqlDown("drop table two"),
			revision("3", "2").sqlUp("alter table two add y int").sqlDown("alter table two drop y"),
			revision("4", "3").sqlUp("create table four (x int)").sqlDown("drop table four") };

	private static final RevisionSource SQUASHED = revision("5", "1").message("squashed")
		.replaces("2", "3", "4")
		.sqlUp("create table two (x int)", "alter table two add y int", "create table four (x int)")
		.sqlDown("drop table four", "alter table two drop y", "drop table two");

	private static final RevisionSource ABOVE = revision("6", "4").sqlUp("create table six (x int)")
		.sqlDown("drop table six");

	private static final RevisionSource LATER = revision("7", "6").sqlUp("create table seven (x int)")
		.sqlDown("drop table seven");

	private final MigrationProject original;

	private final MigrationProject both;

	private final MigrationProject squashed;

	private final MigrationProject later;

	SquashedRevisionRunTests(@TempDir Path directory) {
		this.original = MigrationProject.of(directory, BELOW, RANGE[0], RANGE[1], RANGE[2], ABOVE);
		this.both = MigrationProject.of(directory, BELOW, RANGE[0], RANGE[1], RANGE[2], SQUASHED, ABOVE);
		this.squashed = MigrationProject.of(directory, BELOW, SQUASHED, ABOVE);
		this.later = MigrationProject.of(directory, BELOW, SQUASHED, ABOVE, LATER);
	}

	@Test
	void runsInsteadOfWhatItReplacesInAnEmptyDatabase(TestDatabase database) {
		RunReport report = aludel(this.both, database).upgrade();
		assertThat(report.revisions()).extracting((done) -> done.action() + " " + done.id())
			.containsExactly("UPGRADE 1", "UPGRADE 5", "STAMP 2", "STAMP 3", "STAMP 4", "UPGRADE 6");
		assertThat(report.heads()).containsExactly("6");
		assertThat(rows(database)).containsExactly("1|{}", "2|{1}", "3|{2}", "4|{3}", "5|{4}", "6|{5}");
		assertThat(tables(database)).containsExactly("four", "one", "six", "two");
		assertThat(history(database)).containsExactly("1|upgrade", "5|upgrade", "2|stamp", "3|stamp", "4|stamp",
				"6|upgrade");
	}

	@Test
	void anOlderApplicationStartsOnADatabaseItCreated(TestDatabase database) {
		aludel(this.both, database).upgrade();
		RunReport report = aludel(this.original, database).upgrade();
		assertThat(report.isDatabaseAhead()).isTrue();
		assertThat(report.unknown()).containsExactly("5");
		assertThat(report.revisions()).isEmpty();
		assertThat(report.heads()).containsExactly("6");
	}

	@Test
	void isOnlyRecordedInADatabaseThatHasItAll(TestDatabase database) {
		aludel(this.original, database).upgrade();
		RunReport report = aludel(this.both, database).upgrade();
		assertThat(report.revisions()).extracting((done) -> done.action() + " " + done.id()).containsExactly("STAMP 5");
		assertThat(report.heads()).containsExactly("6");
		assertThat(rows(database)).containsExactly("1|{}", "2|{1}", "3|{2}", "4|{3}", "5|{4}", "6|{5}");
		assertThat(history(database)).last().isEqualTo("5|stamp");
		RunReport older = aludel(this.original, database).upgrade();
		assertThat(older.isDatabaseAhead()).isTrue();
		assertThat(older.heads()).containsExactly("6");
	}

	@Test
	void isRecordedAfterTheRestOfItsRange(TestDatabase database) {
		aludel(this.original, database).upgrade("2");
		RunReport report = aludel(this.both, database).upgrade();
		assertThat(report.revisions()).extracting((done) -> done.action() + " " + done.id())
			.containsExactly("UPGRADE 3", "UPGRADE 4", "STAMP 5", "UPGRADE 6");
		assertThat(rows(database)).containsExactly("1|{}", "2|{1}", "3|{2}", "4|{3}", "5|{4}", "6|{5}");
		assertThat(tables(database)).containsExactly("four", "one", "six", "two");
	}

	@Test
	void nothingIsLeftToDoOnceItIsRecorded(TestDatabase database) {
		aludel(this.original, database).upgrade();
		aludel(this.both, database).upgrade();
		assertNothingToDo(this.both, database);
	}

	@Test
	void discardsTheRecordsOfClassesThatAreGone(TestDatabase database) {
		aludel(this.original, database).upgrade();
		aludel(this.both, database).upgrade();
		RunReport report = aludel(this.squashed, database).upgrade();
		assertThat(report.revisions()).extracting((done) -> done.action() + " " + done.id())
			.containsExactly("PURGE 2", "PURGE 3", "PURGE 4");
		assertThat(report.isDatabaseAhead()).isFalse();
		assertThat(rows(database)).containsExactly("1|{}", "5|{1}", "6|{5}");
		assertThat(tables(database)).containsExactly("four", "one", "six", "two");
		assertNothingToDo(this.squashed, database);
	}

	@Test
	void isRecordedInADatabaseThatHasItAllAlthoughTheClassesAreGone(TestDatabase database) {
		aludel(this.original, database).upgrade();
		RunReport report = aludel(this.later, database).upgrade();
		assertThat(report.revisions()).extracting((done) -> done.action() + " " + done.id())
			.containsExactly("PURGE 2", "PURGE 3", "PURGE 4", "STAMP 5", "UPGRADE 7");
		assertThat(rows(database)).containsExactly("1|{}", "5|{1}", "6|{5}", "7|{6}");
		assertNothingToDo(this.later, database);
	}

	@Test
	void restoresTheRecordsForAVersionThatStillHasTheClasses(TestDatabase database) {
		aludel(this.squashed, database).upgrade();
		assertThat(rows(database)).containsExactly("1|{}", "5|{1}", "6|{5}");
		RunReport report = aludel(this.both, database).upgrade();
		assertThat(report.revisions()).extracting((done) -> done.action() + " " + done.id())
			.containsExactly("STAMP 2", "STAMP 3", "STAMP 4");
		assertThat(rows(database)).containsExactly("1|{}", "2|{1}", "3|{2}", "4|{3}", "5|{4}", "6|{5}");
		assertNothingToDo(this.both, database);
	}

	@Test
	void refusesADatabaseInsideARangeThatIsGone(TestDatabase database) {
		aludel(this.original, database).upgrade("3");
		assertThatExceptionOfType(DatabaseInsideRangeException.class)
			.isThrownBy(() -> aludel(this.squashed, database).upgrade())
			.satisfies((ex) -> assertThat(ex.missing()).containsExactly("4"));
		assertThat(rows(database)).containsExactly("1|{}", "2|{1}", "3|{2}");
		aludel(this.original, database).upgrade("4");
		aludel(this.squashed, database).upgrade();
		assertThat(rows(database)).containsExactly("1|{}", "5|{1}", "6|{5}");
	}

	@Test
	void runsItsOwnWayBack(TestDatabase database) {
		Aludel aludel = aludel(this.both, database);
		aludel.upgrade();
		RunReport report = aludel.downgrade("1");
		assertThat(report.revisions()).extracting((done) -> done.action() + " " + done.id())
			.containsExactly("DOWNGRADE 6", "UNSTAMP 4", "UNSTAMP 3", "UNSTAMP 2", "DOWNGRADE 5");
		assertThat(rows(database)).containsExactly("1|{}");
		assertThat(tables(database)).containsExactly("one");
		aludel.upgrade();
		assertThat(tables(database)).containsExactly("four", "one", "six", "two");
	}

	@Test
	void goesBackIntoItsRange(TestDatabase database) {
		Aludel aludel = aludel(this.both, database);
		aludel.upgrade();
		RunReport report = aludel.downgrade("2");
		assertThat(report.revisions()).extracting((done) -> done.action() + " " + done.id())
			.containsExactly("DOWNGRADE 6", "UNSTAMP 5", "DOWNGRADE 4", "DOWNGRADE 3");
		assertThat(rows(database)).containsExactly("1|{}", "2|{1}");
		assertThat(database.query("select column_name from information_schema.columns where table_name = 'two'"))
			.containsExactly("x");
		assertThat(aludel.upgrade().heads()).containsExactly("6");
		assertThat(rows(database)).containsExactly("1|{}", "2|{1}", "3|{2}", "4|{3}", "5|{4}", "6|{5}");
	}

	@Test
	void goesBackAcrossADatabaseOfTheOriginalApplication(TestDatabase database) {
		aludel(this.original, database).upgrade();
		aludel(this.squashed, database).downgrade("1");
		assertThat(rows(database)).containsExactly("1|{}");
		assertThat(tables(database)).containsExactly("one");
	}

	@Test
	void isStampedWithWhatItReplaces(TestDatabase database) {
		RunReport report = aludel(this.both, database).stamp(List.of("head"));
		assertThat(report.heads()).containsExactly("6");
		assertThat(rows(database)).containsExactly("1|{}", "2|{1}", "3|{2}", "4|{3}", "5|{4}", "6|{5}");
		assertThat(tables(database)).isEmpty();
		assertNothingToDo(this.both, database);
		aludel(this.squashed, database).stamp(List.of("1"));
		assertThat(rows(database)).containsExactly("1|{}");
	}

	@Test
	void aFailureLeavesTheRangeUnrecorded(TestDatabase database) {
		database.execute("create table four (z int)");
		Aludel aludel = aludel(this.both, database);
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(aludel::upgrade);
		assertThat(rows(database)).containsExactly("1|{}");
		database.execute("drop table four");
		aludel.upgrade();
		assertThat(rows(database)).containsExactly("1|{}", "2|{1}", "3|{2}", "4|{3}", "5|{4}", "6|{5}");
	}

	@Test
	void stateTellsWhereADatabaseOfEachVersionStands(TestDatabase database) {
		aludel(this.original, database).upgrade("3");
		DatabaseState inside = aludel(this.both, database).state();
		assertThat(inside.heads()).containsExactly("3");
		assertThat(inside.expectedHeads()).containsExactly("6");
		assertThat(inside.pending()).extracting(PendingRevision::id).containsExactly("4", "6");
		aludel(this.original, database).upgrade();
		DatabaseState after = aludel(this.squashed, database).state();
		assertThat(after.heads()).containsExactly("6");
		assertThat(after.upToDate()).isTrue();
		assertThat(after.unknown()).isEmpty();
		aludel(this.both, database).upgrade();
		DatabaseState recorded = aludel(this.both, database).state();
		assertThat(recorded.heads()).isEqualTo(recorded.expectedHeads()).containsExactly("6");
		assertThat(recorded.upToDate()).isTrue();
		assertThat(recorded.unknown()).isEmpty();
		DatabaseState older = aludel(this.original, database).state();
		assertThat(older.unknown()).containsExactly("5");
		assertThat(older.heads()).isEqualTo(older.expectedHeads());
	}

	@Test
	void plansAndDryRunsTellWhatWouldReallyRun(TestDatabase database) {
		assertThat(aludel(this.both, database).plan("head").revisions()).extracting(PlannedRevision::id)
			.containsExactly("1", "5", "6");
		aludel(this.original, database).upgrade("3");
		MigrationPlan inside = aludel(this.both, database).plan("head");
		assertThat(inside.revisions()).extracting(PlannedRevision::id).containsExactly("4", "6");
		assertThat(inside.heads()).containsExactly("6");
		assertThat(inside.recorded()).containsExactly(new PlannedRecord("5", "squashed", HistoryAction.STAMP));
		DryRunReport dryRun = aludel(this.both, database).dryRun("head");
		assertThat(dryRun.revisions()).extracting(DryRunRevision::id).containsExactly("4", "6");
		assertThat(dryRun.headsReached()).containsExactly("6");
		assertThat(dryRun.recorded()).isEqualTo(inside.recorded());
		aludel(this.both, database).upgrade();
		assertThat(aludel(this.both, database).planDowngrade("1").revisions()).extracting(PlannedRevision::id)
			.containsExactly("6", "5");
		assertThat(aludel(this.squashed, database).plan("head").isEmpty()).isTrue();
	}

	@Test
	void aScriptLeavesTheRowsThatARunLeaves(TestDatabase database, @TempDir Path directory) {
		Aludel aludel = aludel(this.both, database);
		run(database, directory, aludel.script("head"));
		assertThat(rows(database)).containsExactly("1|{}", "2|{1}", "3|{2}", "4|{3}", "5|{4}", "6|{5}");
		assertThat(tables(database)).containsExactly("four", "one", "six", "two");
		assertThat(history(database)).containsExactly("1|upgrade", "5|upgrade", "2|stamp", "3|stamp", "4|stamp",
				"6|upgrade");
		run(database, directory, aludel.scriptDowngrade("head:1"));
		assertThat(rows(database)).containsExactly("1|{}");
		assertThat(tables(database)).containsExactly("one");
		aludel.upgrade("3");
		assertThat(ScriptRunner.STATEMENTS.run(database, aludel.script("5:head"), directory))
			.contains("It lacks 4, 5.");
		run(database, directory, aludel.script("3:head"));
		assertThat(ScriptRunner.STATEMENTS.run(database, aludel.script("5:head"), directory))
			.contains("It also has 6.");
		assertThat(rows(database)).containsExactly("1|{}", "2|{1}", "3|{2}", "4|{3}", "5|{4}", "6|{5}");
	}

	@Test
	void validatesWithoutTakingWhatItReplacesForUnknown(TestDatabase database) {
		aludel(this.original, database).upgrade();
		assertThat(aludel(this.squashed, database).validate().findings()).isEmpty();
		assertThat(aludel(this.both, database).validate().findings()).isEmpty();
		aludel(this.both, database).upgrade();
		assertThat(aludel(this.both, database).validate().findings()).isEmpty();
	}

	private static void run(TestDatabase database, Path directory, String script) {
		assertThat(ScriptRunner.STATEMENTS.run(database, script, directory)).isNull();
	}

	private static void assertNothingToDo(MigrationProject project, TestDatabase database) {
		RecordingClassLoader classLoader = project.classLoader();
		Aludel aludel = new Aludel(database.dataSource(),
				new ClasspathMigrationSource(List.of("db.migration"), classLoader), AludelSettings.defaults(),
				List.of());
		try (WireLog wire = new WireLog()) {
			RunReport report = aludel.upgrade();
			assertThat(report.revisions()).isEmpty();
			assertThat(report.isDatabaseAhead()).isFalse();
			assertThat(wire.statements()).hasSize(2);
		}
		assertThat(classLoader.loaded()).isEmpty();
	}

	private static Aludel aludel(MigrationProject project, TestDatabase database) {
		return project.aludel(database.dataSource());
	}

	private static List<String> rows(TestDatabase database) {
		return database.query("select revision, revises from aludel_revision order by revision");
	}

	private static List<String> history(TestDatabase database) {
		return database.query("select revision, action from aludel_history order by id");
	}

	private static List<String> tables(TestDatabase database) {
		return database.query("select table_name from information_schema.tables "
				+ "where table_schema = 'public' and table_name not like 'aludel%' order by 1");
	}

}

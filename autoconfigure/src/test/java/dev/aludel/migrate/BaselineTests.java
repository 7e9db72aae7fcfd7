package dev.aludel.migrate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.aludel.migrate.RevisionSource.revision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A database that another tool has made, and which revision it is taken to be at.
 */
@PostgresTest
class BaselineTests {

	private static final int INSTANCES = 6;

	private final MigrationProject project;

	BaselineTests(@TempDir Path directory) {
		this.project = MigrationProject.of(directory,
				revision("1").sqlUp("create table a (x int)").sqlDown("drop table a"),
				revision("2", "1").sqlUp("create table b (x int)").sqlDown("drop table b"),
				revision("3", "2").sqlUp("create table c (x int)").sqlDown("drop table c"));
	}

	@Test
	void recordsTheBaselineAndWhatItRequiresAndRunsTheRest(TestDatabase database) {
		database.execute("create table a (x int, made_by_another_tool int)");
		RunReport report = aludel(database, "2").upgrade();
		assertThat(report.headsBefore()).isEmpty();
		assertThat(report.heads()).containsExactly("3");
		assertThat(database.query("select revision, revises, checksum is null from aludel_revision order by 1"))
			.containsExactly("1|{}|t", "2|{1}|t", "3|{2}|f");
		assertThat(database.query("select revision, action, outcome, statements from aludel_history order by id"))
			.containsExactly("1|stamp|succeeded|0", "2|stamp|succeeded|0", "3|upgrade|succeeded|1");
		assertThat(database.query("select to_regclass('b'), to_regclass('c')")).containsExactly("∅|c");
	}

	@Test
	void saysThatNothingWasComparedAndHowToCompare(TestDatabase database) {
		database.execute("create table a (x int)");
		try (CapturedLog log = new CapturedLog()) {
			aludel(database, "2").upgrade();
			assertThat(log.lines()).containsExactly(
					"WARN Database %s on localhost was not empty and had no history. It is taken to be at 2, as aludel.baseline says: 2 revisions were recorded without being run. Nothing was compared; compare: mvn aludel:check"
						.formatted(database.name()),
					"INFO Applied 3 step 3 (1 statement, N ms)",
					"INFO Database %s on localhost is at 3; 1 revision applied, 2 stamped (N ms)"
						.formatted(database.name()));
		}
	}

	@Test
	void hasNothingToDoOnceTheBaselineIsRecorded(TestDatabase database) {
		database.execute("create table a (x int)");
		assertThat(aludel(database, "3").upgrade().revisions()).extracting(CompletedRevision::action)
			.containsOnly(HistoryAction.STAMP)
			.hasSize(3);
		try (CapturedLog log = new CapturedLog()) {
			assertThat(aludel(database, "3").upgrade().revisions()).isEmpty();
			assertThat(log.lines()).singleElement().asString().endsWith("nothing to do, 3 revisions are there (N ms)");
		}
	}

	@Test
	void runsEverythingOnAnEmptyDatabase(TestDatabase database) {
		RunReport report = aludel(database, "2").upgrade();
		assertThat(report.revisions()).extracting(CompletedRevision::action)
			.containsOnly(HistoryAction.UPGRADE)
			.hasSize(3);
	}

	@Test
	void takesADatabaseWithOnlyItsOwnEmptyTablesForEmpty(TestDatabase database) {
		aludel(database, "2").ensureTables();
		assertThat(aludel(database, "2").upgrade().revisions()).extracting(CompletedRevision::action)
			.containsOnly(HistoryAction.UPGRADE)
			.hasSize(3);
	}

	@Test
	void recordsTheBaselineBesideItsOwnEmptyTables(TestDatabase database) {
		database.execute("create table a (x int)");
		aludel(database, "2").ensureTables();
		assertThat(aludel(database, "2").upgrade().revisions()).extracting(CompletedRevision::action)
			.containsExactly(HistoryAction.STAMP, HistoryAction.STAMP, HistoryAction.UPGRADE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "flyway_schema_history", "databasechangelog", "databasechangeloglock", "alembic_version" })
	void takesADatabaseWithOnlyTheHistoryOfAToolForEmpty(String table, TestDatabase database) {
		database.execute("create table " + table + " (id serial primary key, what text)");
		assertThat(aludel(database, "2").upgrade().revisions()).extracting(CompletedRevision::action)
			.containsOnly(HistoryAction.UPGRADE)
			.hasSize(3);
	}

	@ParameterizedTest
	@ValueSource(strings = { "create table t (id bigserial)", "create view v as select 1 as one",
			"create materialized view v as select 1 as one", "create sequence s", "create type mood as enum ('good')",
			"create domain email as text", "create type pair as (x int, y int)", "create type span as range (subtype = int)",
			"create table t (id int) partition by list (id)" })
	void countsEveryKindOfObject(String sql, TestDatabase database) {
		database.execute(sql);
		assertThat(aludel(database, "2").upgrade().revisions()).extracting(CompletedRevision::action)
			.containsExactly(HistoryAction.STAMP, HistoryAction.STAMP, HistoryAction.UPGRADE);
	}

	@Test
	void doesNotCountWhatBelongsToAnExtension(TestDatabase database) {
		database.execute("create extension pg_stat_statements");
		assertThat(database.query("select to_regclass('pg_stat_statements')")).containsExactly("pg_stat_statements");
		assertThat(aludel(database, "2").upgrade().revisions()).extracting(CompletedRevision::action)
			.containsOnly(HistoryAction.UPGRADE);
	}

	@Test
	void looksOnlyIntoTheSchemasOfTheApplication(TestDatabase database) {
		database.execute("create schema other create table t (x int)");
		assertThat(aludel(database, "2").upgrade().revisions()).extracting(CompletedRevision::action)
			.containsOnly(HistoryAction.UPGRADE);
	}

	@Test
	void looksIntoTheSchemasThatTheApplicationNames(TestDatabase database) {
		database.execute("create schema other create table t (x int)");
		AludelSettings settings = AludelSettings.defaults()
			.withRun(RunSettings.defaults().withBaseline("2").withSchemas(List.of("other")));
		assertThat(this.project.aludel(database.dataSource(), settings).upgrade().revisions())
			.extracting(CompletedRevision::action)
			.containsExactly(HistoryAction.STAMP, HistoryAction.STAMP, HistoryAction.UPGRADE);
	}

	@Test
	void hasNoEffectWhereRevisionsAreApplied(TestDatabase database) {
		aludel(database, null).upgrade("1");
		assertThat(aludel(database, "2").upgrade().revisions()).extracting(CompletedRevision::action)
			.containsExactly(HistoryAction.UPGRADE, HistoryAction.UPGRADE);
	}

	@Test
	void hasNoEffectWhereRevisionsWereUndone(TestDatabase database) {
		database.execute("create table unrelated (x int)");
		aludel(database, null).upgrade();
		aludel(database, "2").downgrade("base");
		try (CapturedLog log = new CapturedLog()) {
			assertThat(aludel(database, "2").upgrade().revisions()).extracting(CompletedRevision::action)
				.containsOnly(HistoryAction.UPGRADE)
				.hasSize(3);
			assertThat(log.lines()).first()
				.isEqualTo("INFO Database " + database.name() + " on localhost has no revisions, but a history: "
						+ "aludel.baseline is not used. See: aludel history");
		}
	}

	@Test
	void isTakenAfterAStartWithoutItHasFailed(TestDatabase database) {
		database.execute("create table a (x int)");
		assertThatExceptionOfType(RevisionFailedException.class)
			.isThrownBy(() -> aludel(database, null).upgrade())
			.withMessage("""
					Revision 1 (db.migration.R1_Step1) failed at statement 1 (execute SQL):
					  create table a (x int)
					PostgreSQL: relation "a" already exists (42P07)
					The revision was rolled back; the database is still without revisions.
					If the database was made before Aludel came, set aludel.baseline to the last revision that it has, \
					or record that: aludel stamp 1. Otherwise drop or rename relation "a" and start again.""");
		assertThat(aludel(database, "2").upgrade().heads()).containsExactly("3");
	}

	@Test
	void namesTheHistoryOfAnotherToolWhenARevisionFails(TestDatabase database) {
		database.execute("create table a (x int); create table flyway_schema_history (installed_rank int)");
		assertThatExceptionOfType(RevisionFailedException.class)
			.isThrownBy(() -> aludel(database, null).upgrade())
			.withMessageContaining("""
					The revision was rolled back; the database is still without revisions and has a history of Flyway \
					(public.flyway_schema_history).
					If the database was made before Aludel came, set aludel.baseline to""");
	}

	@Test
	void leavesTheHistoryOfAnotherToolAlone(TestDatabase database) {
		database.execute("create table a (x int); create table flyway_schema_history (installed_rank int);"
				+ "insert into flyway_schema_history values (1)");
		aludel(database, "2").upgrade();
		assertThat(database.query("select * from flyway_schema_history")).containsExactly("1");
	}

	@ParameterizedTest
	@CsvSource({ "true", "false" })
	void refusesABaselineThatIsNoRevision(boolean empty, TestDatabase database) {
		if (!empty) {
			database.execute("create table a (x int)");
		}
		assertThatExceptionOfType(BaselineException.class).isThrownBy(() -> aludel(database, "20250115").upgrade())
			.withMessage("""
					aludel.baseline is 20250115.
					No revision has the id or label "20250115", and no id begins with it.
					The latest revisions:
					  3  step 3  db.migration.R3_Step3
					  2  step 2  db.migration.R2_Step2
					  1  step 1  db.migration.R1_Step1
					Nothing was run. Write an id, a label, or at least the first four characters of an id.""");
		assertThat(database.query("select to_regclass('aludel_revision'), to_regclass('c')")).containsExactly("∅|∅");
	}

	@Test
	void refusesABaselineThatMovesWithEachRevision(TestDatabase database) {
		database.execute("create table a (x int)");
		assertThatExceptionOfType(BaselineException.class).isThrownBy(() -> aludel(database, "head").upgrade())
			.withMessage("""
					aludel.baseline is head, which is not the id of a revision; now it means 3.
					Nothing was run.
					Write the id of the last revision that the database has: \
					with a new revision it must not change.""");
	}

	@Test
	void isRecordedOnceWhenSeveralInstancesStartAtOnce(TestDatabase database) throws Exception {
		database.execute("create table a (x int)");
		CyclicBarrier start = new CyclicBarrier(INSTANCES);
		ExecutorService executor = Executors.newFixedThreadPool(INSTANCES);
		try {
			List<Future<RunReport>> runs = new ArrayList<>();
			for (int instance = 0; instance < INSTANCES; instance++) {
				Aludel aludel = aludel(database, "2");
				runs.add(executor.submit(() -> {
					start.await();
					return aludel.upgrade();
				}));
			}
			for (Future<RunReport> run : runs) {
				assertThat(run.get().heads()).containsExactly("3");
			}
		}
		finally {
			executor.shutdownNow();
		}
		assertThat(database.query("select revision, action from aludel_history order by id")).containsExactly("1|stamp",
				"2|stamp", "3|upgrade");
	}

	@Test
	void isPartOfThePlanAndOfTheRehearsal(TestDatabase database) {
		database.execute("create table a (x int)");
		MigrationPlan plan = aludel(database, "2").plan("head");
		assertThat(plan.recorded()).extracting(PlannedRecord::id).containsExactly("1", "2");
		assertThat(plan.revisions()).extracting(PlannedRevision::id).containsExactly("3");
		assertThat(plan.heads()).containsExactly("3");
		DryRunReport rehearsal = aludel(database, "2").dryRun("head");
		assertThat(rehearsal.recorded()).isEqualTo(plan.recorded());
		assertThat(rehearsal.revisions()).extracting(DryRunRevision::id).containsExactly("3");
		assertThat(rehearsal.headsReached()).containsExactly("3");
		assertThat(database.query("select to_regclass('aludel_revision'), to_regclass('c')")).containsExactly("∅|∅");
	}

	@Test
	void isNotTakenByAStamp(TestDatabase database) {
		database.execute("create table a (x int)");
		assertThat(aludel(database, "2").stamp(List.of("1")).heads()).containsExactly("1");
	}

	@Test
	void recordsNothingWhenTheRestCannotBeRun(TestDatabase database, @TempDir Path directory) {
		database.execute("create table a (x int)");
		MigrationProject unfinished = MigrationProject.of(directory, revision("1"),
				revision("2", "1").up("op.incomplete(\"fill in the owner\");"));
		assertThatExceptionOfType(IncompleteRevisionException.class).isThrownBy(() -> unfinished
			.aludel(database.dataSource(),
					AludelSettings.defaults().withRun(RunSettings.defaults().withBaseline("1")))
			.upgrade());
		assertThat(database.query("select to_regclass('aludel_revision')")).containsExactly("∅");
	}

	private Aludel aludel(TestDatabase database, @Nullable String baseline) {
		return this.project.aludel(database.dataSource(),
				AludelSettings.defaults().withRun(RunSettings.defaults().withBaseline(baseline)));
	}

}

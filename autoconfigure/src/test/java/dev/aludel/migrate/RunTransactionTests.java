package dev.aludel.migrate;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.aludel.migrate.RevisionFailedException.Outcome;
import dev.aludel.revision.RevisionNode;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static dev.aludel.migrate.RevisionSource.revision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

@PostgresTest
class RunTransactionTests {

	private static final AludelSettings ONE = AludelSettings.defaults()
		.withRun(RunSettings.defaults().withTransaction(TransactionScope.RUN));

	private static final RevisionSource A = revision("1").sqlUp("create table a (id bigint)").sqlDown("drop table a");

	private static final RevisionSource B = revision("2", "1").sqlUp("create table b (id bigint)")
		.sqlDown("drop table b");

	private static final RevisionSource C = revision("3", "2").sqlUp("create table c (id bigint)")
		.sqlDown("drop table c");

	private static final RevisionSource BROKEN = revision("3", "2").sqlUp("create table c (id bigint)", "select 1 / 0");

	private final Path directory;

	RunTransactionTests(@TempDir Path directory) {
		this.directory = directory;
	}

	@Test
	void everythingIsOneTransaction(TestDatabase database) {
		RunReport report = aludel(database, A, B, C).upgrade();
		assertThat(report.revisions()).extracting(CompletedRevision::id).containsExactly("1", "2", "3");
		assertThat(report.heads()).containsExactly("3");
		assertThat(database.query("select count(distinct xmin::text) from aludel_revision")).containsExactly("1");
		assertThat(database.query("select distinct xmin::text from aludel_history"))
			.isEqualTo(database.query("select distinct xmin::text from aludel_revision"));
		assertThat(database.query("select distinct xmin::text from pg_class where relname in ('a', 'b', 'c')"))
			.isEqualTo(database.query("select distinct xmin::text from aludel_revision"));
	}

	@Test
	void aTransactionARevisionIsTheDefault(TestDatabase database) {
		MigrationProject.of(this.directory, A, B, C).aludel(database.dataSource()).upgrade();
		assertThat(database.query("select count(distinct xmin::text) from aludel_revision")).containsExactly("3");
	}

	@Test
	void aFailureLeavesNoneOfThemAndSaysSo(TestDatabase database) {
		Diary diary = new Diary();
		Aludel aludel = MigrationProject.of(this.directory, A, B, BROKEN)
			.aludel(database.dataSource(), ONE, diary);
		RevisionFailedException failure = catchThrowableOfType(RevisionFailedException.class, aludel::upgrade);
		assertThat(failure).hasMessage("""
				Revision 3 (db.migration.R3_Step3) failed at statement 2 (execute SQL):
				  select 1 / 0
				PostgreSQL: division by zero (22012)
				The revision was rolled back, and with it revisions 1 and 2 of the same transaction; \
				the database is still without revisions.
				Correct the rows that stand against it, or the revision, and start again.""");
		assertThat(failure.rolledBackBefore()).containsExactly("1", "2");
		assertThat(failure.heads()).isEmpty();
		assertThat(failure.outcome()).isEqualTo(Outcome.ROLLED_BACK);
		assertThat(database.query("select to_regclass('a'), to_regclass('b'), to_regclass('c')"))
			.containsExactly("∅|∅|∅");
		assertThat(database.query("select * from aludel_revision")).isEmpty();
		assertThat(database.query("select revision, outcome from aludel_history")).containsExactly("3|failed");
		assertThat(diary.entries).containsExactly("begin 1", "begin 2", "begin 3", "failed 3");
		assertThat(aludel(database, A, B, C).upgrade().heads()).containsExactly("3");
	}

	@Test
	void listenersAreToldOnceAllIsCommitted(TestDatabase database) {
		Diary diary = new Diary();
		MigrationProject.of(this.directory, A, B).aludel(database.dataSource(), ONE, diary).upgrade();
		assertThat(diary.entries).containsExactly("begin 1", "begin 2", "done 1", "done 2");
	}

	@Test
	void aStepThatCannotShareATransactionSplitsIt(TestDatabase database) {
		RevisionSource index = revision("3", "2").up("""
				op.execute("alter table b add column title text");
				op.createIndexConcurrently("b", index("ix_b").on("title"));
				op.execute("alter table b add column done boolean");
				""");
		RevisionSource last = revision("5", "4").sqlUp("select 1 / 0");
		RevisionSource before = revision("4", "3").sqlUp("create table d (id bigint)");
		RevisionFailedException failure = catchThrowableOfType(RevisionFailedException.class,
				aludel(database, A, B, index, before, last)::upgrade);
		// What is split is committed at its end: no later failure makes it unfinished.
		assertThat(failure).hasMessage("""
				Revision 5 (db.migration.R5_Step5) failed at statement 1 (execute SQL):
				  select 1 / 0
				PostgreSQL: division by zero (22012)
				The revision was rolled back, and with it revision 4 of the same transaction; \
				the 3 revisions before them were completed and the database is at 3.
				Correct the rows that stand against it, or the revision, and start again.""");
		assertThat(database.query("select revision from aludel_revision order by 1")).containsExactly("1", "2", "3");
		assertThat(database.query("select xmin::text = (select xmin::text from aludel_revision where revision = '2') "
				+ "from aludel_revision where revision in ('1', '3') order by revision"))
			.containsExactly("t", "f");
		assertThat(database.query("select to_regclass('d')")).containsExactly("∅");
		assertThat(database.query("select * from aludel_progress")).isEmpty();
	}

	@Test
	void aStepThatFailsOnItsOwnKeepsWhatItHadToCommit(TestDatabase database) {
		RevisionSource index = revision("3", "2").up("""
				op.execute("insert into b values (1), (1)");
				op.createIndexConcurrently("b", uniqueIndex("ux_b").on("id"));
				op.execute("create table d (id bigint)");
				""");
		RevisionFailedException failure = catchThrowableOfType(RevisionFailedException.class,
				aludel(database, A, B, index)::upgrade);
		assertThat(failure.outcome()).isEqualTo(Outcome.UNFINISHED);
		assertThat(failure).hasMessageContaining("""
				Statement 1 is committed, what came after was rolled back; the 2 revisions before it were completed \
				and the database is at 2, with 3 unfinished.""");
		assertThat(failure.rolledBackBefore()).isEmpty();
		database.execute("delete from b where ctid = (select min(ctid) from b)");
		assertThat(aludel(database, A, B, index).upgrade().heads()).containsExactly("3");
		assertThat(database.query("select to_regclass('d')")).containsExactly("d");
	}

	@Test
	void aBackfillInTheMiddleSplitsIt(TestDatabase database) {
		RevisionSource fill = revision("3", "2").up("""
				op.execute("create table rows (id bigint primary key, n integer default 0)");
				op.execute("insert into rows select i from generate_series(1, 25) i");
				op.backfill("rows", set("n = n + 1").batchSize(10));
				""");
		RevisionSource last = revision("4", "3").sqlUp("create table d as select sum(n) from rows");
		assertThat(aludel(database, A, B, fill, last).upgrade().heads()).containsExactly("4");
		assertThat(database.query("select * from d")).containsExactly("25");
	}

	@Test
	void aDowngradeIsOneTransactionToo(TestDatabase database) {
		RevisionSource irreversible = A.sqlDown("select 1 / 0");
		aludel(database, irreversible, B, C).upgrade();
		RevisionFailedException failure = catchThrowableOfType(RevisionFailedException.class,
				() -> aludel(database, irreversible, B, C).downgrade("base"));
		assertThat(failure.rolledBackBefore()).containsExactly("3", "2");
		assertThat(failure.heads()).containsExactly("3");
		assertThat(database.query("select count(*) from aludel_revision")).containsExactly("3");
		assertThat(database.query("select to_regclass('c')")).containsExactly("c");
		aludel(database, A, B, C).downgrade("base");
		assertThat(database.query("select count(*) from aludel_revision")).containsExactly("0");
	}

	@Test
	void aLockThatIsMissedTriesAllOfThemAgain(TestDatabase database) throws Exception {
		aludel(database, A).upgrade();
		RevisionSource change = revision("3", "2").sqlUp("alter table a add column done boolean");
		Diary diary = new Diary();
		try (Connection other = database.connect(); Statement statement = other.createStatement()) {
			other.setAutoCommit(false);
			statement.execute("lock table a");
			MigrationListener release = new MigrationListener() {

				@Override
				public void beforeRetry(RevisionRetry retry) {
					assertThat(database.query("select to_regclass('b')")).containsExactly("∅");
					try {
						other.rollback();
					}
					catch (java.sql.SQLException ex) {
						throw new IllegalStateException(ex);
					}
				}

			};
			RunReport report = MigrationProject.of(this.directory, A, B, change)
				.aludel(database.dataSource(), ONE, diary, release)
				.upgrade();
			assertThat(report.revisions()).extracting(CompletedRevision::id).containsExactly("2", "3");
		}
		assertThat(diary.entries).containsExactly("begin 2", "begin 3", "retry 3", "done 2", "done 3");
		assertThat(database.query("select revision, count(*) from aludel_history group by 1 order by 1"))
			.containsExactly("1|1", "2|1", "3|1");
	}

	@Test
	void anInterruptBetweenTwoRevisionsLeavesNone(TestDatabase database) {
		List<Aludel> engine = new ArrayList<>();
		MigrationListener stopping = new MigrationListener() {

			@Override
			public void afterStatement(RunningStatement statement, Duration elapsed) {
				Thread.currentThread().interrupt();
			}

		};
		engine.add(MigrationProject.of(this.directory, A, B).aludel(database.dataSource(), ONE, stopping));
		RunInterruptedException interruption = catchThrowableOfType(RunInterruptedException.class,
				engine.get(0)::upgrade);
		assertThat(Thread.interrupted()).isTrue();
		assertThat(interruption.completedRevisions()).isZero();
		assertThat(interruption.heads()).isEmpty();
		assertThat(database.query("select to_regclass('a')")).containsExactly("∅");
	}

	@Test
	void aDeferredConstraintIsCheckedBehindItsRevision(TestDatabase database) {
		RevisionSource deferred = revision("2", "1").sqlUp("alter table a add primary key (id)",
				"create table child (id bigint references a deferrable initially deferred)",
				"insert into child values (7)", "insert into a values (7)");
		RevisionSource alter = revision("3", "2").sqlUp("alter table child add column title text");
		assertThat(aludel(database, A, deferred, alter).upgrade().heads()).containsExactly("3");
		RevisionSource orphan = revision("4", "3").sqlUp("insert into child values (8)");
		RevisionSource after = revision("5", "4").sqlUp("create table d (id bigint)");
		RevisionFailedException failure = catchThrowableOfType(RevisionFailedException.class,
				aludel(database, A, deferred, alter, orphan, after)::upgrade);
		assertThat(failure.revision()).isEqualTo("4");
		assertThat(failure.error()).isNotNull().extracting(ServerError::sqlState).isEqualTo("23503");
	}

	@Test
	void settingsOfOneRevisionDoNotReachTheNext(TestDatabase database) {
		database.execute("create schema elsewhere");
		RevisionSource moving = revision("1").sqlUp("set search_path to elsewhere", "set local work_mem = '7MB'");
		RevisionSource next = revision("2", "1").sqlUp("create table here ()");
		aludel(database, moving, next).upgrade();
		assertThat(database.query("select 'here'::regclass::text")).containsExactly("here");
		assertThat(database.query("select count(*) from aludel_revision")).containsExactly("2");
	}

	@Test
	void whoEndsTheTransactionHimselfIsToldWhatMayBeCommitted(TestDatabase database) {
		RevisionSource tearing = revision("3", "2").up("""
				try (java.sql.CallableStatement call = op.connection().prepareCall("commit")) {
					call.execute();
				}
				catch (java.sql.SQLException ex) {
					throw new IllegalStateException(ex);
				}
				""");
		RevisionFailedException failure = catchThrowableOfType(RevisionFailedException.class,
				aludel(database, A, B, tearing)::upgrade);
		assertThat(failure.outcome()).isEqualTo(Outcome.TORN);
		assertThat(failure).hasMessageContaining("What it did before it ended the transaction may be committed, "
				+ "and with it revisions 1 and 2 of the same transaction; the database is at 2.");
		assertThat(database.query("select revision from aludel_revision order by 1")).containsExactly("1", "2");
	}

	@Test
	void squashedRevisionsAreRecordedInTheSameTransaction(TestDatabase database) {
		RevisionSource squashed = revision("6", "1").replaces("2", "3").sqlUp("create table b (id bigint)",
				"create table c (id bigint)");
		RevisionSource broken = revision("7", "6").sqlUp("select 1 / 0");
		aludel(database, A).upgrade();
		RevisionFailedException failure = catchThrowableOfType(RevisionFailedException.class,
				aludel(database, A, B, C, squashed, broken)::upgrade);
		assertThat(failure.heads()).containsExactly("1");
		assertThat(database.query("select revision from aludel_revision order by 1")).containsExactly("1");
		aludel(database, A, B, C, squashed).upgrade();
		assertThat(database.query("select revision from aludel_revision order by 1")).containsExactly("1", "2", "3",
				"6");
		assertThat(database.query("select count(distinct xmin::text) from aludel_revision where revision > '1'"))
			.containsExactly("1");
	}

	@ParameterizedTest
	@EnumSource
	void aScriptIsOneTransactionToo(ScriptRunner runner, TestDatabase database) {
		RevisionSource index = revision("3", "2").up("""
				op.execute("create schema if not exists postgres");
				op.createIndexConcurrently("b", index("ix_b").on("id"));
				op.execute("alter table b add column done boolean");
				""");
		RevisionSource last = revision("4", "3").sqlUp("set search_path to pg_catalog",
				"create table public.d (id bigint)");
		RevisionSource more = revision("5", "4").sqlUp("create table public.e (id bigint)");
		MigrationProject project = MigrationProject.of(this.directory, A, B, index, last, more);
		String script = project.aludel(new UnreachableDataSource(), ONE).script("head");
		try (TestDatabase scripted = database.another()) {
			project.aludel(database.dataSource(), ONE).upgrade();
			assertThat(runner.run(scripted, script, this.directory, Map.of())).as(script).isNull();
			assertThat(DatabaseContents.of(scripted)).isEqualTo(DatabaseContents.of(database));
			assertThat(scripted.query("select string_agg(revision, ' ' order by revision) from aludel_revision "
					+ "group by xmin::text order by 1"))
				.containsExactly("1 2", "3", "4 5");
		}
	}

	private Aludel aludel(TestDatabase database, RevisionSource... revisions) {
		return MigrationProject.of(this.directory, revisions).aludel(database.dataSource(), ONE);
	}

	/** Remembers what a listener is told. */
	private static final class Diary implements MigrationListener {

		private final List<String> entries = new ArrayList<>();

		@Override
		public void beforeRevision(RevisionNode revision, Direction direction) {
			this.entries.add("begin " + revision.id());
		}

		@Override
		public void beforeRetry(RevisionRetry retry) {
			this.entries.add("retry " + retry.revision());
		}

		@Override
		public void afterRevision(CompletedRevision revision) {
			this.entries.add("done " + revision.id());
		}

		@Override
		public void revisionFailed(RevisionFailedException failure) {
			this.entries.add("failed " + failure.revision());
		}

	}

}

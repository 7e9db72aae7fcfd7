package dev.aludel.migrate;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import dev.aludel.migrate.RevisionFailedException.Outcome;
import dev.aludel.schema.QualifiedName;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static dev.aludel.migrate.RevisionSource.revision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

@PostgresTest
@Timeout(60)
class CancelTests {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private static final RevisionSource FIRST = revision("1").sqlUp("create table a (x int)")
		.sqlDown("select pg_sleep(600)");

	private static final RevisionSource SLEEPING = revision("2", "1").sqlUp("create table b (x int)",
			"select pg_sleep(case when to_regclass('awake') is null then 600 else 0 end)");

	private final ExecutorService executor = Executors.newFixedThreadPool(2);

	private final Path directory;

	CancelTests(@TempDir Path directory) {
		this.directory = directory;
	}

	@AfterEach
	void stopThreads() {
		this.executor.shutdownNow();
	}

	@Test
	void stopsTheRunningStatementAndRollsItsRevisionBack(TestDatabase database) throws Exception {
		MigrationProject project = MigrationProject.of(this.directory, FIRST, SLEEPING);
		Aludel aludel = project.aludel(database.dataSource());
		Future<RunReport> run = this.executor.submit(() -> aludel.upgrade());
		awaitSleep(database);
		assertThat(aludel.cancel(PATIENCE)).isTrue();
		RunInterruptedException stop = interruption(run);
		assertThat(stop).hasMessage("""
				Revision 2 (db.migration.R2_Step2) was interrupted at statement 2 (execute SQL):
				  select pg_sleep(case when to_regclass('awake') is null then 600 else 0 end)
				The revision was rolled back; the revision before it was completed and the database is at 1.
				The same command goes on from there.""");
		assertThat(stop.revision()).isEqualTo("2");
		assertThat(stop.heads()).containsExactly("1");
		assertThat(stop.completedRevisions()).isEqualTo(1);
		assertThat(stop.getCause()).isInstanceOfSatisfying(RevisionFailedException.class, (cause) -> {
			assertThat(cause.isInterruption()).isTrue();
			assertThat(cause.outcome()).isEqualTo(Outcome.ROLLED_BACK);
		});
		assertThat(database.query("select to_regclass('a'), to_regclass('b')")).containsExactly("a|∅");
		assertThat(database.query("select revision, action, outcome, error from aludel_history order by id"))
			.containsExactly("1|upgrade|succeeded|∅", "2|upgrade|failed|interrupted");
		assertNothingIsLeft(database);
		database.execute("create table awake (x int)");
		assertThat(project.aludel(database.dataSource()).upgrade().heads()).containsExactly("2");
	}

	@Test
	void stopsADowngrade(TestDatabase database) throws Exception {
		Aludel aludel = MigrationProject.of(this.directory, FIRST).aludel(database.dataSource());
		aludel.upgrade();
		Future<RunReport> run = this.executor.submit(() -> aludel.downgrade("base"));
		awaitSleep(database);
		aludel.cancel(PATIENCE);
		assertThat(interruption(run)).hasMessage("""
				The downgrade of revision 1 (db.migration.R1_Step1) was interrupted at statement 1 (execute SQL):
				  select pg_sleep(600)
				The downgrade was rolled back; the database is still at 1.
				The same command goes on from there.""");
		assertNothingIsLeft(database);
	}

	@Test
	void stopsTheRunsOfEnginesMadeOfIt(TestDatabase database) throws Exception {
		Aludel aludel = MigrationProject.of(this.directory, FIRST, SLEEPING).aludel(database.dataSource());
		Aludel copy = aludel.withListener(new MigrationListener() {
		});
		Future<RunReport> run = this.executor.submit(() -> copy.upgrade());
		awaitSleep(database);
		assertThat(aludel.cancel(PATIENCE)).isTrue();
		assertThat(interruption(run).revision()).isEqualTo("2");
	}

	@Test
	void stopsWhatAMigrationDoesOnItsConnectionEvenIfItCatchesTheError(TestDatabase database) throws Exception {
		Aludel aludel = MigrationProject.of(this.directory, revision("1").up("""
				try (java.sql.Statement statement = op.connection().createStatement()) {
					statement.execute("select pg_sleep(600)");
				}
				catch (java.sql.SQLException ex) {
					// Never mind.
				}
				""")).aludel(database.dataSource());
		Future<RunReport> run = this.executor.submit(() -> aludel.upgrade());
		awaitSleep(database);
		assertThat(aludel.cancel(PATIENCE)).isTrue();
		assertThat(interruption(run)).hasMessage("""
				Revision 1 (db.migration.R1_Step1) was interrupted before its first statement.
				The revision was rolled back; the database is still without revisions.
				The same command goes on from there.""");
		assertNothingIsLeft(database);
	}

	@Test
	void stopsBetweenTwoRevisions(TestDatabase database) {
		Listener interrupting = new Listener("1");
		MigrationProject project = MigrationProject.of(this.directory, FIRST, revision("2", "1"));
		Aludel aludel = project.aludel(database.dataSource(), interrupting);
		interrupting.aludel = aludel;
		RunInterruptedException stop = catchThrowableOfType(RunInterruptedException.class, aludel::upgrade);
		assertThat(stop).hasMessage("""
				The upgrade of database %s was interrupted before revision 2 (db.migration.R2_Step2).
				1 revision was completed; the database is at 1.
				The same command goes on from there.""".formatted(aludel.state().database()));
		assertThat(stop.completedRevisions()).isEqualTo(1);
		assertNothingIsLeft(database);
		assertThat(project.aludel(database.dataSource()).upgrade().heads()).containsExactly("2");
	}

	@Test
	void stopsBetweenTwoStatementsWhenItsThreadIsInterrupted(TestDatabase database) {
		Aludel aludel = MigrationProject.of(this.directory,
				revision("1").up("op.execute(\"create table a (x int)\"); Thread.currentThread().interrupt(); "
						+ "op.execute(\"create table b (x int)\");"))
			.aludel(database.dataSource());
		RunInterruptedException stop = catchThrowableOfType(RunInterruptedException.class, aludel::upgrade);
		assertThat(Thread.interrupted()).isTrue();
		assertThat(stop).hasMessage("""
				Revision 1 (db.migration.R1_Step1) was interrupted after statement 1.
				The revision was rolled back; the database is still without revisions.
				The same command goes on from there.""");
		assertThat(database.query("select outcome, error from aludel_history")).containsExactly("failed|interrupted");
		assertNothingIsLeft(database);
	}

	@Test
	void tellsTheListenersOfTheRevisionThatWasRolledBack(TestDatabase database) throws Exception {
		Listener listener = new Listener(null);
		Aludel aludel = MigrationProject.of(this.directory, FIRST, SLEEPING).aludel(database.dataSource(), listener);
		Future<RunReport> run = this.executor.submit(() -> aludel.upgrade());
		awaitSleep(database);
		aludel.cancel(PATIENCE);
		interruption(run);
		assertThat(listener.failed).singleElement().satisfies((failure) -> {
			assertThat(failure.revision()).isEqualTo("2");
			assertThat(failure.isInterruption()).isTrue();
		});
	}

	@Test
	void endsTheWaitForTheLock(TestDatabase database) throws Exception {
		Aludel aludel = MigrationProject.of(this.directory, FIRST).aludel(database.dataSource());
		try (Connection other = database.connect();
				Statement statement = other.createStatement();
				CapturedLog log = new CapturedLog()) {
			statement.execute("select pg_advisory_lock("
					+ MigrationLock.key(new QualifiedName("public", "aludel_revision")) + ")");
			Future<RunReport> run = this.executor.submit(() -> aludel.upgrade());
			Awaitility.await().until(() -> log.lines().size() == 1);
			assertThat(aludel.cancel(PATIENCE)).isTrue();
			assertThat(interruption(run)).hasMessage("""
					The wait for the migration lock of database %s was interrupted.
					Nothing was run.
					The same command waits again.""".formatted(aludel.state().database()));
		}
	}

	@Test
	void endsTheWaitForTheBookkeepingTables(TestDatabase database) throws Exception {
		MigrationProject project = MigrationProject.of(this.directory, FIRST);
		project.aludel(database.dataSource()).upgrade();
		Aludel aludel = project.aludel(database.dataSource());
		try (Connection other = database.connect();
				Statement statement = other.createStatement();
				CapturedLog log = new CapturedLog()) {
			other.setAutoCommit(false);
			statement.execute("lock table aludel_revision in access exclusive mode");
			Future<RunReport> run = this.executor.submit(() -> aludel.upgrade());
			Awaitility.await().until(() -> log.lines().size() == 1);
			assertThat(aludel.cancel(PATIENCE)).isTrue();
			assertThat(interruption(run)).hasMessage("""
					The wait for the bookkeeping tables of database %s on localhost:%d was interrupted.
					Nothing was run.
					The same command waits again.""".formatted(database.name(), database.port()));
		}
		assertNothingIsLeft(database);
		assertThat(project.aludel(database.dataSource()).upgrade().revisions()).isEmpty();
	}

	@Test
	void endsTheWaitForTheBookkeepingTablesInTheMiddleOfARevision(TestDatabase database) throws Exception {
		database.execute("create table held (x int)");
		try (Connection holder = database.connect();
				Statement hold = holder.createStatement();
				Connection locker = database.connect();
				Statement lock = locker.createStatement();
				CapturedLog log = new CapturedLog()) {
			holder.setAutoCommit(false);
			locker.setAutoCommit(false);
			hold.execute("lock table held");
			Aludel aludel = MigrationProject.of(this.directory, FIRST, revision("2", "1").up("""
					op.createIndexConcurrently("a", index("ix_a_x").on("x"));
					op.execute("lock table held");
					"""))
				.aludel(database.dataSource(),
						beforeRetry(() -> lock.execute("lock table aludel_progress in access exclusive mode")));
			Future<RunReport> run = this.executor.submit(() -> aludel.upgrade());
			Awaitility.await().until(() -> log.lines().stream().anyMatch((line) -> line.contains("Waiting up to")));
			assertThat(aludel.cancel(PATIENCE)).isTrue();
			RunInterruptedException stop = interruption(run);
			assertThat(stop).hasMessageContainingAll(
					"Revision 2 (db.migration.R2_Step2) was interrupted at statement 2",
					"It resumes at statement 2 when started again.");
			assertThat(stop.revision()).isEqualTo("2");
			assertThat(stop.heads()).containsExactly("1");
			assertThat(stop.completedRevisions()).isEqualTo(1);
		}
	}

	private static MigrationListener beforeRetry(Callable<?> action) {
		return new MigrationListener() {

			@Override
			public void beforeRetry(RevisionRetry retry) {
				try {
					action.call();
				}
				catch (Exception ex) {
					throw new IllegalStateException(ex);
				}
			}

		};
	}

	@Test
	void runsNothingAfterwards(TestDatabase database) throws Exception {
		Aludel aludel = MigrationProject.of(this.directory, FIRST).aludel(database.dataSource());
		assertThat(aludel.cancel(Duration.ZERO)).isTrue();
		for (Runnable call : List.<Runnable>of(aludel::upgrade, aludel::ensureTables,
				() -> aludel.stamp(List.of("1")))) {
			assertThatExceptionOfType(RunInterruptedException.class).isThrownBy(call::run);
		}
		assertThat(aludel.state().heads()).isEmpty();
		assertThat(database.query("select to_regclass('a'), to_regclass('aludel_revision')")).containsExactly("∅|∅");
	}

	@Test
	void givesUpWaitingForARunThatDoesNotStop(TestDatabase database) throws Exception {
		CountDownLatch reached = new CountDownLatch(1);
		CountDownLatch leave = new CountDownLatch(1);
		Aludel aludel = MigrationProject.of(this.directory, revision("1").sqlUp("select 1", "select 2"))
			.aludel(database.dataSource(), new MigrationListener() {

				@Override
				public void afterStatement(RunningStatement statement, Duration elapsed) {
					reached.countDown();
					join(leave);
				}

			});
		Future<RunReport> run = this.executor.submit(() -> aludel.upgrade());
		reached.await();
		assertThat(aludel.cancel(Duration.ofMillis(50))).isFalse();
		leave.countDown();
		assertThat(interruption(run).getMessage()).contains("was interrupted after statement 1.");
	}

	@Test
	void keepsTheProgressOfAConcurrentIndexAndResumesIt(TestDatabase database) throws Exception {
		MigrationProject project = MigrationProject.of(this.directory, FIRST, revision("2", "1").up("""
				op.execute("alter table a add column y int");
				op.createIndexConcurrently("a", index("ix_a_y").on("y"));
				op.execute("create table b (x int)");
				"""));
		Aludel aludel = project.aludel(database.dataSource());
		aludel.upgrade("1");
		try (Connection other = database.connect(); Statement reader = other.createStatement()) {
			other.setAutoCommit(false);
			other.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
			// The build waits for every older snapshot before the index becomes valid.
			reader.execute("select 1");
			Future<RunReport> run = this.executor.submit(() -> aludel.upgrade());
			Awaitility.await()
				.until(() -> !database
					.query("select pid from pg_stat_activity where datname = current_database() "
							+ "and query like 'create index concurrently%' and wait_event_type = 'Lock'")
					.isEmpty());
			assertThat(aludel.cancel(PATIENCE)).isTrue();
			RunInterruptedException stop = interruption(run);
			assertThat(stop.getMessage()).contains("was interrupted at statement 2")
				.endsWith("It resumes at statement 2 when started again.");
		}
		assertThat(database.query("select revision, completed_statements from aludel_progress")).containsExactly("2|1");
		assertThat(database.query("select revision from aludel_revision")).containsExactly("1");
		assertNothingIsLeft(database);
		assertThat(project.aludel(database.dataSource()).upgrade().heads()).containsExactly("2");
		assertThat(database.query("select indisvalid from pg_index where indexrelid = 'ix_a_y'::regclass"))
			.containsExactly("t");
		assertThat(database.query("select * from aludel_progress")).isEmpty();
	}

	private static void awaitSleep(TestDatabase database) {
		Awaitility.await()
			.until(() -> !database
				.query("select pid from pg_stat_activity where wait_event = 'PgSleep' and datname = current_database()")
				.isEmpty());
	}

	private static void join(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void assertNothingIsLeft(TestDatabase database) {
		assertThat(database.query("select query from pg_stat_activity where datname = current_database() "
				+ "and state <> 'idle' and pid <> pg_backend_pid() and backend_type = 'client backend'"))
			.isEmpty();
		assertThat(database.query("select pid from pg_locks where locktype = 'advisory' and database = "
				+ "(select oid from pg_database where datname = current_database())"))
			.isEmpty();
	}

	private static RunInterruptedException interruption(Future<RunReport> run) {
		RunInterruptedException interruption = catchThrowableOfType(RunInterruptedException.class, () -> {
			try {
				run.get();
			}
			catch (ExecutionException ex) {
				throw Objects.requireNonNull(ex.getCause());
			}
		});
		assertThat(interruption).isNotNull();
		return interruption;
	}

	private static final class Listener implements MigrationListener {

		private final @Nullable String last;

		private @Nullable Aludel aludel;

		private final List<RevisionFailedException> failed = new ArrayList<>();

		Listener(@Nullable String last) {
			this.last = last;
		}

		@Override
		public void afterRevision(CompletedRevision revision) {
			if (revision.id().equals(this.last) && this.aludel != null) {
				try {
					assertThat(this.aludel.cancel(PATIENCE)).isTrue();
				}
				catch (InterruptedException ex) {
					throw new IllegalStateException(ex);
				}
			}
		}

		@Override
		public void revisionFailed(RevisionFailedException failure) {
			this.failed.add(failure);
		}

	}

}

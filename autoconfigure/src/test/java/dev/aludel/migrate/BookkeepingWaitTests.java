package dev.aludel.migrate;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import dev.aludel.revision.RevisionNode;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;

import static dev.aludel.migrate.RevisionSource.revision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * A start while somebody keeps the bookkeeping tables to himself.
 */
@PostgresTest
class BookkeepingWaitTests {

	private final MigrationProject project;

	private final MigrationProject next;

	private final MigrationProject backfilling;

	private final MigrationProject splitting;

	BookkeepingWaitTests(@TempDir Path directory, @TempDir Path next, @TempDir Path backfilling,
			@TempDir Path splitting) {
		this.project = MigrationProject.of(directory, revision("1"));
		this.next = MigrationProject.of(next, revision("1"),
				revision("2", "1").sqlUp("create table if not exists x (id int)"));
		this.backfilling = MigrationProject.of(backfilling,
				revision("1").up("op.backfill(\"tasks\", dev.aludel.Definitions.set(\"n = 1\"));"));
		this.splitting = MigrationProject.of(splitting, revision("1").up("""
				op.createIndexConcurrently("notes", dev.aludel.Definitions.index("ix_notes").on("x"));
				op.execute("alter table held add column y int");
				"""));
	}

	@Test
	void givesUpInTimeAndNamesWhoIsInTheWay(TestDatabase database) throws SQLException {
		this.project.aludel(database.dataSource()).upgrade();
		Aludel impatient = this.project.aludel(database.dataSource(),
				AludelSettings.defaults().withLockWait(Duration.ofSeconds(1)));
		try (Holder other = new Holder(database)) {
			BookkeepingException failure = catchThrowableOfType(BookkeepingException.class, impatient::upgrade);
			assertThat(String.valueOf(failure.getMessage())
				.replaceAll("began \\d+ m?s ago", "began … ago")
				.replaceAll(":\\d+", "")).isEqualTo(
						"""
								The bookkeeping tables of database %s on localhost cannot be used.
								PostgreSQL: canceling statement due to user request (57014)
								Nothing was run.
								They could not be read within 1 s.
								  In the way: pid %d (application "restore", idle in transaction, its transaction began … ago), \
								ran last: lock table aludel_revision in access exclusive mode
								Let that end or raise aludel.lock.wait, and start again."""
							.formatted(database.name(), other.pid));
		}
		assertThat(impatient.upgrade().revisions()).isEmpty();
	}

	@Test
	void waitsAndSaysForWhom(TestDatabase database) throws SQLException {
		this.project.aludel(database.dataSource()).upgrade();
		CompletableFuture<RunReport> run;
		try (CapturedLog log = new CapturedLog(); Holder other = new Holder(database)) {
			run = CompletableFuture.supplyAsync(this.project.aludel(database.dataSource())::upgrade);
			Awaitility.await().until(() -> !log.lines().isEmpty());
			assertThat(log.lines()).singleElement()
				.asString()
				.matches(
						"INFO Waiting up to 29\\d(\\.\\d)? s for the bookkeeping tables of database %s on localhost\\. "
							.formatted(database.name())
								+ "In the way: pid %d \\(application \"restore\", .*".formatted(other.pid));
		}
		assertThat(run.join().heads()).containsExactly("1");
	}

	@Test
	void givesUpInTimeWhereOnlyTheHistoryIsLocked(TestDatabase database) throws SQLException {
		this.project.aludel(database.dataSource()).upgrade();
		for (LockMode mode : List.of(LockMode.AUTO, LockMode.TRANSACTION)) {
			Aludel next = this.next.aludel(database.dataSource(),
					AludelSettings.defaults().withLockWait(Duration.ofSeconds(1)).withLockMode(mode));
			try (Holder other = new Holder(database, "lock table aludel_history in access exclusive mode")) {
				BookkeepingException failure = catchThrowableOfType(BookkeepingException.class, next::upgrade);
				assertThat(failure).hasMessageContainingAll("Nothing was run.\nThey could not be read within 1 s.",
						"In the way: pid " + other.pid);
			}
			assertThat(database.query("select pid from pg_locks where locktype = 'advisory'")).isEmpty();
		}
		assertThat(this.next.aludel(database.dataSource(), AludelSettings.defaults()).upgrade().heads())
			.containsExactly("2");
	}

	@Test
	void failsInTimeWhereAFailureCannotBeRecorded(TestDatabase database) throws Exception {
		this.project.aludel(database.dataSource()).upgrade();
		Aludel next = this.next.aludel(database.dataSource(),
				AludelSettings.defaults().withTimeouts(TimeoutSettings.defaults().withRetries(0)));
		try (Holder other = new Holder(database, "lock table aludel_history in share mode")) {
			RevisionFailedException failure = CompletableFuture
				.supplyAsync(() -> catchThrowableOfType(RevisionFailedException.class, next::upgrade))
				.get(1, TimeUnit.MINUTES);
			assertThat(failure).hasMessageContainingAll("(55P03)", "The revision was rolled back");
			assertThat(other.pid).isPositive();
		}
		assertThat(database.query("select revision, outcome from aludel_history")).containsExactly("1|succeeded");
		assertThat(next.upgrade().heads()).containsExactly("2");
	}

	@Test
	void namesWhoWaitsInFrontAndWhoHoldsThatOneUp(TestDatabase database) throws Exception {
		this.project.aludel(database.dataSource()).upgrade();
		Aludel patient = this.project.aludel(database.dataSource(),
				AludelSettings.defaults().withLockWait(Duration.ofSeconds(4)));
		try (Holder dump = new Holder(database, "lock table aludel_revision in access share mode");
				Connection vacuum = database.connect();
				CapturedLog log = new CapturedLog()) {
			int waiting = vacuum.unwrap(PGConnection.class).getBackendPID();
			CompletableFuture<?> behind = CompletableFuture.runAsync(() -> vacuum(vacuum));
			Awaitility.await()
				.until(() -> !database.query("select pg_blocking_pids(" + waiting + ")").equals(List.of("{}")));
			BookkeepingException failure = catchThrowableOfType(BookkeepingException.class, patient::upgrade);
			assertThat(failure).hasMessageContainingAll("In the way: pid " + dump.pid + " (application \"restore\"",
					"In the way: pid " + waiting + " (");
			assertThat(log.lines()).hasSize(2)
				.allMatch((line) -> line.startsWith("INFO Waiting up to "))
				.last()
				.asString()
				.contains("vacuum full aludel_revision");
			dump.close();
			behind.get(1, TimeUnit.MINUTES);
		}
	}

	@Test
	void namesWhoWaitsInFrontBehindAWriter(TestDatabase database) throws Exception {
		this.project.aludel(database.dataSource()).upgrade();
		Aludel impatient = this.project.aludel(database.dataSource(),
				AludelSettings.defaults().withLockWait(Duration.ofSeconds(1)));
		try (Holder writer = new Holder(database, "update aludel_revision set message = 'x'");
				Connection vacuum = database.connect()) {
			int waiting = vacuum.unwrap(PGConnection.class).getBackendPID();
			CompletableFuture<?> behind = CompletableFuture.runAsync(() -> vacuum(vacuum));
			Awaitility.await()
				.until(() -> !database.query("select pg_blocking_pids(" + waiting + ")").equals(List.of("{}")));
			assertThat(catchThrowableOfType(BookkeepingException.class, impatient::upgrade))
				.hasMessageContainingAll("In the way: pid " + writer.pid, "In the way: pid " + waiting);
			writer.close();
			behind.get(1, TimeUnit.MINUTES);
		}
	}

	@Test
	void namesNobodyWhoIsNotInTheWayOfAReader(TestDatabase database) throws SQLException {
		this.project.aludel(database.dataSource()).upgrade();
		Aludel impatient = this.project.aludel(database.dataSource(),
				AludelSettings.defaults().withLockWait(Duration.ofSeconds(1)));
		try (Holder innocent = new Holder(database, "lock table aludel_progress in share mode");
				Holder other = new Holder(database)) {
			assertThat(catchThrowableOfType(BookkeepingException.class, impatient::upgrade))
				.hasMessageContaining("In the way: pid " + other.pid)
				.hasMessageNotContaining("pid " + innocent.pid);
		}
	}

	@Test
	void givesUpInTimeLookingForChangedRevisions(TestDatabase database) throws Exception {
		this.project.aludel(database.dataSource()).upgrade();
		Aludel impatient = this.project.aludel(database.dataSource(),
				AludelSettings.defaults().withLockWait(Duration.ofSeconds(1)));
		try (Holder other = new Holder(database)) {
			BookkeepingException failure = CompletableFuture
				.supplyAsync(() -> catchThrowableOfType(BookkeepingException.class, impatient::changedRevisions))
				.get(1, TimeUnit.MINUTES);
			assertThat(failure).hasMessageContaining("In the way: pid " + other.pid);
		}
		assertThat(impatient.changedRevisions()).isEmpty();
	}

	@Test
	void failsInTimeWhereTheProgressOfABackfillCannotBeForgotten(TestDatabase database) throws Exception {
		database.execute("create table tasks (id int primary key, n int); insert into tasks values (1, 0)");
		Aludel aludel = this.backfilling.aludel(database.dataSource(), retryingOnce());
		try (Holder row = new Holder(database, "select from tasks for update")) {
			RevisionFailedException failure = failureWhile("lock table aludel_progress in share mode", database,
					aludel);
			assertThat(failure).hasMessageContaining("(55P03)");
			assertThat(row.pid).isPositive();
		}
		assertThat(aludel.upgrade().heads()).containsExactly("1");
		assertThat(database.query("select n from tasks")).containsExactly("1");
	}

	@Test
	void failsWithItsOwnReasonWhereTheProgressCannotBeRead(TestDatabase database) throws Exception {
		database.execute("create table notes (x int); create table held (x int)");
		List<String> told = new ArrayList<>();
		Aludel aludel = this.splitting.aludel(database.dataSource(), retryingOnce().withLockWait(Duration.ofSeconds(1)),
				new MigrationListener() {

					@Override
					public void revisionFailed(RevisionFailedException failure) {
						told.add(failure.revision());
					}

				});
		try (CapturedLog log = new CapturedLog(); Holder other = new Holder(database, "lock table held")) {
			RevisionFailedException failure = failureWhile("lock table aludel_progress in access exclusive mode",
					database, aludel);
			assertThat(failure).hasMessageContainingAll("(55P03)", "In the way: pid " + other.pid,
					"Statement 1 is committed");
			assertThat(failure).hasStackTraceContaining("The bookkeeping tables of database " + database.name());
			assertThat(log.lines()).filteredOn((line) -> line.startsWith("WARN Revision 1 is not run again: "))
				.singleElement()
				.asString()
				.contains("without revisions, with 1 unfinished.", "In the way: pid ")
				.doesNotContain("Nothing was run");
			assertThat(told).containsExactly("1");
		}
		assertThat(database.query("select revision, outcome from aludel_history")).containsExactly("1|failed");
		assertThat(aludel.upgrade().heads()).containsExactly("1");
	}

	@Test
	void tellsWhatIsCommittedWhereThePlanCannotBeMadeAnew(TestDatabase database, @TempDir Path directory)
			throws SQLException {
		database.execute("create table notes (x int)");
		List<Holder> holders = new ArrayList<>();
		Aludel aludel = MigrationProject.of(directory, revision("1").up("""
				op.execute("create table one (x int)");
				op.execute("select pg_advisory_unlock_all()");
				op.createIndexConcurrently("notes", dev.aludel.Definitions.index("ix_notes").on("x"));
				"""))
			.aludel(database.dataSource(), AludelSettings.defaults().withLockWait(Duration.ofSeconds(1)),
					new MigrationListener() {

						@Override
						public void beforeStatement(RunningStatement statement) {
							if (statement.number() == 3 && holders.isEmpty()) {
								holders.add(changeAndHold(database));
							}
						}

					});
		BookkeepingException failure = catchThrowableOfType(BookkeepingException.class, aludel::upgrade);
		holders.get(0).close();
		assertThat(database.query("select to_regclass('one'), to_regclass('ix_notes')"))
			.containsExactly("one|ix_notes");
		assertThat(failure).hasMessageContaining(
				"No revision was completed; when last read, the database was without revisions, with 1 unfinished.");
		assertThat(aludel.upgrade().heads()).containsExactly("1");
	}

	@Test
	void doesNotTellWhereTheDatabaseIsWhenAnotherHasChangedIt(TestDatabase database) throws SQLException {
		List<Holder> holders = new ArrayList<>();
		Aludel aludel = this.project.aludel(database.dataSource(),
				AludelSettings.defaults().withLockMode(LockMode.TRANSACTION).withLockWait(Duration.ofSeconds(1)),
				new MigrationListener() {

					@Override
					public void beforeRevision(RevisionNode revision, Direction direction) {
						BookkeepingWaitTests.this.project.aludel(database.dataSource()).upgrade();
						holders.add(hold(database));
					}

				});
		BookkeepingException failure = catchThrowableOfType(BookkeepingException.class, aludel::upgrade);
		holders.get(0).close();
		assertThat(failure)
			.hasMessageContaining("No revision was completed; when last read, the database was without revisions.");
		assertThat(database.query("select revision from aludel_revision")).containsExactly("1");
	}

	private static Holder changeAndHold(TestDatabase database) {
		database.execute("insert into aludel_history (revision, action, outcome, started_at, duration_ms, statements) "
				+ "values ('0', 'stamp', 'failed', now(), 0, 0)");
		return hold(database);
	}

	private static Holder hold(TestDatabase database) {
		try {
			return new Holder(database);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static AludelSettings retryingOnce() {
		return AludelSettings.defaults()
			.withTimeouts(TimeoutSettings.defaults().withRetries(1).withLock(Duration.ofMillis(100)));
	}

	/** Fails with a table locked from the second attempt on. */
	private static RevisionFailedException failureWhile(String lock, TestDatabase database, Aludel aludel)
			throws Exception {
		List<Holder> holders = new ArrayList<>();
		Aludel observed = aludel.withListener(new MigrationListener() {

			@Override
			public void beforeRetry(RevisionRetry retry) {
				try {
					holders.add(new Holder(database, lock));
				}
				catch (SQLException ex) {
					throw new IllegalStateException(ex);
				}
			}

		});
		RevisionFailedException failure = CompletableFuture
			.supplyAsync(() -> catchThrowableOfType(RevisionFailedException.class, observed::upgrade))
			.get(1, TimeUnit.MINUTES);
		assertThat(holders).hasSize(1);
		holders.get(0).close();
		return failure;
	}

	private static void vacuum(Connection connection) {
		try (Statement statement = connection.createStatement()) {
			statement.execute("vacuum full aludel_revision");
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Holds one of the bookkeeping tables. */
	private static final class Holder implements AutoCloseable {

		private final Connection connection;

		private final int pid;

		Holder(TestDatabase database) throws SQLException {
			this(database, "lock table aludel_revision in access exclusive mode");
		}

		Holder(TestDatabase database, String lock) throws SQLException {
			this.connection = database.connect();
			this.pid = this.connection.unwrap(PGConnection.class).getBackendPID();
			try (Statement statement = this.connection.createStatement()) {
				statement.execute("set application_name = 'restore'");
				this.connection.setAutoCommit(false);
				statement.execute(lock);
			}
		}

		@Override
		public void close() throws SQLException {
			this.connection.close();
		}

	}

}

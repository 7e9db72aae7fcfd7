package dev.aludel.migrate;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import dev.aludel.schema.QualifiedName;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static dev.aludel.migrate.RevisionSource.revision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

@PostgresTest
class MigrationLockTests {

	private static final RevisionSource FIRST = revision("1").sqlUp("create table a (x int)");

	private final Path directory;

	MigrationLockTests(@TempDir Path directory) {
		this.directory = directory;
	}

	@Test
	void waitsForAnotherInstanceAndThenGoesOn(TestDatabase database) throws Exception {
		Aludel aludel = MigrationProject.of(this.directory, FIRST).aludel(database.dataSource());
		ExecutorService executor = Executors.newSingleThreadExecutor();
		try (Connection other = database.connect(); CapturedLog log = new CapturedLog()) {
			int pid = lock(other);
			Future<RunReport> run = executor.submit(() -> aludel.upgrade());
			Awaitility.await().until(() -> log.lines().size() == 1);
			assertThat(log.lines().get(0))
				.startsWith("INFO Waiting up to 300 s for the migration lock of database " + database.name()
						+ " on localhost, held by pid " + pid + " (application \"somebody else\", client 127.0.0.1), "
						+ "connected since 20")
				.endsWith(", ran last: SELECT pg_advisory_lock(" + key() + ")");
			assertThat(run).isNotDone();
			new JdbcTemplate(new SingleConnectionDataSource(other, true)).execute("select pg_advisory_unlock_all()");
			assertThat(run.get().heads()).containsExactly("1");
		}
		finally {
			executor.shutdownNow();
		}
	}

	@Test
	void givesUpAfterItsPatienceAndNamesTheHolder(TestDatabase database) throws Exception {
		Aludel aludel = MigrationProject.of(this.directory, FIRST)
			.aludel(database.dataSource(), AludelSettings.defaults().withLockWait(Duration.ofMillis(100)));
		try (Connection other = database.connect()) {
			int pid = lock(other);
			LockNotObtainedException refusal = catchThrowableOfType(LockNotObtainedException.class, aludel::upgrade);
			LockHolder holder = Objects.requireNonNull(refusal.holder());
			Instant connectedSince = Objects.requireNonNull(holder.connectedSince());
			assertThat(holder.pid()).isEqualTo(pid);
			assertThat(holder.application()).isEqualTo("somebody else");
			assertThat(holder.state()).isEqualTo("idle");
			assertThat(refusal.waited()).isEqualTo(Duration.ofMillis(100));
			assertThat(refusal).hasMessage("""
					Waited 0.1 s for the migration lock of database %s.
					It is held by pid %d (application "somebody else", client 127.0.0.1), connected since %s, \
					ran last: SELECT pg_advisory_lock(%d).
					Nothing was run.
					Wait for it, end it with select pg_terminate_backend(%d), or raise aludel.lock.wait."""
				.formatted(refusal.database(), pid, connectedSince.truncatedTo(ChronoUnit.SECONDS), key(), pid));
			assertThat(database.query("select to_regclass('aludel_revision')")).containsExactly("∅");
		}
	}

	@Test
	void namesWhoIsInTheWayOfTheHolder(TestDatabase database) throws Exception {
		database.execute("create table busy (x int)");
		Aludel aludel = MigrationProject.of(this.directory, FIRST)
			.aludel(database.dataSource(), AludelSettings.defaults().withLockWait(Duration.ZERO));
		ExecutorService executor = Executors.newSingleThreadExecutor();
		try (Connection other = database.connect(); Connection third = database.connect()) {
			int pid = lock(other);
			JdbcTemplate blocker = new JdbcTemplate(new SingleConnectionDataSource(third, true));
			third.setAutoCommit(false);
			blocker.execute("lock table busy");
			int inTheWay = third.unwrap(PGConnection.class).getBackendPID();
			Future<?> blocked = executor
				.submit(() -> new JdbcTemplate(new SingleConnectionDataSource(other, true)).execute("table busy"));
			Awaitility.await()
				.until(() -> !database.query("select pg_blocking_pids(" + pid + ")").equals(List.of("{}")));
			LockNotObtainedException refusal = catchThrowableOfType(LockNotObtainedException.class, aludel::upgrade);
			assertThat(refusal).hasMessageContaining(", blocked by pid " + inTheWay + ", now running: table busy.\n");
			LockHolder holder = Objects.requireNonNull(refusal.holder());
			assertThat(holder.blockedBy()).containsExactly(inTheWay);
			assertThat(holder.transactionSince()).isNotNull();
			assertThat(holder.statementSince()).isAfterOrEqualTo(holder.transactionSince());
			third.commit();
			blocked.get();
		}
		finally {
			executor.shutdownNow();
		}
	}

	@Test
	void namesAHolderOfAnotherRoleAsFarAsItMay(TestDatabase database) throws Exception {
		String role = database.name() + "_app";
		database.execute("create role " + role + " login; grant create, usage on schema public to " + role);
		Aludel aludel = MigrationProject.of(this.directory, FIRST)
			.aludel(database.dataSource(role), AludelSettings.defaults().withLockWait(Duration.ZERO));
		try (Connection other = database.connect()) {
			int pid = lock(other);
			LockNotObtainedException refusal = catchThrowableOfType(LockNotObtainedException.class, aludel::upgrade);
			assertThat(refusal).hasMessageContaining(
					"\nIt is held by pid " + pid + " (application \"somebody else\").\nNothing was run.");
		}
	}

	@Test
	void stopsWaitingWhenItsThreadIsInterrupted(TestDatabase database) throws Exception {
		Aludel aludel = MigrationProject.of(this.directory, FIRST).aludel(database.dataSource());
		try (Connection other = database.connect()) {
			lock(other);
			Thread.currentThread().interrupt();
			RunInterruptedException stop = catchThrowableOfType(RunInterruptedException.class, aludel::upgrade);
			assertThat(Thread.interrupted()).isTrue();
			assertThat(stop).hasMessage("""
					The wait for the migration lock of database %s was interrupted.
					Nothing was run.
					The same command waits again.""".formatted(aludel.state().database()));
		}
	}

	@Test
	void doesNotWaitForApplicationsWithOtherTables(TestDatabase database) throws Exception {
		BookkeepingTables tables = new BookkeepingTables(QualifiedName.of("other_revision"),
				QualifiedName.of("other_history"), QualifiedName.of("other_progress"));
		Aludel aludel = MigrationProject.of(this.directory, FIRST)
			.aludel(database.dataSource(), AludelSettings.defaults().withLockWait(Duration.ZERO).withTables(tables));
		try (Connection other = database.connect()) {
			lock(other);
			assertThat(aludel.upgrade().heads()).containsExactly("1");
		}
	}

	@Test
	void takesNoNoticeOfTheLockWhenThereIsNothingToDo(TestDatabase database) throws Exception {
		Aludel aludel = MigrationProject.of(this.directory, FIRST)
			.aludel(database.dataSource(), AludelSettings.defaults().withLockWait(Duration.ZERO));
		aludel.upgrade();
		try (Connection other = database.connect()) {
			lock(other);
			assertThat(aludel.upgrade().revisions()).isEmpty();
			assertThat(aludel.state().upToDate()).isTrue();
		}
	}

	@Test
	void isReleasedWhetherTheRunSucceedsOrFails(TestDatabase database) throws Exception {
		try (Connection connection = database.connect()) {
			SingleConnectionDataSource dataSource = new SingleConnectionDataSource(connection, true);
			MigrationProject.of(this.directory, FIRST).aludel(dataSource).upgrade();
			assertThat(locks(database)).isZero();
			Aludel failing = MigrationProject.of(this.directory, FIRST, revision("2", "1").sqlUp("selec 1"))
				.aludel(dataSource);
			assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(failing::upgrade);
			assertThat(locks(database)).isZero();
		}
	}

	@Test
	void isMissedWhenItWasLostOnTheWay(TestDatabase database) {
		Aludel aludel = MigrationProject.of(this.directory, revision("1").sqlUp("select pg_advisory_unlock_all()"))
			.aludel(database.dataSource());
		LockLostException loss = catchThrowableOfType(LockLostException.class, aludel::upgrade);
		assertThat(loss).hasMessage(
				"""
						The migration lock of database %s was lost while the revisions ran: another session may have run them too.
						What was run is committed.
						Connect without a pooler in transaction mode between the application and the database: set aludel.url \
						to a URL of the server itself, or aludel.lock.mode to transaction."""
					.formatted(loss.database()));
	}

	@Test
	void tellsAgainNowAndThenForWhomItWaits(TestDatabase database) throws Exception {
		ExecutorService executor = Executors.newSingleThreadExecutor();
		try (Connection other = database.connect(); CapturedLog log = new CapturedLog()) {
			int pid = lock(other);
			Future<?> waiting = executor.submit(() -> waitInLine(database, Duration.ofMillis(20)));
			Awaitility.await().until(() -> log.lines().size() == 3);
			assertThat(log.lines().get(0)).startsWith("INFO Waiting up to 300 s for the migration lock");
			assertThat(log.lines().subList(1, 3))
				.allSatisfy((line) -> assertThat(line).matches("INFO Still waiting for the migration lock of database "
						+ database.name() + " on localhost after \\d+ s of up to 300 s, held by pid " + pid
						+ " \\(application \"somebody else\", .*"));
			new JdbcTemplate(new SingleConnectionDataSource(other, true)).execute("select pg_advisory_unlock_all()");
			waiting.get();
		}
		finally {
			executor.shutdownNow();
		}
	}

	private static Object waitInLine(TestDatabase database, Duration firstReminder) throws SQLException {
		AludelSettings settings = AludelSettings.defaults();
		try (Session session = Session.open(database.dataSource(), settings);
				CancellableRun run = new Cancellation().begin();
				MigrationLock lock = MigrationLock.acquire(session, new QualifiedName("public", "aludel_revision"),
						settings, "upgrade", run, List.of(), firstReminder)) {
			return lock.isOfSession();
		}
	}

	@Test
	void isHeldUnderTheNameOfTheApplicationAndWhatItDoes(TestDatabase database) {
		RevisionSource seen = revision("1")
			.sqlUp("create table seen as select current_setting('application_name') as name");
		MigrationProject.of(this.directory, seen)
			.aludel(database.dataSource(), AludelSettings.defaults().withApplication("tasks"))
			.upgrade();
		assertThat(database.query("select name from seen")).containsExactly("tasks (aludel upgrade)");
	}

	@Test
	void passesToAWaitingInstanceWhenItsHolderIsKilled(TestDatabase database) throws Exception {
		RevisionSource blocking = revision("1").sqlUp("create table a (x int)", "select pg_advisory_xact_lock(99)");
		MigrationProject project = MigrationProject.of(this.directory, blocking);
		ExecutorService executor = Executors.newFixedThreadPool(2);
		try (Connection gate = database.connect()) {
			JdbcTemplate jdbc = new JdbcTemplate(new SingleConnectionDataSource(gate, true));
			jdbc.execute("select pg_advisory_lock(99)");
			AludelSettings patient = AludelSettings.defaults()
				.withTimeouts(TimeoutSettings.defaults().withLock(Duration.ofMinutes(1)).withRetries(0));
			Future<RunReport> first = executor.submit(() -> project.aludel(database.dataSource(), patient).upgrade());
			Awaitility.await().until(() -> waiting(database).size() == 1);
			String victim = waiting(database).get(0);
			try (CapturedLog log = new CapturedLog()) {
				Future<RunReport> second = executor.submit(() -> project.aludel(database.dataSource()).upgrade());
				Awaitility.await().until(() -> log.lines().size() == 1);
				database.query("select pg_terminate_backend(" + victim + ")");
				assertThat(first).failsWithin(Duration.ofSeconds(30))
					.withThrowableOfType(ExecutionException.class)
					.havingCause()
					.isInstanceOf(RevisionFailedException.class);
				jdbc.execute("select pg_advisory_unlock_all()");
				assertThat(second.get().revisions()).extracting(CompletedRevision::id).containsExactly("1");
			}
			assertThat(database.query("select revision, outcome from aludel_history")).containsExactly("1|succeeded");
		}
		finally {
			executor.shutdownNow();
		}
	}

	private static List<String> waiting(TestDatabase database) {
		return database.query("select pid from pg_locks where locktype = 'advisory' and not granted and objid = 99");
	}

	private static int locks(TestDatabase database) {
		return Integer.parseInt(
				database
					.query("select count(*) from pg_locks where locktype = 'advisory' and database = "
							+ "(select oid from pg_database where datname = current_database())")
					.get(0));
	}

	private static int lock(Connection connection) {
		JdbcTemplate jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
		jdbc.execute("set application_name = 'somebody else'");
		Integer pid = jdbc.queryForObject("select pg_backend_pid()", Integer.class);
		jdbc.execute("SELECT pg_advisory_lock(" + key() + ")");
		return Objects.requireNonNull(pid);
	}

	private static long key() {
		return MigrationLock.key(new QualifiedName("public", "aludel_revision"));
	}

}

package dev.aludel.migrate;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import dev.aludel.schema.QualifiedName;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import dev.aludel.testing.TransactionPooler;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static dev.aludel.migrate.RevisionSource.revision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * What others may do between two transactions, where only those hold the lock.
 */
@PostgresTest
class TransactionLockTests {

	private static final AludelSettings BY_TRANSACTION = AludelSettings.defaults().withLockMode(LockMode.TRANSACTION);

	private static final RevisionSource TYPE = revision("1").sqlUp("create type mood as enum ('sad')",
			"create table people (name text, mood mood)");

	private static final RevisionSource AT_ONCE = revision("2", "1").sqlUp("insert into people values ('zoe', 'sad')",
			"alter type mood add value if not exists 'happy'", "insert into people values ('ann', 'happy')");

	private final Path directory;

	private final ExecutorService threads = Executors.newCachedThreadPool();

	TransactionLockTests(@TempDir Path directory) {
		this.directory = directory;
	}

	@AfterEach
	void stopThreads() {
		this.threads.shutdownNow();
	}

	@Test
	void doesNotRepeatWhatAnotherHasCommittedBehindAValue(TestDatabase database) throws Exception {
		MigrationProject project = MigrationProject.of(this.directory, TYPE, AT_ONCE);
		project.aludel(database.dataSource()).upgrade("1");
		CountDownLatch waiting = new CountDownLatch(1);
		Aludel other = project.aludel(database.dataSource(), BY_TRANSACTION, new MigrationListener() {

			@Override
			public void beforeLockWait(LockWait wait) {
				waiting.countDown();
			}

		});
		List<Future<RunReport>> others = new ArrayList<>();
		Aludel aludel = project.aludel(database.dataSource(), BY_TRANSACTION.withApplication("doomed"),
				new SecondTry("2", 1, () -> {
					others.add(this.threads.submit(() -> other.upgrade()));
					join(waiting);
				}), new SecondTry("2", 3, () -> database.query("select pg_terminate_backend(pid) "
						+ "from pg_stat_activity where application_name = 'doomed (aludel upgrade)'")));
		assertThat(catchThrowableOfType(AludelException.class, aludel::upgrade)).isNotNull();
		assertThat(others.get(0).get().heads()).containsExactly("2");
		assertThat(database.query("select name from people order by name")).containsExactly("ann", "zoe");
	}

	@Test
	void tellsOfEachRevisionWhenThePlanIsMadeAnewInTheMiddle(TestDatabase database) {
		RevisionSource table = revision("2", "1").sqlUp("create table pets (name text)");
		RevisionSource atOnce = revision("3", "2").sqlUp("alter type mood add value 'happy'",
				"insert into people values ('ann', 'happy')");
		MigrationProject project = MigrationProject.of(this.directory, TYPE, table, atOnce);
		project.aludel(database.dataSource()).upgrade("1");
		List<String> told = new ArrayList<>();
		Aludel aludel = project.aludel(database.dataSource(),
				BY_TRANSACTION.withRun(RunSettings.defaults().withTransaction(TransactionScope.RUN)),
				new SecondTry("3", 1, () -> database.execute("""
						insert into aludel_history (revision, action, outcome, started_at, duration_ms, statements)
						values ('3', 'upgrade', 'failed', now(), 0, 0)""")), new MigrationListener() {

					@Override
					public void afterRevision(CompletedRevision revision) {
						told.add(revision.id());
					}

				});
		RunReport report = aludel.upgrade();
		assertThat(report.revisions()).extracting(CompletedRevision::id).containsExactly("2", "3");
		assertThat(told).containsExactly("2", "3");
	}

	@Test
	void isInterruptedWhileItWaitsToGoOnBehindAValue(TestDatabase database) throws Exception {
		MigrationProject project = MigrationProject.of(this.directory, TYPE, AT_ONCE);
		project.aludel(database.dataSource()).upgrade("1");
		AtomicReference<Aludel> engine = new AtomicReference<>();
		try (Successor successor = new Successor(database)) {
			engine.set(project.aludel(database.dataSource(), BY_TRANSACTION, new SecondTry("2", 1, successor::takeNext),
					new MigrationListener() {

						@Override
						public void beforeLockWait(LockWait wait) {
							Objects.requireNonNull(engine.get()).cancellation().refuseFromNowOn();
						}

					}));
			RunInterruptedException interruption = catchThrowableOfType(RunInterruptedException.class,
					() -> Objects.requireNonNull(engine.get()).upgrade());
			assertThat(interruption).hasMessage("""
					Revision 2 (db.migration.R2_Step2) was interrupted after statement 2.
					Statements 1 to 2 are committed, what came after was rolled back; the database is still at 1, \
					with 2 unfinished.
					It resumes at statement 3 when started again.""");
			assertThat(interruption.revision()).isEqualTo("2");
		}
	}

	@Test
	void namesTheHolderWhenItCannotGoOnBehindAValue(TestDatabase database) throws Exception {
		MigrationProject project = MigrationProject.of(this.directory, TYPE, AT_ONCE);
		project.aludel(database.dataSource()).upgrade("1");
		try (Successor successor = new Successor(database)) {
			Aludel aludel = project.aludel(database.dataSource(), BY_TRANSACTION.withLockWait(Duration.ofMillis(200)),
					new SecondTry("2", 1, successor::takeNext));
			RevisionFailedException failure = catchThrowableOfType(RevisionFailedException.class, aludel::upgrade);
			assertThat(failure.getMessage()).startsWith("""
					Revision 2 (db.migration.R2_Step2) failed after statement 2:
					  Waited 0.2 s for the migration lock, which each of its transactions has to take anew.
					  It is held by pid %d (application""".formatted(successor.pid()))
				.endsWith(
						"""
								Statements 1 to 2 are committed, what came after was rolled back; the database is still at 1, with 2 unfinished.
								Wait for it, end it with select pg_terminate_backend(%d), or raise aludel.lock.wait. It resumes at statement 3 when started again."""
							.formatted(successor.pid()));
		}
		// What another session runs is nothing to keep.
		assertThat(database.query("select error from aludel_history where outcome = 'failed'"))
			.containsExactly("Waited 0.2 s for the migration lock, which each of its transactions has to take anew.");
	}

	@Test
	void saysWhatWasRunBeforeItHadToWaitToRecord(TestDatabase database) throws Exception {
		RevisionSource second = revision("2", "1").sqlUp("create table pets (name text)");
		MigrationProject.of(this.directory, TYPE, second).aludel(database.dataSource()).upgrade("1");
		MigrationProject both = MigrationProject.of(this.directory, TYPE, second, revision("3").replaces("1", "2"));
		try (Successor successor = new Successor(database)) {
			Aludel aludel = both.aludel(database.dataSource(), BY_TRANSACTION.withLockWait(Duration.ofMillis(200)),
					new MigrationListener() {

						@Override
						public void beforeStatement(RunningStatement statement) {
							successor.takeNext();
						}

					});
			LockNotObtainedException failure = catchThrowableOfType(LockNotObtainedException.class, aludel::upgrade);
			assertThat(failure).hasMessageContaining("\n1 revision was completed; the database is at 2.\n");
		}
	}

	@Test
	void settingsOfARevisionThatIsSplitStayWithIt(TestDatabase database) {
		RevisionSource atOnce = revision("2", "1").sqlUp("set search_path = pg_catalog, public",
				"alter type mood add value 'happy'", "insert into people values ('ann', 'happy')",
				"create table public.seen as select current_setting('search_path') as path");
		try (TransactionPooler pooler = TransactionPooler.start(database, 2)) {
			Aludel aludel = MigrationProject.of(this.directory, TYPE, atOnce)
				.aludel(pooler.dataSource(), BY_TRANSACTION);
			aludel.upgrade("1");
			aludel.upgrade();
			JdbcTemplate jdbc = new JdbcTemplate(new SingleConnectionDataSource(pooler.url(), "postgres", "", true));
			for (int session = 0; session < 2; session++) {
				assertThat(jdbc.queryForObject("select current_setting('search_path')", String.class))
					.isEqualTo("\"$user\", public");
			}
		}
		assertThat(database.query("select path from seen")).containsExactly("pg_catalog, public");
	}

	@Test
	void limitsOfARevisionThatIsSplitAreThoseOfEachStatement(TestDatabase database) {
		RevisionSource atOnce = revision("2", "1").up("""
				op.addEnumValue("mood", "happy");
				op.execute("insert into people values ('ann', 'happy')");
				op.execute("create table seen as select current_setting('statement_timeout') as statement_timeout");
				""");
		try (TransactionPooler pooler = TransactionPooler.start(database, 2)) {
			Aludel aludel = MigrationProject.of(this.directory, TYPE, atOnce)
				.aludel(pooler.dataSource(), BY_TRANSACTION);
			aludel.upgrade("1");
			aludel.upgrade();
		}
		assertThat(database.query("select statement_timeout from seen")).containsExactly("0");
	}

	private static void join(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Does something before a statement of a revision that is run for the second time.
	 */
	private static final class SecondTry implements MigrationListener {

		private final String revision;

		private final int number;

		private final Runnable action;

		private final AtomicInteger tries = new AtomicInteger();

		SecondTry(String revision, int number, Runnable action) {
			this.revision = revision;
			this.number = number;
			this.action = action;
		}

		@Override
		public void beforeStatement(RunningStatement statement) {
			if (statement.revision().equals(this.revision) && statement.number() == this.number
					&& this.tries.incrementAndGet() == 2) {
				this.action.run();
			}
		}

	}

	/** Gets the lock as soon as the transaction ends that has it. */
	private static final class Successor implements AutoCloseable {

		private final TestDatabase database;

		private final Connection connection;

		private final ExecutorService thread = Executors.newSingleThreadExecutor();

		Successor(TestDatabase database) {
			this.database = database;
			this.connection = database.connect();
		}

		void takeNext() {
			this.thread.execute(this::take);
			Awaitility.await()
				.until(() -> this.database
					.query("select count(*) from pg_locks where locktype = 'advisory' and not granted and pid = "
							+ pid())
					.equals(List.of("1")));
		}

		private void take() {
			long key = MigrationLock.key(new QualifiedName("public", "aludel_revision"));
			try (Statement statement = this.connection.createStatement()) {
				statement.execute("select pg_advisory_lock(" + key + ")");
			}
			catch (SQLException ex) {
				throw new IllegalStateException(ex);
			}
		}

		int pid() {
			try {
				return this.connection.unwrap(PGConnection.class).getBackendPID();
			}
			catch (SQLException ex) {
				throw new IllegalStateException(ex);
			}
		}

		@Override
		public void close() throws SQLException {
			this.thread.shutdownNow();
			this.connection.close();
		}

	}

}

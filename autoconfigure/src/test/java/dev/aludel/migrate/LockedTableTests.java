package dev.aludel.migrate;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.aludel.migrate.RevisionFailedException.Outcome;
import dev.aludel.operation.OperationKind;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.PGConnection;

import static dev.aludel.migrate.RevisionSource.revision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

@PostgresTest
class LockedTableTests {

	private static final RevisionSource TABLES = revision("1").up("""
			op.createTable("tasks", column("id", bigint()), column("title", text()), primaryKey("pk_tasks", "id"));
			op.createTable("notes", column("id", bigint()), column("task_id", bigint()));
			""");

	private static final RevisionSource COLUMN = revision("2", "1")
		.up("op.addColumn(\"tasks\", column(\"done\", bool()));");

	private final Path directory;

	LockedTableTests(@TempDir Path directory) {
		this.directory = directory;
	}

	@Test
	void namesTheSessionThatHoldsTheLock(TestDatabase database) throws SQLException {
		project(TABLES).aludel(database.dataSource()).upgrade();
		try (Session other = new Session(database, "lock table tasks in access share mode")) {
			RevisionFailedException failure = upgrade(database, retrying(2), TABLES, COLUMN);
			assertThat(failure.blockers()).singleElement().satisfies((session) -> {
				assertThat(session.pid()).isEqualTo(other.pid);
				assertThat(session.application()).isEqualTo("the other");
				assertThat(session.state()).isEqualTo("idle in transaction");
				assertThat(session.transactionAge()).isNotNull().isBetween(Duration.ZERO, Duration.ofMinutes(1));
				assertThat(session.query()).isEqualTo("lock table tasks in access share mode");
			});
			assertThat(failure.attempts()).isEqualTo(3);
			assertThat(String.valueOf(failure.getMessage()).replaceAll("began \\d+ m?s ago", "began … ago")).isEqualTo(
					"""
							Revision 2 (db.migration.R2_Step2) failed at statement 1 (add column tasks.done):
							  alter table tasks add column done boolean
							PostgreSQL: canceling statement due to lock timeout (55P03)
							  In the way: pid %1$d (application "the other", idle in transaction, its transaction began … ago), \
							ran last: lock table tasks in access share mode
							The revision was rolled back; the database is still at 1.
							That session held a lock on what it changes at the last of 3 attempts: let it end, or end it \
							(select pg_terminate_backend(%1$d)), or raise aludel.timeouts.fast.lock or aludel.timeouts.retries, \
							and start again."""
						.formatted(other.pid));
		}
		assertThat(database.query("select outcome from aludel_history where revision = '2'")).containsExactly("failed");
	}

	@Test
	void namesItWithAPoolOfOneConnection(TestDatabase database) throws SQLException {
		project(TABLES).aludel(database.dataSource()).upgrade();
		HikariConfig config = new HikariConfig();
		config.setDataSource(database.dataSource());
		config.setMaximumPoolSize(1);
		config.setConnectionTimeout(2_000);
		try (Session other = new Session(database, "lock table tasks in row share mode");
				HikariDataSource pool = new HikariDataSource(config)) {
			RevisionFailedException failure = upgrade(pool, retrying(1), TABLES, COLUMN);
			assertThat(failure.blockers()).extracting(BlockingSession::pid).containsExactly(other.pid);
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					lock table tasks in access share mode | op.createIndex("tasks", index("ix").on("title")) | false
					lock table tasks in row exclusive mode | op.createIndex("tasks", index("ix").on("title")) | true
					lock table tasks in row share mode | op.commentOnTable("tasks", "x") | false
					lock table tasks in share update exclusive mode | op.commentOnTable("tasks", "x") | true
					insert into tasks values (1, 'a') | op.execute("alter table tasks rename title to name") | true
					select * from tasks | op.execute("do $$ begin drop table tasks; end $$") | true
					insert into tasks values (7, 'a') | op.execute("insert into tasks values (7, 'b')") | true
					select * from tasks | op.execute("insert into tasks values (7, 'b')") | false
					insert into tasks values (7, 'a') | op.execute("select add_seven() from tasks") | true
					insert into tasks values (1, 'a') | op.addForeignKey("notes", foreignKey("fk", "task_id").references("tasks", "id").notValid()) | true
					select * from tasks | op.addForeignKey("notes", foreignKey("fk", "task_id").references("tasks", "id").notValid()) | false
					select * from tasks | op.execute("drop index pk_of_tasks") | true
					""")
	void tellsThoseInTheWayFromThoseWhoAreNot(String held, String wanted, boolean inTheWay, TestDatabase database)
			throws SQLException {
		project(TABLES).aludel(database.dataSource()).upgrade();
		database.execute("""
				create index pk_of_tasks on tasks (title);
				insert into tasks values (5, 'c');
				create function add_seven() returns void language sql as 'insert into tasks values (7)'""");
		RevisionSource change = revision("2", "1").up(wanted + ";");
		try (Session other = new Session(database, held)) {
			if (inTheWay) {
				RevisionFailedException failure = upgrade(database, retrying(0), TABLES, change);
				assertThat(failure.blockers()).extracting(BlockingSession::pid).containsExactly(other.pid);
			}
			else {
				project(TABLES, change).aludel(database.dataSource(), settings(retrying(0))).upgrade();
			}
		}
	}

	@Test
	void doesNotNameAReaderWhereAWriterIsInTheWay(TestDatabase database) throws SQLException {
		project(TABLES).aludel(database.dataSource()).upgrade();
		RevisionSource index = revision("2", "1").up("op.createIndex(\"tasks\", index(\"ix\").on(\"title\"));");
		try (Session reader = new Session(database, "select * from tasks");
				Session writer = new Session(database, "insert into tasks values (1, 'a')")) {
			RevisionFailedException failure = upgrade(database, retrying(0), TABLES, index);
			assertThat(failure.blockers()).extracting(BlockingSession::pid)
				.containsExactly(writer.pid)
				.doesNotContain(reader.pid);
		}
	}

	@Test
	void describesAPreparedTransactionByItsName() {
		assertThat(new BlockingSession(0, "transfer", null, Duration.ofHours(30), null).describe())
			.isEqualTo("the prepared transaction \"transfer\", its transaction began 30 h ago");
	}

	@Test
	void goesOnByItselfWhenTheLockIsFreeAgain(TestDatabase database) throws SQLException {
		project(TABLES).aludel(database.dataSource()).upgrade();
		Retried retried = new Retried();
		CompletableFuture<RunReport> run;
		try (Session other = new Session(database, "lock table tasks")) {
			run = CompletableFuture
				.supplyAsync(project(TABLES, COLUMN).aludel(database.dataSource(), retried)::upgrade);
			Awaitility.await().until(() -> retried.retries.size() >= 3);
			assertThat(retried.retries.get(0).blockers()).extracting(BlockingSession::pid).containsExactly(other.pid);
		}
		assertThat(run.join().heads()).containsExactly("2");
		assertThat(retried.retries.get(0)).satisfies((retry) -> {
			assertThat(retry.revision()).isEqualTo("2");
			assertThat(retry.direction()).isEqualTo(Direction.UPGRADE);
			assertThat(retry.error().sqlState()).isEqualTo("55P03");
			assertThat(retry.attempt()).isEqualTo(1);
			assertThat(retry.of()).isEqualTo(11);
			assertThat(retry.pause()).isBetween(Duration.ofMillis(50), Duration.ofMillis(100));
			assertThat(retry.statement()).isNotNull().extracting(FailedStatement::kind).isEqualTo(OperationKind.FAST);
		});
		assertThat(retried.retries.get(1).pause()).isBetween(Duration.ofMillis(100), Duration.ofMillis(200));
		// By chance, so that instances do not try in step.
		assertThat(retried.retries.get(1).pause()).isNotEqualTo(retried.retries.get(0).pause().multipliedBy(2));
		assertThat(database.query("select outcome from aludel_history where revision = '2'"))
			.containsExactly("succeeded");
	}

	@Test
	void letsThoseWhoComeLaterPassBetweenTwoAttempts(TestDatabase database) throws SQLException {
		project(TABLES).aludel(database.dataSource()).upgrade();
		Retried retried = new Retried();
		try (Session other = new Session(database, "select * from tasks")) {
			assertThat(other.pid).isNotZero();
			CompletableFuture<RunReport> run = CompletableFuture
				.supplyAsync(project(TABLES, COLUMN).aludel(database.dataSource(), retried)::upgrade);
			Awaitility.await().until(() -> retried.retries.size() >= 3);
			// They would wait for the reader, too, behind one long wait for the lock.
			assertThat(database.query("select count(*) from tasks")).containsExactly("0");
			assertThat(run).isNotDone();
			other.close();
			assertThat(run.join().heads()).containsExactly("2");
		}
	}

	@Test
	void waitsTwiceAsLongEachTimeUpToTheLimitOfItsKind() {
		TimeoutSettings timeouts = retrying(4).withFirstLock(Duration.ofMillis(30))
			.with(OperationKind.FAST, new StatementLimits(Duration.ofMillis(100), Duration.ofSeconds(1)))
			.with(OperationKind.SQL, new StatementLimits(Duration.ofMillis(70), Duration.ZERO));
		assertThat(List.of(1, 2, 3, 4, 5)).extracting((attempt) -> timeouts.of(OperationKind.FAST, attempt).lock())
			.containsExactly(Duration.ofMillis(30), Duration.ofMillis(60), Duration.ofMillis(100),
					Duration.ofMillis(100), Duration.ofMillis(100));
		assertThat(timeouts.of(OperationKind.SQL, 3).lock()).isEqualTo(Duration.ofMillis(70));
		assertThat(TimeoutSettings.defaults().withRetries(1).of(OperationKind.SQL, 2).lock()).hasSeconds(5);
		assertThat(retrying(3).of(OperationKind.CONCURRENT, 1)).isEqualTo(StatementLimits.NONE);
	}

	@Test
	void givesEveryKindOfStatementItsLimits(TestDatabase database) {
		database.execute("alter database " + database.name() + " set statement_timeout = '1h'");
		database.execute(
				"""
						create table fast as select '' as seen where false;
						create function note() returns event_trigger language plpgsql as $$ begin
							insert into fast values (current_setting('lock_timeout') || ' ' || current_setting('statement_timeout'));
						end $$;
						create event trigger noting on ddl_command_start when tag in ('CREATE SCHEMA') execute function note()""");
		TimeoutSettings timeouts = new TimeoutSettings(Duration.ofMillis(10), 0, limits(1, 11), limits(2, 12),
				limits(3, 13), limits(4, 14), limits(5, 15));
		RevisionSource all = revision("1").up("""
				op.createTable("tasks", column("id", bigint()).notNull(), column("seen", text()).defaultValue(
						"current_setting('lock_timeout') || ' ' || current_setting('statement_timeout')"),
						primaryKey("pk_tasks", "id"));
				op.bulkInsert("tasks", java.util.List.of("id"), java.util.List.of(java.util.List.of(1)));
				op.execute("insert into tasks (id) values (2)");
				op.addColumn("tasks", column("scanned", text()).defaultValue(
						"current_setting('lock_timeout') || ' ' || current_setting('statement_timeout')"));
				op.createSchema("quick");
				try (java.sql.Statement statement = op.connection().createStatement()) {
					statement.execute("insert into tasks (id) values (3)");
				}
				catch (java.sql.SQLException ex) {
					throw new IllegalStateException(ex);
				}
				""");
		RevisionSource backfill = revision("2", "1").up("""
				op.backfill("tasks", set("scanned = current_setting('lock_timeout') || ' ' "
						+ "|| current_setting('statement_timeout')").where("id = 3"));
				""");
		project(all, backfill).aludel(database.dataSource(), settings(timeouts)).upgrade();
		assertThat(database.query("select id, seen, scanned from tasks order by id")).containsExactly("1|4s 14s|2s 12s",
				"2|5s 15s|2s 12s", "3|5s 15s|4s 14s");
		assertThat(database.query("select seen from fast")).containsExactly("1s 11s");
	}

	@Test
	void waitsLongerWhereMoreWouldHaveToBeDoneAgain(TestDatabase database) {
		RevisionSource slow = revision("1").sqlUp("create table seen (at integer, lock text)",
				"insert into seen select 1, current_setting('lock_timeout')", "select pg_sleep(0.5)",
				"insert into seen select 2, current_setting('lock_timeout')");
		project(slow).aludel(database.dataSource()).upgrade();
		assertThat(database.query("select lock::interval >= '500 ms' from seen order by at")).containsExactly("f", "t");
	}

	@Test
	void leavesTheLimitsThatTheAuthorSets(TestDatabase database) {
		RevisionSource own = revision("1").up("""
				op.execute("set local lock_timeout = '7s'");
				op.createTable("tasks", column("id", bigint()), column("seen", text()).defaultValue(
						"current_setting('lock_timeout') || ' ' || current_setting('statement_timeout')"));
				op.bulkInsert("tasks", java.util.List.of("id"), java.util.List.of(java.util.List.of(1)));
				""");
		project(own).aludel(database.dataSource()).upgrade();
		assertThat(database.query("select seen from tasks")).containsExactly("7s 30s");
	}

	@Test
	void limitsStatementsBehindASavepointThatTheAuthorWentBackTo(TestDatabase database) {
		RevisionSource trying = revision("1").up("""
				op.createTable("tasks", column("id", bigint()), column("seen", text()).defaultValue(
						"current_setting('lock_timeout') || ' ' || current_setting('statement_timeout')"));
				try {
					java.sql.Savepoint savepoint = op.connection().setSavepoint();
					try {
						op.createTable("tasks", column("id", bigint()));
					}
					catch (RuntimeException ex) {
						op.connection().rollback(savepoint);
					}
				}
				catch (java.sql.SQLException ex) {
					throw new IllegalStateException(ex);
				}
				op.bulkInsert("tasks", java.util.List.of("id"), java.util.List.of(java.util.List.of(1)));
				op.execute("savepoint here");
				op.createTable("notes", column("id", bigint()));
				op.execute("rollback to savepoint here");
				op.execute("insert into tasks values (2)");
				""");
		project(trying)
			.aludel(database.dataSource(),
					settings(new TimeoutSettings(Duration.ofMillis(10), 0, limits(1, 11), limits(2, 12), limits(3, 13),
							limits(4, 14), limits(5, 15))))
			.upgrade();
		assertThat(database.query("select id, seen from tasks order by id")).containsExactly("1|4s 14s", "2|5s 15s");
		assertThat(database.query("select to_regclass('notes')")).containsExactly("∅");
	}

	@Test
	void runsTheCodeOfARevisionAgainFromTheBeginning(TestDatabase database) throws SQLException {
		project(TABLES).aludel(database.dataSource()).upgrade();
		RevisionSource change = revision("2", "1").up("""
				op.execute("insert into notes (id) values (1)");
				op.addColumn("tasks", column("done", bool()));
				""");
		Retried retried = new Retried();
		CompletableFuture<RunReport> run;
		try (Session other = new Session(database, "lock table tasks")) {
			assertThat(other.pid).isNotZero();
			run = CompletableFuture
				.supplyAsync(project(TABLES, change).aludel(database.dataSource(), retried)::upgrade);
			Awaitility.await().until(() -> !retried.retries.isEmpty());
		}
		assertThat(run.join().revisions()).extracting(CompletedRevision::statements).containsExactly(2);
		assertThat(database.query("select count(*) from notes")).containsExactly("1");
		assertThat(retried.statements).startsWith("2.1", "2.2", "2.1", "2.2");
	}

	@Test
	void goesOnBehindWhatIsCommitted(TestDatabase database) throws SQLException {
		project(TABLES).aludel(database.dataSource()).upgrade();
		RevisionSource change = revision("2", "1").up("""
				op.execute("insert into notes (id) values (1)");
				op.createIndexConcurrently("notes", index("ix_notes").on("id"));
				op.addColumn("tasks", column("done", bool()));
				""");
		Retried retried = new Retried();
		CompletableFuture<RunReport> run;
		try (Session other = new Session(database, "lock table tasks")) {
			assertThat(other.pid).isNotZero();
			run = CompletableFuture
				.supplyAsync(project(TABLES, change).aludel(database.dataSource(), retried)::upgrade);
			Awaitility.await().until(() -> !retried.retries.isEmpty());
		}
		assertThat(run.join().heads()).containsExactly("2");
		assertThat(retried.statements).startsWith("2.1", "2.2", "2.3", "2.3");
		assertThat(database.query("select count(*) from notes")).containsExactly("1");
		assertThat(database.query("select * from aludel_progress")).isEmpty();
	}

	@Test
	void isUnfinishedWhenTheLockBehindACommitNeverComes(TestDatabase database) throws SQLException {
		project(TABLES).aludel(database.dataSource()).upgrade();
		RevisionSource change = revision("2", "1").up("""
				op.createIndexConcurrently("notes", index("ix_notes").on("id"));
				op.addColumn("tasks", column("done", bool()));
				""");
		try (Session other = new Session(database, "lock table tasks")) {
			RevisionFailedException failure = upgrade(database, retrying(2), TABLES, change);
			assertThat(failure.outcome()).isEqualTo(Outcome.UNFINISHED);
			assertThat(failure.attempts()).isEqualTo(3);
			assertThat(failure.blockers()).extracting(BlockingSession::pid).containsExactly(other.pid);
			assertThat(failure).hasMessageContaining("Statement 1 is committed, what came after was rolled back");
		}
		assertThat(project(TABLES, change).aludel(database.dataSource()).upgrade().heads()).containsExactly("2");
	}

	@Test
	void aValidationThatGetsNoLockIsTriedAgain(TestDatabase database) {
		RevisionSource check = revision("2", "1")
			.up("op.addCheck(\"tasks\", check(\"ck_tasks\", \"id > 0\").notValid());");
		RevisionSource validation = revision("3", "2").up("""
				op.execute("insert into notes (id) values (1)");
				op.validateConstraintSeparately("tasks", "ck_tasks");
				""");
		project(TABLES, check).aludel(database.dataSource()).upgrade();
		TimeoutSettings impatient = TimeoutSettings.defaults()
			.with(OperationKind.SCAN, new StatementLimits(Duration.ofMillis(50), Duration.ZERO));
		Retried retried = new Retried();
		try (Session other = new Session(database, "lock table tasks in share update exclusive mode")) {
			MigrationListener release = new MigrationListener() {

				@Override
				public void beforeRetry(RevisionRetry retry) {
					assertThat(retry.blockers()).extracting(BlockingSession::pid).containsExactly(other.pid);
					other.close();
				}

			};
			project(TABLES, check, validation).aludel(database.dataSource(), settings(impatient), retried, release)
				.upgrade();
		}
		assertThat(retried.retries).hasSize(1);
		assertThat(retried.statements).containsExactly("3.1", "3.2", "3.2");
		assertThat(database.query("select count(*) from notes")).containsExactly("1");
		assertThat(database.query("select convalidated from pg_constraint where conname = 'ck_tasks'"))
			.containsExactly("t");
	}

	@Test
	void theVictimOfADeadlockIsTriedAgain(TestDatabase database) throws Exception {
		project(TABLES).aludel(database.dataSource()).upgrade();
		RevisionSource change = revision("2", "1").up("""
				op.execute("lock table tasks");
				op.execute("lock table notes");
				""");
		Retried retried = new Retried();
		TimeoutSettings patient = TimeoutSettings.defaults().withFirstLock(Duration.ofSeconds(5));
		try (Session other = new Session(database, "lock table notes")) {
			MigrationListener meeting = new MigrationListener() {

				@Override
				public void beforeStatement(RunningStatement statement) {
					if (statement.number() == 2 && retried.retries.isEmpty()) {
						other.executeInBackground("set deadlock_timeout = '1min'; lock table tasks");
						Awaitility.await()
							.until(() -> database
								.query("select pid from pg_stat_activity where wait_event_type = 'Lock' and pid = "
										+ other.pid)
								.size() == 1);
					}
				}

				@Override
				public void beforeRetry(RevisionRetry retry) {
					other.close();
				}

			};
			assertThat(project(TABLES, change).aludel(database.dataSource(), settings(patient), retried, meeting)
				.upgrade()
				.heads()).containsExactly("2");
		}
		assertThat(retried.retries).extracting((retry) -> retry.error().sqlState()).containsExactly("40P01");
	}

	@Test
	void anInterruptEndsTheWaitBetweenTwoAttempts(TestDatabase database) throws SQLException {
		project(TABLES).aludel(database.dataSource()).upgrade();
		TimeoutSettings slow = TimeoutSettings.defaults()
			.withFirstLock(Duration.ofMillis(100))
			.with(OperationKind.FAST, new StatementLimits(Duration.ofMinutes(30), Duration.ZERO));
		List<Aludel> engine = new ArrayList<>();
		List<RevisionFailedException> failures = new ArrayList<>();
		MigrationListener stopping = new MigrationListener() {

			@Override
			public void beforeRetry(RevisionRetry retry) {
				if (retry.attempt() == 2) {
					CompletableFuture.runAsync(() -> cancel(engine.get(0)));
				}
			}

			@Override
			public void revisionFailed(RevisionFailedException failure) {
				failures.add(failure);
			}

		};
		engine.add(project(TABLES, COLUMN).aludel(database.dataSource(), settings(slow), stopping));
		try (Session other = new Session(database, "lock table tasks")) {
			assertThat(other.pid).isNotZero();
			RunInterruptedException interruption = catchThrowableOfType(RunInterruptedException.class,
					engine.get(0)::upgrade);
			assertThat(interruption.revision()).isEqualTo("2");
			assertThat(interruption.heads()).containsExactly("1");
		}
		assertThat(failures).singleElement().satisfies((failure) -> assertThat(failure.isInterruption()).isTrue());
	}

	private static void cancel(Aludel engine) {
		try {
			engine.cancel(Duration.ofSeconds(20));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private MigrationProject project(RevisionSource... revisions) {
		return MigrationProject.of(this.directory, revisions);
	}

	private RevisionFailedException upgrade(TestDatabase database, TimeoutSettings timeouts,
			RevisionSource... revisions) {
		return upgrade(database.dataSource(), timeouts, revisions);
	}

	private RevisionFailedException upgrade(DataSource dataSource, TimeoutSettings timeouts,
			RevisionSource... revisions) {
		RevisionFailedException failure = catchThrowableOfType(RevisionFailedException.class,
				project(revisions).aludel(dataSource, settings(timeouts))::upgrade);
		assertThat(failure).isNotNull();
		return failure;
	}

	private static AludelSettings settings(TimeoutSettings timeouts) {
		return AludelSettings.defaults().withTimeouts(timeouts);
	}

	/** The last attempt, too, gives up soon. */
	private static TimeoutSettings retrying(int retries) {
		return TimeoutSettings.defaults()
			.withFirstLock(Duration.ofMillis(20))
			.withRetries(retries)
			.withLock(Duration.ofMillis(60));
	}

	private static StatementLimits limits(int lockSeconds, int statementSeconds) {
		return new StatementLimits(Duration.ofSeconds(lockSeconds), Duration.ofSeconds(statementSeconds));
	}

	/** Another session, idle in a transaction after one statement. */
	private static final class Session implements AutoCloseable {

		private final Connection connection;

		private final int pid;

		Session(TestDatabase database, String sql) {
			try {
				this.connection = database.connect();
				this.pid = this.connection.unwrap(PGConnection.class).getBackendPID();
				execute("set application_name = 'the other'");
				this.connection.setAutoCommit(false);
				execute(sql);
			}
			catch (SQLException ex) {
				throw new IllegalStateException(ex);
			}
		}

		private void execute(String sql) throws SQLException {
			try (Statement statement = this.connection.createStatement()) {
				statement.execute(sql);
			}
		}

		void executeInBackground(String sql) {
			CompletableFuture.runAsync(() -> {
				try {
					execute(sql);
				}
				catch (SQLException ex) {
					throw new IllegalStateException(ex);
				}
			});
		}

		@Override
		public void close() {
			try {
				this.connection.close();
			}
			catch (SQLException ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

	/** Remembers what a listener is told. */
	private static final class Retried implements MigrationListener {

		private final List<RevisionRetry> retries = new CopyOnWriteArrayList<>();

		private final List<String> statements = new CopyOnWriteArrayList<>();

		@Override
		public void beforeRetry(RevisionRetry retry) {
			this.retries.add(retry);
		}

		@Override
		public void beforeStatement(RunningStatement statement) {
			this.statements.add(statement.revision() + "." + statement.number());
		}

	}

}

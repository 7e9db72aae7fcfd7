package dev.aludel.migrate;

import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import dev.aludel.testing.TransactionPooler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static dev.aludel.migrate.RevisionSource.revision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * What happens behind a connection pooler in transaction mode.
 */
@PostgresTest
class PoolerTests {

	private static final AludelSettings BY_TRANSACTION = AludelSettings.defaults()
		.withLockMode(LockMode.TRANSACTION)
		.withApplication("tasks");

	private static final RevisionSource FIRST = revision("1").sqlUp("create table a (x int)").sqlDown("drop table a");

	private static final RevisionSource SECOND = revision("2", "1").sqlUp("insert into a values (1)")
		.sqlDown("delete from a");

	private static final RevisionSource CONCURRENT = revision("2", "1")
		.up("op.createIndexConcurrently(\"a\", index(\"ix_a_x\").on(\"x\"));");

	private final Path directory;

	PoolerTests(@TempDir Path directory) {
		this.directory = directory;
	}

	@Test
	void trustsNoSessionLockThere(TestDatabase database) {
		try (TransactionPooler pooler = TransactionPooler.start(database, 2)) {
			Aludel aludel = MigrationProject.of(this.directory, FIRST).aludel(pooler.dataSource());
			PooledConnectionException refusal = catchThrowableOfType(PooledConnectionException.class, aludel::upgrade);
			assertThat(refusal).hasMessage("""
					Between the application and database %s stands a connection pooler: the back end that answers is \
					not the one that the driver was connected to. In transaction mode it would hand the session and \
					its migration lock to others.
					Nothing was run.
					Set aludel.url to a URL of the server itself for the migrations, or aludel.lock.mode to \
					transaction, or that to session if the pooler is in session mode.""".formatted(refusal.database()));
			assertThat(database.query("select to_regclass('aludel_revision')")).containsExactly("∅");
			assertThat(locks(database)).containsExactly("0");
		}
	}

	@Test
	void looksThroughAPoolOfTheApplication(TestDatabase database) {
		HikariConfig config = new HikariConfig();
		config.setMaximumPoolSize(1);
		Aludel direct;
		config.setDataSource(database.dataSource());
		try (HikariDataSource pool = new HikariDataSource(config)) {
			direct = MigrationProject.of(this.directory, FIRST).aludel(pool);
			assertThat(direct.upgrade().heads()).containsExactly("1");
		}
		try (TransactionPooler pooler = TransactionPooler.start(database, 2)) {
			config = new HikariConfig();
			config.setMaximumPoolSize(1);
			config.setDataSource(pooler.dataSource());
			try (HikariDataSource pool = new HikariDataSource(config)) {
				Aludel aludel = MigrationProject.of(this.directory, FIRST, SECOND).aludel(pool);
				assertThat(catchThrowableOfType(PooledConnectionException.class, aludel::upgrade)).isNotNull();
			}
		}
	}

	@Test
	void startsThereWhenThereIsNothingToDo(TestDatabase database) {
		MigrationProject project = MigrationProject.of(this.directory, FIRST);
		project.aludel(database.dataSource()).upgrade();
		try (TransactionPooler pooler = TransactionPooler.start(database, 2)) {
			assertThat(project.aludel(pooler.dataSource()).upgrade().heads()).containsExactly("1");
			assertThat(project.aludel(pooler.dataSource()).state().upToDate()).isTrue();
		}
	}

	@Test
	void takesTheWordOfTheUserForAPoolerInSessionMode(TestDatabase database) {
		// With one session for one client the two modes are the same.
		try (TransactionPooler pooler = TransactionPooler.start(database, 1)) {
			Aludel aludel = MigrationProject.of(this.directory, FIRST, CONCURRENT)
				.aludel(pooler.dataSource(), AludelSettings.defaults().withLockMode(LockMode.SESSION));
			assertThat(aludel.upgrade().heads()).containsExactly("2");
			assertThat(locks(database)).containsExactly("0");
		}
	}

	@Test
	void appliesEachRevisionOnceWhenInstancesStartAtOnce(TestDatabase database) throws Exception {
		int instances = 6;
		List<RevisionSource> revisions = new ArrayList<>(List.of(FIRST));
		for (int number = 2; number <= 8; number++) {
			revisions.add(revision(String.valueOf(number), String.valueOf(number - 1))
				.sqlUp("insert into a values (" + number + ")"));
		}
		MigrationProject project = MigrationProject.of(this.directory, revisions.toArray(RevisionSource[]::new));
		CyclicBarrier start = new CyclicBarrier(instances);
		ExecutorService executor = Executors.newFixedThreadPool(instances);
		try (TransactionPooler pooler = TransactionPooler.start(database, 3)) {
			List<Future<RunReport>> runs = new ArrayList<>();
			for (int instance = 0; instance < instances; instance++) {
				Aludel aludel = project.aludel(pooler.dataSource(), BY_TRANSACTION);
				runs.add(executor.submit(() -> {
					start.await();
					return aludel.upgrade();
				}));
			}
			List<RunReport> reports = new ArrayList<>();
			for (Future<RunReport> run : runs) {
				reports.add(run.get());
			}
			assertThat(reports).allSatisfy((report) -> assertThat(report.heads()).containsExactly("8"));
			assertThat(reports).flatExtracting(RunReport::revisions)
				.extracting("id")
				.containsExactlyInAnyOrder("1", "2", "3", "4", "5", "6", "7", "8");
			assertThat(pooler.handovers()).isPositive();
			assertThat(locks(database)).containsExactly("0");
		}
		finally {
			executor.shutdownNow();
		}
		assertThat(database.query("select revision, action, outcome from aludel_history order by id")).containsExactly(
				"1|upgrade|succeeded", "2|upgrade|succeeded", "3|upgrade|succeeded", "4|upgrade|succeeded",
				"5|upgrade|succeeded", "6|upgrade|succeeded", "7|upgrade|succeeded", "8|upgrade|succeeded");
		assertThat(database.query("select x from a order by x")).containsExactly("2", "3", "4", "5", "6", "7", "8");
	}

	@Test
	void leavesNothingBehindInTheSessionsOfOthers(TestDatabase database) {
		RevisionSource seen = revision("2", "1").sqlUp("set lock_timeout = '7min'",
				"set search_path = pg_catalog, public",
				"create table public.seen as select current_setting('application_name') as name");
		try (TransactionPooler pooler = TransactionPooler.start(database, 2)) {
			List<String> before = settings(pooler);
			MigrationProject.of(this.directory, FIRST, seen).aludel(pooler.dataSource(), BY_TRANSACTION).upgrade();
			assertThat(settings(pooler)).isEqualTo(before);
		}
		assertThat(database.query("select name from seen")).containsExactly("tasks (aludel upgrade)");
	}

	@Test
	void undoesStampsAndRepairsThere(TestDatabase database) {
		try (TransactionPooler pooler = TransactionPooler.start(database, 2)) {
			Aludel aludel = MigrationProject.of(this.directory, FIRST, SECOND)
				.aludel(pooler.dataSource(), BY_TRANSACTION);
			assertThat(aludel.ensureTables()).hasSize(3);
			aludel.upgrade();
			assertThat(aludel.downgrade("1").heads()).containsExactly("1");
			assertThat(aludel.stamp(List.of("2")).heads()).containsExactly("2");
			database.execute("update aludel_revision set checksum = 'old' where revision = '1'");
			aludel.repair(aludel.planRepair());
			assertThat(aludel.history()).extracting(HistoryEntry::action)
				.containsExactly(HistoryAction.UPGRADE, HistoryAction.UPGRADE, HistoryAction.DOWNGRADE,
						HistoryAction.STAMP, HistoryAction.ACCEPT_CHECKSUM);
			assertThat(locks(database)).containsExactly("0");
		}
	}

	@Test
	void refusesAStepOutsideOfTransactionsBeforeAnythingIsRun(TestDatabase database) {
		try (TransactionPooler pooler = TransactionPooler.start(database, 2)) {
			Aludel aludel = MigrationProject.of(this.directory, FIRST, CONCURRENT)
				.aludel(pooler.dataSource(), BY_TRANSACTION);
			UnguardedStepException refusal = catchThrowableOfType(UnguardedStepException.class, aludel::upgrade);
			assertThat(refusal).hasMessage("""
					Revision 2 (db.migration.R2_Step2) has a step that leaves its transaction, and with \
					aludel.lock.mode=transaction nothing would keep other instances from running it, too:
					  create index concurrently ix_a_x on a (x)
					Nothing was run.
					Set aludel.url to a URL of the server itself for the migrations and take aludel.lock.mode out, or \
					change the step so that it stays in the transaction.""");
			assertThat(refusal.revision()).isEqualTo("2");
			assertThat(database.query("select to_regclass('aludel_revision')")).containsExactly("∅");
		}
	}

	@Test
	void refusesABackfillBeforeAnythingIsRun(TestDatabase database) {
		try (TransactionPooler pooler = TransactionPooler.start(database, 2)) {
			Aludel aludel = MigrationProject
				.of(this.directory, FIRST, revision("2", "1").up("op.backfill(\"a\", set(\"x = 1\"));"))
				.aludel(pooler.dataSource(), BY_TRANSACTION);
			assertThatExceptionOfType(UnguardedStepException.class).isThrownBy(aludel::upgrade)
				.withMessageContaining("has a step that leaves its transaction")
				.withMessageContaining("update a set x = 1");
			assertThat(database.query("select to_regclass('aludel_revision')")).containsExactly("∅");
		}
	}

	@Test
	void refusesSuchAStepOfARevisionThatReadsTheDatabaseWhenItComesToIt(TestDatabase database) {
		RevisionSource reading = revision("2", "1").up("""
				op.execute("create table b (x int)");
				try {
					op.createIndexConcurrently("a", index("ix_a_x").on("x"));
				}
				finally {
					op.connection();
				}
				""");
		try (TransactionPooler pooler = TransactionPooler.start(database, 2)) {
			Aludel aludel = MigrationProject.of(this.directory, FIRST, reading)
				.aludel(pooler.dataSource(), BY_TRANSACTION);
			RevisionFailedException failure = catchThrowableOfType(RevisionFailedException.class, aludel::upgrade);
			assertThat(failure).hasMessage("""
					Revision 2 (db.migration.R2_Step2) failed after statement 2:
					  It came to a statement that cannot run in a transaction, and with aludel.lock.mode=transaction \
					nothing would keep other instances from running it, too: create index concurrently ix_a_x on a (x)
					The revision was rolled back; the revision before it was completed and the database is at 1.
					Set aludel.url to a URL of the server itself for the migrations and take aludel.lock.mode out, or \
					change the step so that it stays in the transaction.""");
			assertThat(database.query("select to_regclass('b'), to_regclass('ix_a_x')")).containsExactly("∅|∅");
		}
	}

	@Test
	void rehearsesNothingThere(TestDatabase database) {
		try (TransactionPooler pooler = TransactionPooler.start(database, 2)) {
			Aludel aludel = MigrationProject.of(this.directory, FIRST).aludel(pooler.dataSource(), BY_TRANSACTION);
			CannotRehearseException refusal = catchThrowableOfType(CannotRehearseException.class,
					() -> aludel.dryRun("head"));
			assertThat(refusal).hasMessage("""
					The dry run needs a session of database %s for itself, and with aludel.lock.mode=transaction \
					there may be none.
					Nothing was run.
					Set aludel.url to a URL of the server itself, and aludel.lock.mode to session for the dry run."""
				.formatted(refusal.database()));
		}
	}

	@Test
	void waitsForOneThatHoldsTheLockOfItsSession(TestDatabase database) throws Exception {
		try (TransactionPooler pooler = TransactionPooler.start(database, 2); Connection other = database.connect()) {
			JdbcTemplate jdbc = new JdbcTemplate(new SingleConnectionDataSource(other, true));
			long key = MigrationLock.key(new dev.aludel.schema.QualifiedName("public", "aludel_revision"));
			jdbc.execute("select pg_advisory_lock(" + key + ")");
			Aludel aludel = MigrationProject.of(this.directory, FIRST)
				.aludel(pooler.dataSource(), BY_TRANSACTION.withLockWait(Duration.ofMillis(100)));
			LockNotObtainedException refusal = catchThrowableOfType(LockNotObtainedException.class, aludel::upgrade);
			assertThat(Objects.requireNonNull(refusal.holder()).pid())
				.isEqualTo(jdbc.queryForObject("select pg_backend_pid()", Integer.class));
			assertThat(refusal).hasMessageContaining("\nNothing was run.\n");
			assertThat(database.query("select to_regclass('aludel_revision')")).containsExactly("∅");
		}
	}

	@Test
	void noticesThatASessionHasLostItsLockToAnother(TestDatabase database) {
		RevisionSource losing = revision("1").sqlUp("create table a (x int)", "select pg_advisory_unlock_all()");
		MigrationProject project = MigrationProject.of(this.directory, losing, SECOND);
		List<RunReport> others = new ArrayList<>();
		Aludel aludel = project.aludel(database.dataSource(), new MigrationListener() {

			@Override
			public void afterRevision(CompletedRevision revision) {
				others.add(project.aludel(database.dataSource()).upgrade());
			}

		});
		assertThat(catchThrowableOfType(LockLostException.class, aludel::upgrade)).isNotNull();
		assertThat(others).singleElement()
			.satisfies(
					(report) -> assertThat(report.revisions()).extracting(CompletedRevision::id).containsExactly("2"));
		assertThat(database.query("select revision, outcome from aludel_history order by id"))
			.containsExactly("1|succeeded", "2|succeeded");
		assertThat(database.query("select x from a")).containsExactly("1");
	}

	private static List<String> locks(TestDatabase database) {
		return database.query("select count(*) from pg_locks where locktype = 'advisory' and database = "
				+ "(select oid from pg_database where datname = current_database())");
	}

	/** The settings of two transactions, which is those of all sessions. */
	private static List<String> settings(TransactionPooler pooler) {
		JdbcTemplate jdbc = new JdbcTemplate(new SingleConnectionDataSource(pooler.url(), "postgres", "", true));
		List<String> settings = new ArrayList<>();
		for (int session = 0; session < 2; session++) {
			settings.addAll(jdbc.queryForList("""
					select name || '=' || current_setting(name)
					from unnest('{role,search_path,statement_timeout,lock_timeout,row_security,
						default_transaction_read_only,transaction_isolation}'::text[]) name""", String.class));
		}
		return settings;
	}

}

package dev.aludel.migrate;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.aludel.migrate.RevisionFailedException.Outcome;
import dev.aludel.operation.OperationKind;
import dev.aludel.revision.RevisionNode;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.aludel.migrate.RevisionSource.revision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Updates of large tables, batch by batch. */
@PostgresTest
class BackfillTests {

	private static final RevisionSource TABLE = revision("1").sqlUp("""
			create table tasks (id bigint primary key, n integer not null default 0, status text)""", """
			insert into tasks (id) select i from generate_series(1, 100) i""");

	private static final RevisionSource COUNT = revision("2", "1").up("""
			op.addColumn("tasks", column("done", bool()));
			op.backfill("tasks", set("n = n + 1").where("id <> 50").batchSize(30));
			op.dropColumn("tasks", "done");
			""").down("""
			op.backfill("tasks", set("n = n - 1").where("id <> 50").batchSize(40));
			""");

	private final Path directory;

	BackfillTests(@TempDir Path directory) {
		this.directory = directory;
	}

	@Test
	void updatesEachRowOnceInBatchesOfTheirOwn(TestDatabase database) {
		Batches batches = new Batches();
		RunReport report = aludel(database.dataSource(), batches, TABLE, COUNT).upgrade();
		assertThat(report.heads()).containsExactly("2");
		assertThat(counts(database)).containsExactly("0|1", "1|99");
		assertThat(batches.told).containsExactly("tasks 1 30", "tasks 2 59", "tasks 3 89", "tasks 4 99");
		assertThat(database.query("select count(distinct xmin::text) from tasks where n = 1")).containsExactly("4");
		assertThat(database.query("select * from aludel_progress")).isEmpty();
	}

	@Test
	void goesBackTheSameWay(TestDatabase database) {
		Aludel aludel = aludel(database.dataSource(), TABLE, COUNT);
		aludel.upgrade();
		aludel.downgrade("1");
		assertThat(counts(database)).containsExactly("0|100");
		assertThat(database.query("select * from aludel_progress")).isEmpty();
	}

	@Test
	void aCrashBetweenTwoBatchesLosesNoneAndRepeatsNone(TestDatabase database) {
		for (int batch = 1; batch <= 4; batch++) {
			int last = batch;
			MigrationListener crash = new MigrationListener() {

				@Override
				public void afterBatch(BackfillProgress progress) {
					if (progress.batches() == last) {
						database.execute("select pg_terminate_backend(pid) from pg_stat_activity "
								+ "where pid <> pg_backend_pid() and datname = current_database()");
					}
				}

			};
			Aludel crashing = aludel(database.dataSource(), crash, TABLE, COUNT);
			assertThatThrownBy(crashing::upgrade).isInstanceOf(AludelException.class);
			Batches batches = new Batches();
			Aludel aludel = aludel(database.dataSource(), batches, TABLE, COUNT);
			assertThat(aludel.state().unfinished()).singleElement().satisfies((unfinished) -> {
				assertThat(unfinished.completedStatements()).isEqualTo(1);
				assertThat(unfinished.backfill()).isNotNull();
				assertThat(unfinished.backfill().batches()).isEqualTo(last);
			});
			aludel.upgrade();
			assertThat(batches.told).as("after batch %d", batch).hasSize(4 - batch);
			assertThat(counts(database)).as("after batch %d", batch).containsExactly("0|1", "1|99");
			aludel.downgrade("1");
		}
	}

	@Test
	void aCrashWithinABatchLeavesItUndone(TestDatabase database) {
		database.execute("""
				create function crash() returns trigger language plpgsql as $$
				begin
					if new.id = 77 then
						perform pg_terminate_backend(pg_backend_pid());
					end if;
					return new;
				end $$""");
		aludel(database.dataSource(), TABLE).upgrade();
		database.execute("create trigger crash before update on tasks for each row execute function crash()");
		assertThatThrownBy(aludel(database.dataSource(), TABLE, COUNT)::upgrade).isInstanceOf(AludelException.class);
		assertThat(counts(database)).containsExactly("0|41", "1|59");
		assertThat(database.query("select last_key, end_key from aludel_progress")).containsExactly("{60}|{100}");
		database.execute("drop trigger crash on tasks");
		aludel(database.dataSource(), TABLE, COUNT).upgrade();
		assertThat(counts(database)).containsExactly("0|1", "1|99");
	}

	@Test
	void rowsBehindTheUpperBoundStayAsTheyAre(TestDatabase database) {
		MigrationListener writer = new MigrationListener() {

			@Override
			public void afterBatch(BackfillProgress progress) {
				database.execute("insert into tasks (id) values (%d)".formatted(1000 + progress.batches()));
			}

		};
		aludel(database.dataSource(), writer, TABLE, COUNT).upgrade();
		assertThat(counts(database)).containsExactly("0|5", "1|99");
	}

	@Test
	void writersWaitForNoMoreThanABatch(TestDatabase database) {
		MigrationListener writer = new MigrationListener() {

			@Override
			public void afterBatch(BackfillProgress progress) {
				database.execute("set lock_timeout = 1; update tasks set status = 'mine' where id in (1, 35, 99);"
						+ "insert into tasks (id) values (%d)".formatted(-progress.batches()));
			}

		};
		aludel(database.dataSource(), writer, TABLE, COUNT).upgrade();
		assertThat(database.query("select count(*) from tasks where status = 'mine'")).containsExactly("3");
	}

	@Test
	void holdsNoLockButThoseOfTheRowsOfOneBatch(TestDatabase database) throws Exception {
		aludel(database.dataSource(), TABLE).upgrade();
		RevisionSource slow = revision("2", "1").up("""
				op.backfill("tasks", set("n = n + 1").where("pg_sleep(case id when 45 then 600 else 0 end) is not null")
					.batchSize(30));
				""");
		Aludel aludel = aludel(database.dataSource(), TABLE, slow);
		CompletableFuture<RunReport> run = CompletableFuture.supplyAsync(aludel::upgrade);
		Awaitility.await()
			.until(() -> !database
				.query("select pid from pg_stat_activity where wait_event = 'PgSleep' "
						+ "and datname = current_database()")
				.isEmpty());
		// The second batch, rows 31 to 60, is in the midst of its work.
		assertThat(database.query("select distinct mode from pg_locks where relation = 'tasks'::regclass "
				+ "and database = (select oid from pg_database where datname = current_database())"))
			.isSubsetOf("AccessShareLock", "RowExclusiveLock");
		database.execute("set lock_timeout = '1s'; update tasks set status = 'mine' where id not between 31 and 60;"
				+ "delete from tasks where id = 99; insert into tasks (id) values (101)");
		assertThat(aludel.cancel(Duration.ofSeconds(30))).isTrue();
		assertThatThrownBy(run::get).hasCauseInstanceOf(RunInterruptedException.class);
		assertThat(counts(database)).containsExactly("0|70", "1|30");
	}

	@Test
	void whatComesBeforeItIsCommittedAndWhatComesBehindIsNotBegun(TestDatabase database) {
		List<String> seen = new ArrayList<>();
		MigrationListener observer = new MigrationListener() {

			@Override
			public void afterBatch(BackfillProgress progress) {
				seen.addAll(database.query("select (select count(*) from pg_attribute where attname = 'done'), "
						+ "(select count(*) from tasks where n = 1), completed_statements, next_begun, last_key, end_key, "
						+ "(select count(*) from aludel_revision) from aludel_progress"));
			}

		};
		aludel(database.dataSource(), observer, TABLE, COUNT).upgrade();
		assertThat(seen).containsExactly("1|30|1|t|{30}|{100}|1", "1|59|1|t|{60}|{100}|1", "1|89|1|t|{90}|{100}|1",
				"1|99|1|t|{100}|{100}|1");
	}

	@Test
	void leavesTheDatabaseAloneBetweenTwoBatches(TestDatabase database) throws Exception {
		RevisionSource throttled = revision("2", "1").up("""
				op.backfill("tasks", set("n = n + 1").batchSize(30).pause(java.time.Duration.ofHours(1)));
				""");
		Batches batches = new Batches();
		Aludel aludel = aludel(database.dataSource(), batches, TABLE, throttled);
		CompletableFuture<RunReport> run = CompletableFuture.supplyAsync(aludel::upgrade);
		Awaitility.await().until(() -> batches.told.size() == 1);
		Awaitility.await()
			.until(() -> database
				.query("select state from pg_stat_activity where datname = current_database() "
						+ "and backend_type = 'client backend' and pid <> pg_backend_pid()")
				.equals(List.of("idle")));
		assertThat(database.query("select mode from pg_locks where relation = 'tasks'::regclass "
				+ "and database = (select oid from pg_database where datname = current_database())"))
			.isEmpty();
		database.execute("set lock_timeout = '1s'; alter table tasks add column late text");
		assertThat(aludel.cancel(Duration.ofSeconds(30))).isTrue();
		assertThatThrownBy(run::get).hasCauseInstanceOf(RunInterruptedException.class);
		assertThat(batches.told).hasSize(1);
		assertThat(counts(database)).containsExactly("0|70", "1|30");
	}

	@Test
	void pausesBetweenTwoBatchesAsLongAsItIsTold(TestDatabase database) {
		RevisionSource throttled = revision("2", "1").up("""
				op.backfill("tasks", set("n = n + 1").batchSize(30).pause(java.time.Duration.ofMillis(50)));
				""");
		List<Long> times = new ArrayList<>();
		MigrationListener clock = new MigrationListener() {

			@Override
			public void afterBatch(BackfillProgress progress) {
				times.add(System.nanoTime());
			}

		};
		aludel(database.dataSource(), clock, TABLE, throttled).upgrade();
		assertThat(times).hasSize(4);
		for (int index = 1; index < times.size(); index++) {
			assertThat(Duration.ofNanos(times.get(index) - times.get(index - 1)))
				.isGreaterThanOrEqualTo(Duration.ofMillis(50));
		}
	}

	@Test
	void theUpperBoundIsThatOfTheFirstRunWhenAnotherFinishes(TestDatabase database) {
		aludel(database.dataSource(), TABLE).upgrade();
		database.execute("alter table tasks add constraint ck check (n = 0 or id < 40)");
		assertThatThrownBy(aludel(database.dataSource(), TABLE, COUNT)::upgrade)
			.isInstanceOf(RevisionFailedException.class);
		database.execute("alter table tasks drop constraint ck");
		database.execute("insert into tasks (id) select i from generate_series(101, 1000) i");
		Batches batches = new Batches();
		aludel(database.dataSource(), batches, TABLE, COUNT).upgrade();
		assertThat(batches.told).containsExactly("tasks 1 29", "tasks 2 59", "tasks 3 69");
		assertThat(counts(database)).containsExactly("0|901", "1|99");
	}

	@Test
	void anEmptyTableHasNothingToUpdateAndNothingToRemember(TestDatabase database) {
		List<String> seen = new ArrayList<>();
		MigrationListener writer = new MigrationListener() {

			@Override
			public void beforeRevision(RevisionNode revision, Direction direction) {
				if (revision.id().equals("2")) {
					database.execute("delete from tasks");
				}
			}

			@Override
			public void afterStatement(RunningStatement statement, Duration elapsed) {
				if (statement.revision().equals("2")) {
					seen.addAll(database.query("select * from aludel_progress"));
				}
			}

		};
		aludel(database.dataSource(), writer, TABLE, COUNT).upgrade();
		assertThat(seen).isEmpty();
		assertThat(database.query("select revision from aludel_revision order by 1")).containsExactly("1", "2");
	}

	@Test
	void aLockedRowIsTriedAgain(TestDatabase database) throws Exception {
		RevisionSource only = revision("2", "1").up("""
				op.backfill("tasks", set("n = n + 1").where("id <> 50").batchSize(30));
				""");
		aludel(database.dataSource(), TABLE).upgrade();
		try (Connection other = database.dataSource().getConnection(); Statement statement = other.createStatement()) {
			other.setAutoCommit(false);
			statement.execute("update tasks set status = 'mine' where id = 42");
			CompletableFuture<RunReport> run = CompletableFuture
				.supplyAsync(aludel(database.dataSource(), TABLE, only)::upgrade);
			Awaitility.await().until(() -> !waiting(database).isEmpty());
			Awaitility.await().pollInterval(Duration.ofMillis(5)).until(() -> waiting(database).isEmpty());
			other.commit();
			assertThat(run.get().heads()).containsExactly("2");
		}
		assertThat(counts(database)).containsExactly("0|1", "1|99");
	}

	@Test
	void aBatchThatTakesTooLongIsTriedWithHalfOfItsRows(TestDatabase database) {
		RevisionSource slow = revision("2", "1").up("""
				op.backfill("tasks", set("n = n + 1 + (pg_sleep(0.005) is null)::integer")
					.batchSize(100).pause(java.time.Duration.ZERO));
				""");
		List<RevisionRetry> retries = new ArrayList<>();
		MigrationListener listener = new MigrationListener() {

			@Override
			public void beforeRetry(RevisionRetry retry) {
				retries.add(retry);
			}

		};
		TimeoutSettings timeouts = TimeoutSettings.defaults()
			.with(OperationKind.DATA, new StatementLimits(Duration.ofMillis(50), Duration.ofMillis(250)));
		MigrationProject.of(this.directory, TABLE, slow)
			.aludel(database.dataSource(), AludelSettings.defaults().withTimeouts(timeouts), listener)
			.upgrade();
		assertThat(counts(database)).containsExactly("1|100");
		assertThat(retries).isNotEmpty().allSatisfy((retry) -> {
			assertThat(retry.error().sqlState()).isEqualTo("57014");
			assertThat(retry.statement()).isNotNull().extracting(FailedStatement::kind).isEqualTo(OperationKind.DATA);
		});
	}

	@Test
	void aBatchGivesUpAfterAllItsAttemptsAndNamesWhoIsInTheWay(TestDatabase database) throws Exception {
		RevisionSource only = revision("2", "1").up("op.backfill(\"tasks\", set(\"n = n + 1\").batchSize(30));");
		aludel(database.dataSource(), TABLE).upgrade();
		List<RevisionRetry> retries = new ArrayList<>();
		MigrationListener listener = new MigrationListener() {

			@Override
			public void beforeRetry(RevisionRetry retry) {
				retries.add(retry);
			}

		};
		TimeoutSettings timeouts = TimeoutSettings.defaults()
			.withFirstLock(Duration.ofMillis(10))
			.withRetries(6)
			.withLock(Duration.ofMillis(20));
		try (Connection other = database.dataSource().getConnection(); Statement statement = other.createStatement()) {
			other.setAutoCommit(false);
			statement.execute("update tasks set status = 'mine' where id = 42");
			RevisionFailedException failure = catchThrowableOfType(RevisionFailedException.class,
					MigrationProject.of(this.directory, TABLE, only)
						.aludel(database.dataSource(), AludelSettings.defaults().withTimeouts(timeouts),
								listener)::upgrade);
			assertThat(failure.outcome()).isEqualTo(Outcome.UNFINISHED);
			assertThat(failure.blockers()).extracting(BlockingSession::query)
				.containsExactly("update tasks set status = 'mine' where id = 42");
			assertThat(failure).hasMessageContaining("or raise aludel.timeouts.data.lock or aludel.timeouts.retries");
			// Those of the batch that cannot get by, and not as many again for the
			// revision.
			assertThat(retries).hasSizeBetween(6, 18);
		}
		assertThat(database.query("select count(*) from tasks where n = 1 and id < 42")).containsExactly("41");
		aludel(database.dataSource(), TABLE, only).upgrade();
		assertThat(counts(database)).containsExactly("1|100");
	}

	@Test
	void aBatchThatFailsKeepsThoseBeforeIt(TestDatabase database) {
		aludel(database.dataSource(), TABLE).upgrade();
		database.execute("alter table tasks add constraint ck check (n = 0 or id < 40)");
		RevisionFailedException failure = catchThrowableOfType(RevisionFailedException.class,
				aludel(database.dataSource(), TABLE, COUNT)::upgrade);
		assertThat(failure.outcome()).isEqualTo(Outcome.UNFINISHED);
		assertThat(failure).hasMessageContaining("failed at statement 2 (backfill tasks: n = n + 1)")
			.hasMessageContaining("It resumes at statement 2 when started again.");
		assertThat(counts(database)).containsExactly("0|70", "1|30");
		database.execute("alter table tasks drop constraint ck");
		aludel(database.dataSource(), TABLE, COUNT).upgrade();
		assertThat(counts(database)).containsExactly("0|1", "1|99");
	}

	@Test
	void aFirstStatementThatFailsAtItsFirstBatchLeavesNoTrace(TestDatabase database) {
		RevisionSource only = revision("2", "1").up("""
				op.backfill("tasks", set("n = 1 / 0"));
				""");
		RevisionFailedException failure = catchThrowableOfType(RevisionFailedException.class,
				aludel(database.dataSource(), TABLE, only)::upgrade);
		assertThat(failure.outcome()).isEqualTo(Outcome.ROLLED_BACK);
		assertThat(database.query("select * from aludel_progress")).isEmpty();
	}

	@Test
	void walksCompositeKeysTextsUuidsAndPartitions(TestDatabase database) {
		RevisionSource tables = revision("1").sqlUp("""
				create table parts (a text collate "C", b integer, n integer default 0, primary key (a, b))""", """
				insert into parts select chr(97 + i % 5) || '''', i, 0 from generate_series(1, 50) i""", """
				create table marks (id uuid primary key, n integer default 0)""", """
				insert into marks select gen_random_uuid(), 0 from generate_series(1, 50)""", """
				create table logs (day date, n integer default 0, primary key (day)) partition by range (day)""", """
				create table logs_1 partition of logs for values from ('2026-01-01') to ('2026-01-20')""", """
				create table logs_2 partition of logs for values from ('2026-01-20') to ('2027-01-01')""", """
				insert into logs select '2026-01-01'::date + i, 0 from generate_series(0, 49) i""", """
				create table "Odd ""name"" here" ("The key" timestamptz not null unique, n integer default 0)""",
				"""
						insert into "Odd ""name"" here" select now() + i * interval '1 second', 0 from generate_series(1, 50) i""");
		RevisionSource fill = revision("2", "1").up("""
				for (String table : new String[] { "parts", "marks", "logs", "Odd \\"name\\" here" }) {
					op.backfill(table, set("n = n + 1").batchSize(7).pause(java.time.Duration.ZERO));
				}
				""");
		Batches batches = new Batches();
		aludel(database.dataSource(), batches, tables, fill).upgrade();
		assertThat(batches.told).hasSize(30 + 2);
		for (String table : List.of("parts", "marks", "logs", "\"Odd \"\"name\"\" here\"")) {
			assertThat(database.query("select n, count(*) from %s group by n".formatted(table))).as(table)
				.containsExactly("1|50");
		}
	}

	@Test
	void aTableWithoutAKeyIsUpdatedAtOnce(TestDatabase database) {
		RevisionSource heap = revision("1").sqlUp("create table heap (n integer)",
				"insert into heap select 0 from generate_series(1, 50)");
		RevisionSource fill = revision("2", "1").up("""
				op.backfill("heap", set("n = n + 1").batchSize(7));
				""");
		aludel(database.dataSource(), heap, fill).upgrade();
		assertThat(database.query("select n, count(*) from heap group by n")).containsExactly("1|50");
		assertThat(database.query("select * from aludel_progress")).isEmpty();
	}

	@Test
	void aPoolOfOneConnectionIsEnough(TestDatabase database) {
		HikariConfig config = new HikariConfig();
		config.setDataSource(database.dataSource());
		config.setMaximumPoolSize(1);
		config.setConnectionTimeout(2_000);
		try (HikariDataSource pool = new HikariDataSource(config)) {
			aludel(pool, TABLE, COUNT).upgrade();
		}
		assertThat(counts(database)).containsExactly("0|1", "1|99");
	}

	@Test
	void theScriptLeavesTheSameRows(TestDatabase database) {
		String script = aludel(database.dataSource(), TABLE, COUNT).script("head");
		assertThat(script).contains("""
				-- Outside of the transaction, in one statement; the engine itself goes batch by batch.
				""", "update tasks set n = n + 1 where id <> 50;\n");
		assertThat(ScriptRunner.STATEMENTS.run(database, script, this.directory)).isNull();
		assertThat(counts(database)).containsExactly("0|1", "1|99");
		assertThat(aludel(database.dataSource(), TABLE, COUNT).validate().isValid()).isTrue();
	}

	@Test
	void theDryRunDoesItWithinItsTransaction(TestDatabase database) {
		aludel(database.dataSource(), TABLE).upgrade();
		DryRunReport report = aludel(database.dataSource(), TABLE, COUNT).dryRun("head");
		assertThat(report.revisions().get(0).statements()).extracting(DryRunStatement::form)
			.containsExactly(DryRunStatement.Form.AS_WRITTEN, DryRunStatement.Form.TRANSACTIONAL,
					DryRunStatement.Form.AS_WRITTEN);
		assertThat(counts(database)).containsExactly("0|100");
	}

	private Aludel aludel(DataSource dataSource, RevisionSource... revisions) {
		return aludel(dataSource, new MigrationListener() {
		}, revisions);
	}

	private Aludel aludel(DataSource dataSource, MigrationListener listener, RevisionSource... revisions) {
		MigrationProject project = MigrationProject.of(this.directory, revisions);
		return project.aludel(dataSource, AludelSettings.defaults().withLockTimeout(Duration.ofMillis(100)), listener);
	}

	private static List<String> waiting(TestDatabase database) {
		return database.query("select pid from pg_stat_activity where wait_event_type = 'Lock' and "
				+ "datname = current_database()");
	}

	private static List<String> counts(TestDatabase database) {
		return database.query("select n, count(*) from tasks group by n order by n");
	}

	/** Remembers what a listener is told. */
	private static final class Batches implements MigrationListener {

		private final List<String> told = new ArrayList<>();

		@Override
		public void afterBatch(BackfillProgress progress) {
			this.told.add(progress.table() + " " + progress.batches() + " " + progress.rows());
		}

	}

}

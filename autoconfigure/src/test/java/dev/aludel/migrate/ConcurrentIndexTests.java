package dev.aludel.migrate;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

import dev.aludel.migrate.RevisionFailedException.Outcome;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.jdbc.datasource.DelegatingDataSource;

import static dev.aludel.migrate.RevisionSource.revision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

@PostgresTest
class ConcurrentIndexTests {

	private static final RevisionSource TABLE = revision("1").sqlUp("create table tasks (id bigint, title text)",
			"insert into tasks values (1, 'a'), (1, 'b')");

	private static final RevisionSource UNIQUE = revision("2", "1").up("""
			op.execute("alter table tasks add column status text");
			op.createIndexConcurrently("tasks", uniqueIndex("ux_tasks_id").on("id"));
			op.execute("alter table tasks add column done boolean");
			""").down("""
			op.execute("alter table tasks drop column done");
			op.dropIndexConcurrently("tasks", "ux_tasks_id");
			op.execute("alter table tasks drop column status");
			""");

	private final Path directory;

	ConcurrentIndexTests(@TempDir Path directory) {
		this.directory = directory;
	}

	@Test
	void buildsOutsideATransactionBetweenTwoTransactions(TestDatabase database) {
		MigrationProject project = MigrationProject.of(this.directory, TABLE, UNIQUE);
		Aludel aludel = project.aludel(database.dataSource());
		aludel.upgrade("1");
		database.execute("delete from tasks where title = 'b'");
		RunReport report = aludel.upgrade();
		assertThat(report.revisions()).extracting(CompletedRevision::statements).containsExactly(3);
		assertThat(columns(database)).containsExactly("id", "title", "status", "done");
		assertThat(indexes(database)).containsExactly("ux_tasks_id|t");
		assertThat(database.query("select * from aludel_progress")).isEmpty();
		assertThat(aludel.state().upToDate()).isTrue();
	}

	@Test
	void dropsOutsideATransaction(TestDatabase database) {
		Aludel aludel = MigrationProject.of(this.directory, TABLE, UNIQUE).aludel(database.dataSource());
		aludel.upgrade("1");
		database.execute("delete from tasks where title = 'b'");
		aludel.upgrade();
		aludel.downgrade("1");
		assertThat(columns(database)).containsExactly("id", "title");
		assertThat(indexes(database)).isEmpty();
		assertThat(database.query("select * from aludel_progress")).isEmpty();
		assertThat(aludel.state().heads()).containsExactly("1");
	}

	@Test
	void keepsWhatCameBeforeAFailedBuildAndSaysSo(TestDatabase database) {
		Aludel aludel = MigrationProject.of(this.directory, TABLE, UNIQUE).aludel(database.dataSource());
		RevisionFailedException failure = failure(aludel::upgrade);
		assertThat(failure).hasMessage("""
				Revision 2 (db.migration.R2_Step2) failed at statement 2 (create unique index ux_tasks_id on tasks):
				  create unique index concurrently ux_tasks_id on tasks (id)
				PostgreSQL: could not create unique index "ux_tasks_id" (23505)
				  Key (id)=(1) is duplicated.
				Statement 1 is committed, what came after was rolled back; the revision before it was completed \
				and the database is at 1, with 2 unfinished.
				Correct the rows that stand against it, or the revision, and start again. \
				It resumes at statement 2 when started again.""");
		assertThat(failure.outcome()).isEqualTo(Outcome.UNFINISHED);
		assertThat(failure.committedStatements()).isEqualTo(1);
		assertThat(columns(database)).containsExactly("id", "title", "status");
		assertThat(database.query("select revision, direction, completed_statements, next_begun from aludel_progress"))
			.containsExactly("2|upgrade|1|f");
	}

	@Test
	void clearsAwayTheInvalidIndexOfAFailedBuild(TestDatabase database) {
		Aludel aludel = MigrationProject.of(this.directory, TABLE, UNIQUE).aludel(database.dataSource());
		failure(aludel::upgrade);
		assertThat(indexes(database)).isEmpty();
	}

	@Test
	void resumesBehindWhatIsDone(TestDatabase database) {
		Aludel aludel = MigrationProject.of(this.directory, TABLE, UNIQUE).aludel(database.dataSource());
		failure(aludel::upgrade);
		database.execute("delete from tasks where title = 'b'");
		RunReport report = aludel.upgrade();
		assertThat(report.heads()).containsExactly("2");
		assertThat(columns(database)).containsExactly("id", "title", "status", "done");
		assertThat(indexes(database)).containsExactly("ux_tasks_id|t");
		assertThat(database.query("select * from aludel_progress")).isEmpty();
		assertThat(database.query("select outcome, statements from aludel_history where revision = '2' order by id"))
			.containsExactly("failed|2", "succeeded|3");
	}

	@Test
	void hasTheSameChecksumWhetherResumedOrNot(TestDatabase database) {
		Aludel aludel = MigrationProject.of(this.directory, TABLE, UNIQUE).aludel(database.dataSource());
		failure(aludel::upgrade);
		database.execute("delete from tasks where title = 'b'");
		aludel.upgrade();
		String resumed = checksum(database);
		aludel.downgrade("1");
		aludel.upgrade();
		assertThat(checksum(database)).isEqualTo(resumed);
	}

	@Test
	void showsWhatIsUnfinished(TestDatabase database) {
		Aludel aludel = MigrationProject.of(this.directory, TABLE, UNIQUE).aludel(database.dataSource());
		failure(aludel::upgrade);
		DatabaseState state = aludel.state();
		assertThat(state.upToDate()).isFalse();
		assertThat(state.unfinished()).singleElement().satisfies((unfinished) -> {
			assertThat(unfinished.id()).isEqualTo("2");
			assertThat(unfinished.direction()).isEqualTo(Direction.UPGRADE);
			assertThat(unfinished.completedStatements()).isEqualTo(1);
		});
	}

	@Test
	void rebuildsAnIndexThatACrashLeftInvalid(TestDatabase database) throws Exception {
		Aludel aludel = MigrationProject.of(this.directory, TABLE, UNIQUE).aludel(database.dataSource());
		aludel.upgrade("1");
		database.execute("delete from tasks where title = 'b'");
		ExecutorService executor = Executors.newSingleThreadExecutor();
		try (Connection reader = database.connect(); Statement statement = reader.createStatement()) {
			// The build waits for every older snapshot before the index becomes valid.
			reader.setAutoCommit(false);
			reader.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
			statement.execute("select 1");
			Future<RevisionFailedException> run = executor.submit(() -> failure(aludel::upgrade));
			String building = "select pid from pg_stat_activity where query like 'create unique index conc%' "
					+ "and wait_event_type = 'Lock'";
			Awaitility.await().until(() -> database.query(building).size() == 1);
			database.query("select pg_terminate_backend((" + building + "))");
			assertThat(run.get()).hasMessage("""
					Revision 2 (db.migration.R2_Step2) failed at statement 2 (create unique index ux_tasks_id on tasks):
					  create unique index concurrently ux_tasks_id on tasks (id)
					PostgreSQL: terminating connection due to administrator command (57P01)
					Statement 1 is committed, whether statement 2 is done is not known; the database is still at 1, \
					with 2 unfinished.
					See that the database is up and start again. It resumes at statement 2 when started again.""");
		}
		finally {
			executor.shutdownNow();
		}
		assertThat(indexes(database)).containsExactly("ux_tasks_id|f");
		// It helps no reader, but already refuses rows.
		assertThatThrownBy(() -> database.execute("insert into tasks (id) values (1)"))
			.hasMessageContaining("violates unique constraint \"ux_tasks_id\"");
		assertThat(aludel.upgrade().heads()).containsExactly("2");
		assertThat(indexes(database)).containsExactly("ux_tasks_id|t");
		assertThat(columns(database)).containsExactly("id", "title", "status", "done");
	}

	@Test
	void leavesWhatAReindexOfAnotherHasLeft(TestDatabase database) {
		Aludel aludel = MigrationProject.of(this.directory, TABLE, UNIQUE).aludel(database.dataSource());
		aludel.upgrade("1");
		database.execute("delete from tasks where title = 'b'");
		database.execute("create index ux_tasks_id_ccnew on tasks (id)");
		database.execute("update pg_index set indisvalid = false where indexrelid = 'ux_tasks_id_ccnew'::regclass");
		assertThat(aludel.upgrade().heads()).containsExactly("2");
		assertThat(indexes(database)).containsExactlyInAnyOrder("ux_tasks_id|t", "ux_tasks_id_ccnew|f");
	}

	@Test
	void resumesAtAValidationBehindWhatItHadToCommit(TestDatabase database) {
		RevisionSource validation = revision("2", "1").up("""
				op.addCheck("tasks", check("ck_tasks_title", "title <> 'b'").notValid());
				op.validateConstraintSeparately("tasks", "ck_tasks_title");
				op.execute("alter table tasks add column done boolean");
				""");
		Aludel aludel = MigrationProject.of(this.directory, TABLE, validation).aludel(database.dataSource());
		RevisionFailedException failure = failure(aludel::upgrade);
		assertThat(failure.outcome()).isEqualTo(Outcome.UNFINISHED);
		assertThat(database.query("select conname, convalidated from pg_constraint where conname like 'ck%'"))
			.containsExactly("ck_tasks_title|f");
		database.execute("delete from tasks where title = 'b'");
		// Somebody was faster: that it is validated already is fine.
		database.execute("alter table tasks validate constraint ck_tasks_title");
		assertThat(aludel.upgrade().heads()).containsExactly("2");
		assertThat(columns(database)).containsExactly("id", "title", "done");
	}

	@Test
	void recognisesABuildThatACrashHidFromTheRecords(TestDatabase database) {
		Aludel aludel = MigrationProject.of(this.directory, TABLE, UNIQUE).aludel(database.dataSource());
		failure(aludel::upgrade);
		database.execute("delete from tasks where title = 'b'");
		database.execute("update aludel_progress set next_begun = true");
		database.execute("create unique index ux_tasks_id on tasks (id)");
		aludel.upgrade();
		assertThat(columns(database)).containsExactly("id", "title", "status", "done");
		assertThat(aludel.state().upToDate()).isTrue();
	}

	@Test
	void recognisesADropThatACrashHidFromTheRecords(TestDatabase database) {
		Aludel aludel = MigrationProject.of(this.directory, TABLE, UNIQUE.down("""
				op.dropIndexConcurrently("tasks", "ux_tasks_id");
				op.execute("select pg_terminate_backend(pg_backend_pid())");
				""")).aludel(database.dataSource());
		aludel.upgrade("1");
		database.execute("delete from tasks where title = 'b'");
		aludel.upgrade();
		RevisionFailedException failure = failure(() -> aludel.downgrade("1"));
		assertThat(failure.outcome()).isEqualTo(Outcome.UNFINISHED);
		// As if the crash had come before the record of the drop.
		Aludel correct = MigrationProject
			.of(this.directory, TABLE, UNIQUE.down("op.dropIndexConcurrently(\"tasks\", \"ux_tasks_id\");"))
			.aludel(database.dataSource());
		database.execute("update aludel_progress set completed_statements = 0, next_begun = true, checksum = '"
				+ new StatementChecksum().value() + "'");
		correct.downgrade("1");
		assertThat(correct.state().heads()).containsExactly("1");
		assertThat(correct.state().unfinished()).isEmpty();
	}

	@Test
	void doesNotTakeAnIndexThatWasThereBeforeForItsOwn(TestDatabase database) {
		Aludel aludel = MigrationProject.of(this.directory, TABLE, UNIQUE).aludel(database.dataSource());
		aludel.upgrade("1");
		database.execute("create index ux_tasks_id on tasks (title)");
		for (int attempt = 1; attempt <= 2; attempt++) {
			RevisionFailedException failure = failure(aludel::upgrade);
			assertThat(failure.error()).isNotNull().extracting(ServerError::sqlState).isEqualTo("42P07");
		}
		assertThat(database.query("select pg_get_indexdef('ux_tasks_id'::regclass)"))
			.containsExactly("CREATE INDEX ux_tasks_id ON public.tasks USING btree (title)");
	}

	@Test
	void leavesAnInvalidIndexOfAnotherAlone(TestDatabase database) {
		Aludel aludel = MigrationProject.of(this.directory, TABLE, UNIQUE).aludel(database.dataSource());
		aludel.upgrade("1");
		database.execute("create index ux_tasks_id on tasks (id)");
		database.execute("update pg_index set indisvalid = false where indexrelid = 'ux_tasks_id'::regclass");
		for (int attempt = 1; attempt <= 2; attempt++) {
			assertThat(failure(aludel::upgrade)).hasMessage(
					"""
							Revision 2 (db.migration.R2_Step2) failed after statement 2:
							  Index public.ux_tasks_id of table tasks is there already and not valid: \
							another build of it failed or still runs.
							The revision was rolled back; the database is still at 1.
							See that no build of it runs, drop it and start again: drop index concurrently public.ux_tasks_id""");
		}
		assertThat(indexes(database)).containsExactly("ux_tasks_id|f");
		assertThat(columns(database)).containsExactly("id", "title");
	}

	@Test
	void leavesNoTraceWhenTheFirstStatementFails(TestDatabase database) {
		Aludel aludel = MigrationProject
			.of(this.directory, TABLE,
					revision("2", "1")
						.up("op.createIndexConcurrently(\"tasks\", uniqueIndex(\"ux_tasks_id\").on(\"id\"));"))
			.aludel(database.dataSource());
		RevisionFailedException failure = failure(aludel::upgrade);
		assertThat(failure.outcome()).isEqualTo(Outcome.ROLLED_BACK);
		assertThat(database.query("select * from aludel_progress")).isEmpty();
		assertThat(indexes(database)).isEmpty();
	}

	@Test
	void refusesToResumeARevisionThatHasChanged(TestDatabase database) {
		failure(() -> MigrationProject.of(this.directory, TABLE, UNIQUE).aludel(database.dataSource()).upgrade());
		Aludel changed = MigrationProject.of(this.directory, TABLE, revision("2", "1").up("""
				op.execute("alter table tasks add column state text");
				op.createIndexConcurrently("tasks", uniqueIndex("ux_tasks_id").on("id"));
				""")).aludel(database.dataSource());
		database.execute("delete from tasks where title = 'b'");
		UnfinishedRevisionChangedException refusal = catchThrowableOfType(UnfinishedRevisionChangedException.class,
				changed::upgrade);
		assertThat(refusal).hasMessage(
				"""
						Revision 2 (db.migration.R2_Step2) was stopped after statement 1, and what it would run up to there has \
						changed since.
						Nothing was run; those statements are committed.
						Restore the revision as it was and start again, or undo its statements by hand and run: \
						aludel repair --clear-progress 2""");
		assertThat(columns(database)).containsExactly("id", "title", "status");
		database.execute(
				"alter table tasks drop column status; " + "delete from public.aludel_progress where revision = '2'");
		changed.upgrade();
		assertThat(columns(database)).containsExactly("id", "title", "state");
	}

	@Test
	void refusesToResumeARevisionThatHasFewerStatementsNow(TestDatabase database) {
		failure(() -> MigrationProject.of(this.directory, TABLE, UNIQUE).aludel(database.dataSource()).upgrade());
		Aludel changed = MigrationProject.of(this.directory, TABLE, revision("2", "1")).aludel(database.dataSource());
		assertThat(
				catchThrowableOfType(UnfinishedRevisionChangedException.class, changed::upgrade).completedStatements())
			.isEqualTo(1);
	}

	@Test
	void refusesAConcurrentStepBehindTheUseOfTheConnection(TestDatabase database) {
		Aludel aludel = MigrationProject.of(this.directory, TABLE, revision("2", "1").up("""
				op.execute("alter table tasks add column status text");
				op.connection();
				op.createIndexConcurrently("tasks", index("ix_tasks_id").on("id"));
				""")).aludel(database.dataSource());
		assertThat(failure(aludel::upgrade)).hasMessage("""
				Revision 2 (db.migration.R2_Step2) failed after statement 2:
				  It used op.connection() and then came to a statement that cannot run in a transaction: \
				create index concurrently ix_tasks_id on tasks (id)
				The revision was rolled back; the revision before it was completed and the database is at 1.
				Move that statement into a revision of its own: what was done on the connection cannot be recorded, \
				so it could not be resumed after a crash.""");
		assertThat(columns(database)).containsExactly("id", "title");
		assertThat(indexes(database)).isEmpty();
	}

	@Test
	void doesNotLetAMigrationSwallowTheFailureOfABuild(TestDatabase database) {
		Aludel aludel = MigrationProject.of(this.directory, TABLE, revision("2", "1").up("""
				op.execute("alter table tasks add column status text");
				for (String sql : new String[] { "create table b (x int)", "create table c (x int)" }) {
					try {
						op.createIndexConcurrently("tasks", uniqueIndex("ux_tasks_id").on("id"));
						op.execute(sql);
					}
					catch (RuntimeException ex) {
						try {
							op.execute(sql);
						}
						catch (RuntimeException ignored) {
							// goes on
						}
					}
				}
				""")).aludel(database.dataSource());
		RevisionFailedException failure = failure(aludel::upgrade);
		assertThat(failure.statement()).isNotNull().extracting(FailedStatement::number).isEqualTo(2);
		assertThat(failure.error()).isNotNull().extracting(ServerError::sqlState).isEqualTo("23505");
		assertThat(failure.outcome()).isEqualTo(Outcome.UNFINISHED);
		assertThat(failure.committedStatements()).isEqualTo(1);
		assertThat(database.query("select to_regclass('b'), to_regclass('c')")).containsExactly("∅|∅");
		assertThat(database.query("select revision from aludel_revision")).containsExactly("1");
	}

	@Test
	void handsOutNoConnectionAfterTheFailureOfABuild(TestDatabase database) {
		Aludel aludel = MigrationProject.of(this.directory, TABLE, revision("2", "1").up("""
				try {
					op.createIndexConcurrently("tasks", uniqueIndex("ux_tasks_id").on("id"));
				}
				catch (RuntimeException ex) {
					try (java.sql.Statement statement = op.connection().createStatement()) {
						statement.execute("create table b (x int)");
					}
					catch (java.sql.SQLException unexpected) {
						throw new IllegalStateException(unexpected);
					}
				}
				""")).aludel(database.dataSource());
		assertThat(failure(aludel::upgrade).error()).isNotNull().extracting(ServerError::sqlState).isEqualTo("23505");
		assertThat(database.query("select to_regclass('b')")).containsExactly("∅");
	}

	@Test
	void liftsTimeoutsForTheBuildAndPutsThemBack(TestDatabase database) {
		database.execute("alter database " + database.name() + " set statement_timeout = '1h'");
		Aludel aludel = MigrationProject.of(this.directory, TABLE, revision("2", "1").up("""
				op.createIndexConcurrently("tasks", index("ix_tasks_id").on("id"));
				op.execute("create table settings as select current_setting('statement_timeout') as s, "
						+ "current_setting('lock_timeout') as l");
				""")).aludel(database.dataSource());
		try (WireLog wire = new WireLog()) {
			aludel.upgrade();
			assertThat(database.query("select * from settings")).containsExactly("0|100ms");
			assertThat(wire.statements()).containsSubsequence(
					"select current_setting('lock_timeout'), current_setting('statement_timeout')",
					"select set_config('lock_timeout', $1, false), set_config('statement_timeout', $2, false)",
					"create index concurrently ix_tasks_id on tasks (id)",
					"select set_config('lock_timeout', $1, false), set_config('statement_timeout', $2, false)");
		}
	}

	@ParameterizedTest
	@CsvSource({ "0, 300, 57014", "300, 0, 55P03" })
	void givesUpABuildAndItsClearingAwayInTime(long lock, long statement, String sqlState, TestDatabase database)
			throws Exception {
		TimeoutSettings usual = TimeoutSettings.defaults();
		StatementLimits limits = new StatementLimits(Duration.ofMillis(lock), Duration.ofMillis(statement));
		MigrationProject project = MigrationProject.of(this.directory, TABLE,
				revision("2", "1").up("op.createIndexConcurrently(\"tasks\", index(\"ix_tasks_id\").on(\"id\"));"));
		Aludel aludel = project.aludel(database.dataSource(),
				AludelSettings.defaults()
					.withTimeouts(new TimeoutSettings(usual.firstLock(), 0, usual.fast(), usual.scan(), limits,
							usual.data(), usual.sql())));
		aludel.upgrade("1");
		try (Connection writer = database.connect(); Statement write = writer.createStatement()) {
			writer.setAutoCommit(false);
			write.execute("insert into tasks values (2, 'c')");
			CompletableFuture<RevisionFailedException> run = CompletableFuture
				.supplyAsync(() -> failure(aludel::upgrade));
			RevisionFailedException failure = run.get(20, TimeUnit.SECONDS);
			assertThat(failure.error()).isNotNull().extracting(ServerError::sqlState).isEqualTo(sqlState);
			assertThat(failure.outcome()).isEqualTo(Outcome.UNFINISHED);
		}
		assertThat(aludel.upgrade().heads()).containsExactly("2");
		assertThat(indexes(database)).containsExactly("ix_tasks_id|t");
	}

	@Test
	void keepsABuildThatWasDoneWhenSomethingFailedJustBehindIt(TestDatabase database) {
		MigrationProject project = MigrationProject.of(this.directory, TABLE,
				revision("2", "1").up("op.createIndexConcurrently(\"tasks\", index(\"ix_tasks_id\").on(\"id\"));"));
		Aludel failing = project.aludel(new FailingBehindABuild(database.dataSource()));
		RevisionFailedException failure = failure(failing::upgrade);
		assertThat(failure.outcome()).isEqualTo(Outcome.UNFINISHED);
		assertThat(failure).hasMessageContaining("Statement 1 is committed, what came after was rolled back");
		assertThat(indexes(database)).containsExactly("ix_tasks_id|t");
		assertThat(project.aludel(database.dataSource()).upgrade().heads()).containsExactly("2");
		assertThat(database.query("select * from aludel_progress")).isEmpty();
	}

	/** Gives out connections on which the settings cannot be put back after a build. */
	private static final class FailingBehindABuild extends DelegatingDataSource {

		FailingBehindABuild(DataSource dataSource) {
			super(dataSource);
		}

		@Override
		public Connection getConnection() throws SQLException {
			Connection connection = super.getConnection();
			AtomicInteger settings = new AtomicInteger();
			return (Connection) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] { Connection.class },
					(proxy, method, arguments) -> {
						boolean setting = method.getName().equals("prepareStatement") && String.valueOf(arguments[0])
							.startsWith("select set_config('lock_timeout', ?, false)");
						// The first puts back the limits of the revision before, the
						// second
						// lifts them.
						if (setting && settings.incrementAndGet() == 3) {
							throw new SQLException("canceling statement due to user request", "57014");
						}
						return method.invoke(connection, arguments);
					});
		}

	}

	private static RevisionFailedException failure(ThrowingCallable run) {
		RevisionFailedException failure = catchThrowableOfType(RevisionFailedException.class, run);
		assertThat(failure).isNotNull();
		return failure;
	}

	private static String checksum(TestDatabase database) {
		return String.join("", database.query("select checksum from aludel_revision where revision = '2'"));
	}

	private static List<String> columns(TestDatabase database) {
		return database.query("select attname from pg_attribute where attrelid = 'tasks'::regclass and attnum > 0 "
				+ "and not attisdropped order by attnum");
	}

	private static List<String> indexes(TestDatabase database) {
		return database.query("select c.relname, i.indisvalid from pg_index i join pg_class c on c.oid = i.indexrelid "
				+ "where i.indrelid = 'tasks'::regclass order by 1");
	}

}

package dev.aludel.migrate;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import dev.aludel.migrate.RevisionFailedException.Outcome;
import dev.aludel.operation.OperationKind;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static dev.aludel.migrate.RevisionSource.revision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Revisions behind others that take fewer round trips, because nothing that they run can
 * have changed more than it seems.
 */
@PostgresTest
class PlainRevisionTests {

	// The session has the limits of the kind that these begin with from then on.
	private static final RevisionSource[] FIRST = { revision("1").sqlUp("create table a (x int)"),
			revision("2", "1").sqlUp("create table b (x int)") };

	private final Path directory;

	PlainRevisionTests(@TempDir Path directory) {
		this.directory = directory;
	}

	@Test
	void sendTheirStatementsAndThenTheRecordWithTheCommit(TestDatabase database) {
		Aludel aludel = aludel(database, revision("3", "2").sqlUp("create table c (x int)"),
				revision("4", "3").sqlUp("create table d (x int)"));
		try (WireLog wire = new WireLog()) {
			aludel.upgrade();
			List<String> statements = wire.statements().stream().map(PlainRevisionTests::beginning).toList();
			int third = statements.indexOf("create table c (x int)");
			int fourth = statements.indexOf("create table d (x int)");
			assertThat(statements.subList(third - 1, fourth)).containsExactly("BEGIN", "create table c (x int)",
					"select exists (select from pg_event_trigger", "set local lock_timeout",
					"set local statement_timeout", "with change as (insert into public.aludel_revision", "commit",
					"BEGIN");
			// Whether there are event triggers is asked once.
			assertThat(statements.subList(fourth, fourth + 5)).containsExactly("create table d (x int)",
					"set local lock_timeout", "set local statement_timeout",
					"with change as (insert into public.aludel_revision", "commit");
		}
		assertThat(database.query("select revision, revises from aludel_revision order by 1")).containsExactly("1|{}",
				"2|{1}", "3|{2}", "4|{3}");
		assertThat(database.query("select revision, action, outcome, statements from aludel_history order by id"))
			.containsExactly("1|upgrade|succeeded|1", "2|upgrade|succeeded|1", "3|upgrade|succeeded|1",
					"4|upgrade|succeeded|1");
	}

	private static String beginning(String sql) {
		return sql.strip().replaceAll("(?s)(into \\S+|pg_event_trigger|local \\w+).*", "$1");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/* sly */ commit", "create table c (x int); commit; begin; create table d (x int)",
			"select 1; ROLLBACK; begin", "create table c (x int); /* */ end; start transaction" })
	void areNoneWhenTheyEndTheirTransaction(String sql, TestDatabase database) {
		RevisionFailedException failure = failure(
				aludel(database, revision("3", "2").sqlUp(sql, "create table e (x int)")));
		assertThat(failure.outcome()).isEqualTo(Outcome.TORN);
		assertThat(database.query("select revision from aludel_revision order by 1")).containsExactly("1", "2");
		assertThat(database.query("select to_regclass('e')")).containsExactly("∅");
	}

	@Test
	void areNoneWhenAPlaceholderEndsTheirTransaction(TestDatabase database) {
		Aludel aludel = project(revision("3", "2").sqlUp("create table c (x int)${more}")).aludel(database.dataSource(),
				AludelSettings.defaults()
					.withRun(RunSettings.defaults()
						.withPlaceholders(Map.of("more", "; commit; begin; create table d (x int)"))));
		assertThat(failure(aludel).outcome()).isEqualTo(Outcome.TORN);
	}

	@Test
	void areNoneWhenTheConnectionIsUsedToGoOnBehindAFailure(TestDatabase database) {
		RevisionFailedException failure = failure(aludel(database, revision("3", "2").up("""
				try {
					op.execute("create table a (x int)");
				}
				catch (RuntimeException ex) {
					try (java.sql.Statement statement = op.connection().createStatement()) {
						statement.execute("rollback; begin; create table c (x int)");
					}
					catch (java.sql.SQLException further) {
						throw new IllegalStateException(further);
					}
				}
				""")));
		assertThat(failure.outcome()).isEqualTo(Outcome.TORN);
		assertThat(database.query("select revision from aludel_revision order by 1")).containsExactly("1", "2");
	}

	@Test
	void keepOthersOutWhenTheyGiveTheLockAway(TestDatabase database) {
		MigrationProject project = project(revision("3", "2").sqlUp("create table c (x int)"),
				revision("4", "3").sqlUp("select pg_advisory_unlock_all()", "create table d (x int)"));
		Aludel aludel = project.aludel(database.dataSource());
		Aludel other = project.aludel(database.dataSource(),
				AludelSettings.defaults().withLockWait(Duration.ofMillis(100)));
		List<Class<?>> refusals = new ArrayList<>();
		Aludel watched = aludel.withListener(new MigrationListener() {

			@Override
			public void beforeStatement(RunningStatement statement) {
				if (statement.sql().equals("create table d (x int)")) {
					refusals.add(catchThrowable(other::upgrade).getClass());
				}
			}

		});
		assertThatExceptionOfType(LockLostException.class).isThrownBy(watched::upgrade);
		assertThat(refusals).containsExactly(LockNotObtainedException.class);
		assertThat(succeeded(database)).containsExactly("1|upgrade", "2|upgrade", "3|upgrade", "4|upgrade");
	}

	@Test
	void doNothingTwiceWhenAFunctionGivesTheLockAwayUnseen(TestDatabase database) {
		database.execute("""
				create table account as select 64 as amount;
				create function tidy() returns void language sql as $$ select pg_advisory_unlock_all() $$
				""");
		String halve = "update account set amount = amount / 2";
		Aludel aludel = aludel(database, revision("3", "2").sqlUp("create table c (x int)").sqlDown(halve),
				revision("4", "3").sqlUp("create table d (x int)").sqlDown("select tidy()"),
				revision("5", "4").sqlUp("create table e (x int)").sqlDown("drop table e"));
		aludel.upgrade();
		List<String> reached = new ArrayList<>();
		Aludel watched = aludel.withListener(new MigrationListener() {

			@Override
			public void beforeStatement(RunningStatement statement) {
				if (statement.sql().equals(halve) && reached.isEmpty()) {
					reached.addAll(aludel.downgrade("2").heads());
				}
			}

		});
		assertThatExceptionOfType(LockLostException.class).isThrownBy(() -> watched.downgrade("2"));
		assertThat(reached).containsExactly("2");
		assertThat(database.query("select amount from account")).containsExactly("32");
		assertThat(succeeded(database)).endsWith("5|downgrade", "4|downgrade", "3|downgrade").hasSize(8);
	}

	@Test
	void areRolledBackWhenTheyCannotBeRecorded(TestDatabase database) {
		aludel(database).upgrade();
		database.execute("""
				create function divert() returns trigger language plpgsql as $$ begin return null; end $$;
				create trigger divert before insert on aludel_history for each row
					when (new.revision = '5' and new.outcome = 'succeeded') execute function divert()
				""");
		RevisionFailedException failure = failure(aludel(database, revision("3", "2").sqlUp("create table c (x int)"),
				revision("4", "3").sqlUp("create table d (x int)"),
				revision("5", "4").sqlUp("create table e (x int)")));
		assertThat(failure.outcome()).isEqualTo(Outcome.ROLLED_BACK);
		assertThat(failure).hasMessageContaining("no entry of the history was added");
		assertThat(database.query("select revision from aludel_revision order by 1")).containsExactly("1", "2", "3",
				"4");
		assertThat(database.query("select to_regclass('e')")).containsExactly("∅");
	}

	@Test
	void areRecordedWithThePatienceOfEveryRecord(TestDatabase database) {
		assertThat(patience(database, TimeoutSettings.defaults())).containsExactly("3|2s|30s", "4|2s|30s", "5|2s|30s",
				"6|2s|30s");
	}

	@Test
	void areRecordedWithItHoweverPatientTheirStatementsAre(TestDatabase database) {
		TimeoutSettings patient = TimeoutSettings.defaults()
			.with(OperationKind.SQL, new StatementLimits(Duration.ofSeconds(10), Duration.ZERO))
			.withFirstLock(Duration.ofSeconds(10));
		assertThat(patience(database, patient)).containsExactly("3|2s|30s", "4|2s|30s", "5|2s|30s", "6|2s|30s");
	}

	private List<String> patience(TestDatabase database, TimeoutSettings timeouts) {
		aludel(database).upgrade();
		database.execute("""
				create table patience (revision text, lock_timeout text, statement_timeout text);
				create function notice() returns trigger language plpgsql as $$ begin
					insert into patience values (new.revision, current_setting('lock_timeout'),
						current_setting('statement_timeout')); return new; end $$;
				create trigger notice before insert on aludel_history for each row execute function notice()
				""");
		project(revision("3", "2").sqlUp("create table c (x int)"), revision("4", "3").sqlUp("create table d (x int)"),
				revision("5", "4").sqlUp("create table e (x int)"),
				revision("6", "5").sqlUp("insert into e values (1)"))
			.aludel(database.dataSource(), AludelSettings.defaults().withTimeouts(timeouts))
			.upgrade();
		return database.query("select * from patience order by 1");
	}

	@Test
	void areDoneAgainWhenSomebodyIsInTheWayOfTheirRecord(TestDatabase database) throws SQLException {
		TimeoutSettings impatient = TimeoutSettings.defaults()
			.with(OperationKind.DATA, new StatementLimits(Duration.ofMillis(50), Duration.ofSeconds(30)));
		AtomicInteger retries = new AtomicInteger();
		try (Connection other = database.connect(); Statement statement = other.createStatement()) {
			other.setAutoCommit(false);
			MigrationListener listener = new MigrationListener() {

				@Override
				public void beforeStatement(RunningStatement running) {
					if (running.revision().equals("5") && retries.get() == 0) {
						lock(statement);
					}
				}

				@Override
				public void beforeRetry(RevisionRetry retry) {
					retries.incrementAndGet();
					end(other);
				}

			};
			project(revision("3", "2").sqlUp("create table c (x int)"),
					revision("4", "3").sqlUp("create table d (x int)"),
					revision("5", "4").sqlUp("create table e (x int)"))
				.aludel(database.dataSource(), AludelSettings.defaults().withTimeouts(impatient), listener)
				.upgrade();
		}
		assertThat(retries).hasValue(1);
		assertThat(succeeded(database)).containsExactly("1|upgrade", "2|upgrade", "3|upgrade", "4|upgrade",
				"5|upgrade");
	}

	private static void lock(Statement statement) {
		try {
			statement.execute("lock table aludel_history");
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void end(Connection connection) {
		try {
			connection.rollback();
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static List<String> succeeded(TestDatabase database) {
		return database.query("select revision, action from aludel_history where outcome = 'succeeded' order by id");
	}

	@Test
	void findTheSettingsThatTheyWouldHaveFoundAlone(TestDatabase database) {
		database.execute("""
				create schema elsewhere;
				create function wander() returns int language sql as
					$$ select length(set_config('search_path', 'elsewhere', false)) $$
				""");
		aludel(database, revision("3", "2").sqlUp("create table c (x int)"),
				revision("4", "3").sqlUp("alter table c add y int default wander()"),
				revision("5", "4").sqlUp("create table d (x int)"),
				revision("6", "5").sqlUp("set search_path = elsewhere", "set lock_timeout = '1h'"), revision("7", "6")
					.sqlUp("create table e (x int)", "create table seen as select current_setting('lock_timeout')"))
			.upgrade();
		assertThat(places(database)).containsExactly("public.a", "public.b", "public.c", "public.d", "public.e",
				"public.seen");
		assertThat(database.query("select * from seen")).containsExactly("100ms");
	}

	@Test
	void findTheirSettingsBehindAnEventTrigger(TestDatabase database) {
		database.execute("""
				create schema elsewhere;
				create function wander() returns event_trigger language plpgsql as
					$$ begin perform set_config('search_path', 'elsewhere', false); end $$
				""");
		aludel(database, revision("3", "2").sqlUp("create table c (x int)"),
				revision("4", "3").sqlUp("create event trigger wander on ddl_command_end execute function wander()"),
				revision("5", "4").sqlUp("create table d (x int)"), revision("6", "5").sqlUp("create table e (x int)"))
			.upgrade();
		assertThat(places(database)).containsExactly("public.a", "public.b", "public.c", "public.d", "public.e");
	}

	private static List<String> places(TestDatabase database) {
		return database.query("select schemaname || '.' || tablename from pg_tables "
				+ "where schemaname in ('public', 'elsewhere') and tablename not like 'aludel%' order by tablename");
	}

	@Test
	void leaveTheConnectionAsTheyFoundIt(TestDatabase database) throws Exception {
		try (Connection connection = database.connect()) {
			SingleConnectionDataSource dataSource = new SingleConnectionDataSource(connection, true);
			JdbcTemplate jdbc = new JdbcTemplate(dataSource);
			jdbc.execute("set lock_timeout = '17s'");
			jdbc.execute("set statement_timeout = '18min'");
			RevisionSource third = revision("3", "2").sqlUp("create table c (x int)");
			project(third).aludel(dataSource).upgrade();
			assertThat(timeouts(jdbc)).containsExactly("17s", "18min");
			RevisionSource[] further = { third, revision("4", "3").sqlUp("create table d (x int)"),
					revision("5", "4").sqlUp("create table e (x int)"),
					revision("6", "5").sqlUp("create table e (x int)") };
			assertThat(failure(project(further).aludel(dataSource)).outcome()).isEqualTo(Outcome.ROLLED_BACK);
			assertThat(timeouts(jdbc)).containsExactly("17s", "18min");
			assertThat(jdbc.queryForList("select revision from aludel_revision order by 1", String.class))
				.containsExactly("1", "2", "3", "4", "5");
		}
	}

	private static List<String> timeouts(JdbcTemplate jdbc) {
		return jdbc.queryForList(
				"select current_setting(name) from unnest(array['lock_timeout', 'statement_timeout']) as name",
				String.class);
	}

	@Test
	void areRolledBackWhenTheirCommitFails(TestDatabase database) {
		database.execute("create table parent (id int primary key); create table child (parent int "
				+ "references parent deferrable initially deferred)");
		RevisionFailedException failure = failure(
				aludel(database, revision("3", "2").sqlUp("create table c (x int)", "insert into child values (7)")));
		assertThat(failure).hasMessageStartingWith(
				"""
						Revision 3 (db.migration.R3_Step3) failed at its commit after statement 2:
						PostgreSQL: insert or update on table "child" violates foreign key constraint "child_parent_fkey" (23503)
						""");
		assertThat(failure.outcome()).isEqualTo(Outcome.ROLLED_BACK);
		assertThat(database.query("select revision from aludel_revision order by 1")).containsExactly("1", "2");
		assertThat(database.query("select to_regclass('c'), (select count(*) from child)")).containsExactly("∅|0");
	}

	@ParameterizedTest
	@ValueSource(strings = { "create table t (id bigint generated by default as identity, at timestamp with time zone)",
			" DROP TABLE t cascade", "comment on table t is 'as it was'", "create table t (x int default 1)" })
	void mayDefineAndDrop(String sql) {
		assertThat(SettingsWatch.isHarmless(sql)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "create table t as select f()", "create table t as values (f())",
			"create table t AS  TABLE v", "create table t (x int); select f()", "create table t as execute p",
			"create table t partition of p for values in (f())", "create table t as -- as it was\n table v",
			"create table t as /**/ table v", "alter table t add x int default f()", "create index on t (f(x))",
			"insert into t default values", "set role to x", "create schema s", "do $$ begin end $$" })
	void mayNotRunAnything(String sql) {
		assertThat(SettingsWatch.isHarmless(sql)).isFalse();
	}

	private Aludel aludel(TestDatabase database, RevisionSource... revisions) {
		return project(revisions).aludel(database.dataSource());
	}

	private MigrationProject project(RevisionSource... revisions) {
		return MigrationProject.of(this.directory,
				Stream.of(FIRST, revisions).flatMap(Stream::of).toArray(RevisionSource[]::new));
	}

	private static RevisionFailedException failure(Aludel aludel) {
		return catchThrowableOfType(RevisionFailedException.class, aludel::upgrade);
	}

}

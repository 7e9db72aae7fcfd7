package dev.aludel.migrate;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.aludel.migrate.RevisionFailedException.Outcome;
import dev.aludel.operation.OperationKind;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static dev.aludel.migrate.RevisionSource.revision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

@PostgresTest
class FailedRevisionTests {

	private static final RevisionSource FIRST = revision("1").sqlUp("create table tasks (id bigint, title text)")
		.sqlDown("drop table tasks");

	private final Path directory;

	FailedRevisionTests(@TempDir Path directory) {
		this.directory = directory;
	}

	@Test
	void tellsWhichStatementFailedAndWhereTheDatabaseIsNow(TestDatabase database) {
		RevisionFailedException failure = upgrade(database, FIRST, revision("2", "1")
			.sqlUp("alter table tasks add column status text", "create table tasks (id bigint)", "select 1"));
		assertThat(failure).hasMessage("""
				Revision 2 (db.migration.R2_Step2) failed at statement 2 (execute SQL):
				  create table tasks (id bigint)
				PostgreSQL: relation "tasks" already exists (42P07)
				The revision was rolled back; the revision before it was completed and the database is at 1.
				If the database has what the revision makes, record it: aludel stamp 2. \
				Otherwise drop or rename relation "tasks" and start again.""");
		assertThat(failure.revision()).isEqualTo("2");
		assertThat(failure.className()).isEqualTo("db.migration.R2_Step2");
		assertThat(failure.direction()).isEqualTo(Direction.UPGRADE);
		assertThat(failure.statement())
			.isEqualTo(new FailedStatement(2, "create table tasks (id bigint)", "execute SQL", OperationKind.SQL));
		assertThat(failure.error())
			.isEqualTo(new ServerError("relation \"tasks\" already exists", "42P07", null, null, null));
		assertThat(failure.outcome()).isEqualTo(Outcome.ROLLED_BACK);
		assertThat(failure.heads()).containsExactly("1");
	}

	@Test
	void advisesForTheDatabaseItIsAboutWhereThereAreSeveral(TestDatabase database) {
		AludelSettings settings = AludelSettings.defaults().withDatabase("orders");
		MigrationProject project = MigrationProject.of(this.directory, FIRST,
				revision("2", "1").sqlUp("create table tasks (id bigint)"));
		assertThatThrownBy(() -> project.aludel(database.dataSource(), settings).upgrade())
			.hasMessageContaining("has what the revision makes, record it: aludel stamp 2 --database orders. ");
	}

	@Test
	void keepsTheRevisionsBeforeItAndNothingOfTheFailedOne(TestDatabase database) {
		upgrade(database, FIRST, revision("2", "1").sqlUp("alter table tasks add column status text", "selec 1"));
		assertThat(columns(database)).containsExactly("id", "title");
		assertThat(database.query("select revision from aludel_revision")).containsExactly("1");
	}

	@Test
	void remembersTheFailureInTheHistory(TestDatabase database) {
		upgrade(database, FIRST, revision("2", "1").sqlUp("select 1", "selec 1"));
		assertThat(database.query("select revision, action, outcome, statements, checksum is null, error "
				+ "from aludel_history order by id"))
			.containsExactly("1|upgrade|succeeded|1|f|∅",
					"2|upgrade|failed|2|t|syntax error at or near \"selec\" (42601)");
	}

	@Test
	void showsWhereInTheStatementTheServerStumbled(TestDatabase database) {
		RevisionFailedException failure = upgrade(database, revision("1").sqlUp("select 1 +* from nowhere"));
		assertThat(failure).hasMessage("""
				Revision 1 (db.migration.R1_Step1) failed at statement 1 (execute SQL):
				  select 1 +* from nowhere
				PostgreSQL: syntax error at or near "from" (42601) at character 13
				The revision was rolled back; the database is still without revisions.
				Correct the revision and start again.""");
	}

	@Test
	void showsDetailAndHintOfTheServer(TestDatabase database) {
		RevisionFailedException failure = upgrade(database, FIRST, revision("2", "1")
			.sqlUp("insert into tasks values (1), (1)", "alter table tasks add primary key (id)"));
		assertThat(failure).hasMessage("""
				Revision 2 (db.migration.R2_Step2) failed at statement 2 (execute SQL):
				  alter table tasks add primary key (id)
				PostgreSQL: could not create unique index "tasks_pkey" (23505)
				  Key (id)=(1) is duplicated.
				The revision was rolled back; the revision before it was completed and the database is at 1.
				Correct the rows that stand against it, or the revision, and start again.""");
	}

	@Test
	void keepsValuesOfRowsOutOfTheHistory(TestDatabase database) {
		upgrade(database, FIRST, revision("2", "1").sqlUp("insert into tasks values (1), (1)",
				"alter table tasks add primary key (id)"));
		assertThat(database.query("select error from aludel_history where outcome = 'failed'"))
			.containsExactly("could not create unique index \"tasks_pkey\" (23505)");
	}

	@Test
	void keepsTheRowsOfABatchOutOfMessageAndHistory(TestDatabase database) {
		RevisionFailedException failure = upgrade(database, FIRST, revision("2", "1").up("""
				try (java.sql.PreparedStatement statement =
						op.connection().prepareStatement("insert into tasks values (1 / ?, ?)")) {
					statement.setInt(1, 0);
					statement.setString(2, "a secret");
					statement.addBatch();
					statement.addBatch();
					statement.executeBatch();
				}
				catch (java.sql.SQLException ex) {
					throw new IllegalStateException(ex);
				}
				"""));
		assertThat(failure.getMessage()).contains("PostgreSQL: division by zero (22012)").doesNotContain("secret");
		assertThat(database.query("select error from aludel_history where outcome = 'failed'"))
			.containsExactly("division by zero (22012)");
	}

	@Test
	void keepsValuesOfParametersOutOfMessageAndHistory(TestDatabase database) {
		RevisionFailedException failure = upgrade(database, FIRST,
				revision("2", "1").up("op.execute(\"update tasks set id = ?::bigint\", \"s3cret\");"));
		assertThat(failure).hasMessageContaining("update tasks set id = ?::bigint\nPostgreSQL: ")
			.hasMessageContaining("invalid input syntax for type bigint: \"?\" (22P02)");
		assertThat(failure).hasStackTraceContaining("22P02").satisfies(FailedRevisionTests::isWithoutSecret);
		assertThat(database.query("select error from aludel_history where outcome = 'failed'"))
			.containsExactly("invalid input syntax for type bigint: \"?\" (22P02)");
	}

	@Test
	void keepsRowsWithValuesOfParametersOutOfTheMessage(TestDatabase database) {
		RevisionFailedException failure = upgrade(database, FIRST, revision("2", "1").up("""
				op.execute("alter table tasks add constraint uq_tasks unique (title)");
				op.execute("insert into tasks (title) values (?), (?)", "s3cret", "s3cret");
				"""));
		assertThat(failure).hasMessageContaining(
				"PostgreSQL: duplicate key value violates unique constraint \"uq_tasks\" (23505)\nThe revision");
		assertThat(failure).satisfies(FailedRevisionTests::isWithoutSecret);
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					select unnest(?::uuid[])         | new String[] {"s3cret"} | invalid input syntax for type uuid: "?" (22P02)
					select ?::tsquery                | "s3cret &"              | no operand in tsquery: "?" (42601)
					select ?::regclass               | "tasks_s3cret"          | relation "?" does not exist (42P01)
					select to_date(?, 'YYYY-MM-DD')  | "s3cret"                | invalid value "?" for "YYYY" (22007)
					select to_date(?, 'YYYY-MM-DD')  | "\\"s3cret"              | invalid value "?" (22007)
					select nowhere from tasks limit ?| "nowhere"               | column "nowhere" does not exist (42703)
					insert into tasks values (1, ?)  | "tasks"                 | duplicate key value violates unique constraint "tasks_pkey" (23505)
					insert into checked values (?)   | "s3cret"                | title_? is not allowed (23514)
					select closed(?)                 | new int[] {471147}      | account ? is closed (P0001)
					select make_date(2023, ?, 31)    | 2                       | date field value out of range: 2023-?-31 (22008)
					select aborted(?)                | "s3cret"                | bad: ? (25P02)
					select digest(?)                 | new byte[] {0x5e}       | bad: ? (P0001)
					select password(?)               | "PASSWORD"              | bad: ? (P0001)
					insert into taks values (?)      | "is"                    | relation "taks" does not exist (42P01)
					select closed(array[?::numeric])       | 471147.0                | account ? is closed (P0001)
					select closed(array[?::numeric])       | new java.math.BigDecimal("471147.00") | account ? is closed (P0001)
					select seen(?)                   | java.time.Instant.parse("2024-01-31T10:11:12Z") | seen ? (P0001)
					select seen(?)                   | java.time.LocalDateTime.parse("2024-01-31T10:11:12") | seen ? (P0001)
					select * from tasks limit ?)     | 1                       | syntax error at or near ")" (42601)
					select * from public.\\"Taks\\" limit ? | 1                  | relation "public.Taks" does not exist (42P01)
					insert into short values (?, 'abcdefghijklmn') | 10       | value too long for type character varying(10) (22001)
					SELECT * FROM TAKS LIMIT ?       | 1                       | relation "taks" does not exist (42P01)
					""")
	void showsNothingOfAParameter(String sql, String parameter, String shown, TestDatabase database) {
		database.execute("""
				create table checked (title text);
				create function refuse() returns trigger language plpgsql as $$
				begin
					raise exception 'title_% is not allowed', new.title
						using errcode = 'check_violation', detail = new.title, hint = new.title;
				end $$;
				create trigger refuse before insert on checked for each row execute function refuse();
				create table short (id int, name varchar(10));
				create function seen(t timestamptz) returns int language plpgsql as $$
				begin
					raise exception 'seen %', t;
				end $$;
				create function aborted(t text) returns int language plpgsql as $$
				begin
					raise exception 'bad: %', t using errcode = 'in_failed_sql_transaction';
				end $$;
				create function digest(b bytea) returns int language plpgsql as $$
				begin
					raise exception 'bad: %', b;
				end $$;
				create function password(t text) returns int language plpgsql as $$
				begin
					raise exception 'bad: %', t;
				end $$;
				create function closed(a numeric[]) returns int language plpgsql as $$
				begin
					raise exception 'account % is closed', a[1];
				end $$""");
		RevisionFailedException failure = upgrade(database, FIRST, revision("2", "1").up("""
				op.execute("alter table tasks add primary key (id)");
				op.execute("insert into tasks values (1)");
				op.execute("%s", (Object) %s);
				""".formatted(sql, parameter)));
		assertThat(failure).hasMessageContaining("PostgreSQL: " + shown)
			.satisfies(FailedRevisionTests::isWithoutSecret);
		assertThat(database.query("select error from aludel_history where outcome = 'failed'")).containsExactly(shown);
	}

	@ParameterizedTest
	@EnumSource(TransactionScope.class)
	void keepsRowsWithValuesOfParametersOutOfWhatComesBehind(TransactionScope scope, TestDatabase database) {
		Aludel aludel = MigrationProject
			.of(this.directory,
					revision("1").sqlUp("create table tasks (title text unique deferrable initially deferred)"),
					revision("2", "1").up("""
							op.execute("insert into tasks values (?), (?)", "s3cret", "s3cret");
							"""))
			.aludel(database.dataSource(),
					AludelSettings.defaults().withRun(AludelSettings.defaults().run().withTransaction(scope)));
		for (ThrowingCallable run : List.<ThrowingCallable>of(aludel::upgrade, () -> aludel.dryRun("head"))) {
			assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(run)
				.withMessageContaining(
						"PostgreSQL: duplicate key value violates unique constraint \"tasks_title_key\" (23505)\n")
				.satisfies(FailedRevisionTests::isWithoutSecret);
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					select title::date from tasks                                    | invalid input syntax for type date: "?" (22007)
					do $$ begin raise 'bad: %', (select title from tasks); end $$    | bad: ? (P0001)
					do $$ begin raise 'bad: %', (select note from tasks); end $$     | bad: ? (P0001)
					select note::date from tasks                                     | invalid input syntax for type date: "?" (22007)
					select note::jsonb::text::int from tasks                         | invalid input syntax for type integer: "?" (22P02)
					select array[title]::text::int from tasks                        | invalid input syntax for type integer: "?" (22P02)
					select concat('say ', chr(34), title, chr(34))::int from tasks    | invalid input syntax for type integer: "?" (22P02)
					select setval('numbers', max(number)) from tasks                 | setval: value ? is out of bounds for sequence "numbers" (1..10) (22003)
					set constraints all immediate                                    | not ?, not ? (P0001)
					select 1                                                         | not ?, not ? (P0001)
					""")
	void showsNothingOfAParameterInALaterStatement(String sql, String shown, TestDatabase database) {
		database.execute("""
				create sequence numbers maxvalue 10;
				create table tasks (title text, note text, number int);
				create function refuse() returns trigger language plpgsql as $$
				begin
					raise exception 'not %, not %', new.title, new.note;
				end $$;
				create constraint trigger refuse after insert on tasks deferrable initially deferred
					for each row execute function refuse()""");
		RevisionFailedException failure = upgrade(database, revision("1").up("""
				op.execute("insert into tasks values (?, ?, ?)", "s3cret", "{\\"password\\": \\"s3cret\\"}", 471147);
				op.execute("%s");
				""".formatted(sql)));
		assertThat(failure).hasMessageContaining("PostgreSQL: " + shown)
			.satisfies(FailedRevisionTests::isWithoutSecret);
		assertThat(database.query("select error from aludel_history where outcome = 'failed'")).containsExactly(shown);
	}

	@Test
	void showsPlaceholdersAndNothingOfAParameter(TestDatabase database) {
		Aludel aludel = MigrationProject
			.of(this.directory, FIRST,
					revision("2", "1").up("op.execute(\"insert into ${schema}.tasks values (?::int)\", \"s3cret\");"),
					revision("3", "2").up("op.execute(\"insert into ${schema}.taks values (?)\", 7);"))
			.aludel(database.dataSource(), AludelSettings.defaults()
				.withRun(RunSettings.defaults().withPlaceholders(Map.of("schema", "public"))));
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(aludel::upgrade)
			.withMessageContaining("invalid input syntax for type integer: \"?\" (22P02)")
			.satisfies(FailedRevisionTests::isWithoutSecret);
		aludel.stamp(List.of("2"));
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(aludel::upgrade)
			.withMessageContaining("relation \"${schema}.taks\" does not exist (42P01)");
	}

	@Test
	void withholdsWhatAFunctionRaisesWhereThereWereTooManyParametersToRemember(TestDatabase database) {
		RevisionFailedException failure = upgrade(database, FIRST, revision("2", "1").up("""
				for (int number = 1; number <= 1001; number++) {
					op.execute("insert into tasks values (?, ?)", number, "s3cret" + number);
				}
				op.execute("do $$ begin raise 'bad: %', (select max(title) from tasks); end $$");
				"""));
		assertThat(failure).hasMessageContaining("PostgreSQL: what a function raised, and which may show the value")
			.satisfies(FailedRevisionTests::isWithoutSecret);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					alter table tasks drop column nowhere           | column "nowhere" of relation "tasks" does not exist (42703)
					insert into taks values (1)                     | relation "taks" does not exist (42P01)
					insert into tasks values (1) on conflict (id) do nothing | there is no unique or exclusion constraint matching the ON CONFLICT specification (42P10)
					do $$ begin perform 1/0; end $$                 | division by zero (22012)
					alter table tasks alter column title type int   | You might need to specify "USING title::integer".
					create or replace view titles as select 1 as x  | cannot change name of view column "title" to "x" (42P16)
					""")
	void saysWhatIsWrongWhateverParametersThereWereBefore(String sql, String shown, TestDatabase database) {
		database.execute("create table seed (value text)");
		RevisionFailedException failure = upgrade(database, FIRST, revision("2", "1").up("""
				op.execute("create view titles as select title from tasks");
				for (String value : new String[] {"is", "or", "exist", "zero", "{\\"a\\": \\"b\\"}"}) {
					op.execute("insert into seed values (?)", value);
				}
				op.execute("%s");
				""".formatted(sql)));
		assertThat(failure).hasMessageContaining(shown);
	}

	@Test
	void saysWhatIsWrongAlsoBehindMoreParametersThanAreRemembered(TestDatabase database) throws SQLException {
		String many = """
				for (int number = 1; number <= 1001; number++) {
					op.execute("insert into tasks values (?, 'a')", number);
				}
				""";
		assertThat(upgrade(database, FIRST,
				revision("2", "1").up(many + "op.execute(\"insert into tasks values (?)\", \"s3cret\");")))
			.hasMessageContaining("invalid input syntax for type bigint: \"?\" (22P02)");
		assertThat(upgrade(database, FIRST,
				revision("2", "1").up(many + "op.execute(\"alter table tasks drop nowhere\");")))
			.hasMessageContaining("column \"nowhere\" of relation \"tasks\" does not exist (42703)");
		database.execute("create table locked (id int); insert into locked values (1)");
		try (Connection other = database.connect(); Statement statement = other.createStatement()) {
			other.setAutoCommit(false);
			statement.execute("select from locked for update");
			Aludel aludel = MigrationProject
				.of(this.directory, FIRST, revision("2", "1").up(many + "op.execute(\"update locked set id = 2\");"))
				.aludel(database.dataSource(), AludelSettings.defaults()
					.withTimeouts(TimeoutSettings.defaults().withRetries(0).withLock(Duration.ofMillis(100))));
			assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(aludel::upgrade)
				.withMessageContaining("canceling statement due to lock timeout (55P03)");
		}
	}

	@Test
	void showsNothingOfAParameterInWhatComesOfTheFailure(TestDatabase database) {
		RevisionFailedException failure = upgrade(database, FIRST, revision("2", "1").up("""
				class Role implements AutoCloseable {

					public void close() {
						op.execute("reset role");
					}

				}
				op.execute("create table titles (title text unique)");
				try (Role role = new Role()) {
					op.execute("insert into titles values (?), (?)", "s3cret", "s3cret");
				}
				"""));
		assertThat(failure).hasStackTraceContaining("Suppressed: ")
			.hasStackTraceContaining("current transaction is aborted")
			.satisfies(FailedRevisionTests::isWithoutSecret);
	}

	@Test
	void saysWhatIsWrongWithAFunctionBehindWhateverParameters(TestDatabase database) {
		RevisionFailedException failure = upgrade(database, FIRST, revision("2", "1").up("""
				op.execute("insert into tasks values (1, ?)", "x".repeat(201));
				op.execute("create function f() returns int language plpgsql as 'begin totl := 1; return totl; end'");
				"""));
		assertThat(failure).hasMessageContaining("PostgreSQL: \"totl\" is not a known variable (42601)");
	}

	@Test
	void remembersTheParametersWhenAnotherHasChangedTheHistory(TestDatabase database) {
		Aludel aludel = MigrationProject
			.of(this.directory, FIRST,
					revision("2", "1").up("op.execute(\"insert into tasks values (1, ?)\", \"s3cret\");"),
					revision("3", "2").sqlUp("alter table tasks alter column title type date using title::date"))
			.aludel(database.dataSource(), AludelSettings.defaults().withLockMode(LockMode.TRANSACTION),
					new MigrationListener() {

						@Override
						public void afterRevision(CompletedRevision revision) {
							if (revision.id().equals("2")) {
								database.execute("insert into aludel_history (revision, action, outcome, started_at, "
										+ "duration_ms, statements) values ('0', 'stamp', 'failed', now(), 0, 0)");
							}
						}

					});
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(aludel::upgrade)
			.withMessageContaining("invalid input syntax for type date: \"?\" (22007)")
			.satisfies(FailedRevisionTests::isWithoutSecret);
	}

	@Test
	void keepsParametersOutOfWhatIsToldOfTheNextAttemptAtABatch(TestDatabase database) {
		database.execute("""
				create table notes (id text primary key, title text);
				create function refuse() returns trigger language plpgsql as $$
				begin
					raise exception 'title_% is not allowed', old.title using errcode = 'serialization_failure';
				end $$;
				create trigger refuse before update on notes for each row execute function refuse()""");
		List<RevisionRetry> told = new ArrayList<>();
		try (CapturedLog log = new CapturedLog()) {
			Aludel aludel = MigrationProject.of(this.directory, revision("1").up("""
					op.execute("insert into notes values (?, ?)", "s3cret", "s3cret");
					op.backfill("notes", dev.aludel.Definitions.set("title = upper(title)"));
					"""))
				.aludel(database.dataSource(),
						AludelSettings.defaults()
							.withTimeouts(TimeoutSettings.defaults().withRetries(1).withLock(Duration.ofMillis(10))),
						new MigrationListener() {

							@Override
							public void beforeRetry(RevisionRetry retry) {
								told.add(retry);
							}

						});
			assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(aludel::upgrade)
				.satisfies(FailedRevisionTests::isWithoutSecret);
			assertThat(told).extracting(RevisionRetry::error)
				.extracting(ServerError::text)
				.containsExactly("title_? is not allowed (40001)");
			assertThat(told).extracting(RevisionRetry::statement)
				.extracting(FailedStatement::sql)
				.containsExactly("update notes set title = upper(title)");
			assertThat(log.lines()).anyMatch((line) -> line.contains("title_? is not allowed"))
				.noneMatch((line) -> line.contains("s3cret"));
		}
	}

	@Test
	void tellsWhatWasSwallowedOnTheConnectionAlsoWhereThereAreParameters(TestDatabase database) {
		RevisionFailedException failure = upgrade(database, FIRST, revision("2", "1").up("""
				op.execute("insert into tasks values (1, ?)", "x");
				try (java.sql.Statement statement = op.connection().createStatement()) {
					statement.execute("insert into taks values (1)");
				}
				catch (java.sql.SQLException ex) {
					// Never mind.
				}
				"""));
		assertThat(failure).hasMessageContaining("relation \"taks\" does not exist (42P01)");
	}

	@Test
	void namesWhatDependsOnATableAlsoWhereThereWereParameters(TestDatabase database) {
		RevisionFailedException failure = upgrade(database, FIRST,
				revision("2", "1").up("op.execute(\"insert into tasks values (?, 'a')\", 1);"),
				revision("3", "2").sqlUp("create view open_tasks as select * from tasks", "drop table tasks"));
		assertThat(failure).hasMessageContaining("view open_tasks depends on table tasks");
	}

	private static void isWithoutSecret(Throwable failure) {
		StringWriter trace = new StringWriter();
		failure.printStackTrace(new PrintWriter(trace));
		assertThat(trace.toString()).doesNotContain("s3cret");
	}

	@Test
	void startsAgainAfterTheRevisionWasCorrected(TestDatabase database) {
		upgrade(database, FIRST, revision("2", "1").sqlUp("selec 1"));
		MigrationProject.of(this.directory, FIRST, revision("2", "1").sqlUp("alter table tasks add column status text"))
			.aludel(database.dataSource())
			.upgrade();
		assertThat(columns(database)).containsExactly("id", "title", "status");
	}

	@Test
	void tellsWhereAnExceptionOfTheMigrationItselfWasThrown(TestDatabase database) {
		RevisionFailedException failure = upgrade(database, FIRST, revision("2", "1").up("""
				op.execute("alter table tasks add column status text");
				throw new IllegalStateException("not today");
				"""));
		assertThat(failure).hasMessage("""
				Revision 2 (db.migration.R2_Step2) failed after statement 1:
				  java.lang.IllegalStateException: not today (R2_Step2.java:16)
				The revision was rolled back; the revision before it was completed and the database is at 1.
				Correct the revision and start again.""");
		assertThat(failure).hasCauseInstanceOf(IllegalStateException.class);
		assertThat(failure.statement()).isNull();
		assertThat(failure.error()).isNull();
		assertThat(columns(database)).containsExactly("id", "title");
		assertThat(database.query("select error from aludel_history where outcome = 'failed'"))
			.containsExactly("java.lang.IllegalStateException: not today (R2_Step2.java:16)");
	}

	@Test
	void treatsAnErrorOfTheMigrationLikeAnException(TestDatabase database) {
		RevisionFailedException failure = upgrade(database, revision("1")
			.up("op.execute(\"create table a (b int)\"); throw new AssertionError(\"rows are missing\");"));
		assertThat(failure).hasCauseInstanceOf(AssertionError.class);
		assertThat(database.query("select to_regclass('a')")).containsExactly("∅");
	}

	@Test
	void doesNotLetAMigrationSwallowTheFailureOfAStatement(TestDatabase database) {
		RevisionFailedException failure = upgrade(database, revision("1").up("""
				op.execute("create table tasks (id bigint)");
				try {
					op.execute("insert into taks values (1)");
				}
				catch (RuntimeException ex) {
					// goes on
				}
				"""));
		assertThat(failure).hasMessage(
				"""
						Revision 1 (db.migration.R1_Step1) failed at statement 2 (execute SQL):
						  insert into taks values (1)
						PostgreSQL: relation "taks" does not exist (42P01) at character 13
						The revision was rolled back; the database is still without revisions.
						The database is not what the revision expects: it has no relation "taks". \
						Correct the name, or bring the database to where it should be (aludel history, mvn aludel:check), and start again.""");
		assertThat(database.query("select to_regclass('tasks')")).containsExactly("∅");
	}

	@Test
	void tellsTheFirstOfSeveralSwallowedFailures(TestDatabase database) {
		RevisionFailedException failure = upgrade(database, revision("1").up("""
				for (String sql : new String[] { "first 1", "second 2" }) {
					try {
						op.execute(sql);
					}
					catch (RuntimeException ex) {
						// goes on
					}
				}
				"""));
		assertThat(failure.statement()).isEqualTo(new FailedStatement(1, "first 1", "execute SQL", OperationKind.SQL));
	}

	@Test
	void doesNotLetAMigrationSwallowAFailureOnItsConnection(TestDatabase database) {
		RevisionFailedException failure = upgrade(database, revision("1").up("""
				op.execute("create table tasks (id bigint)");
				try (java.sql.Statement statement = op.connection().createStatement()) {
					statement.execute("insert into taks values (1)");
				}
				catch (java.sql.SQLException ex) {
					// goes on
				}
				"""));
		assertThat(failure).hasMessage(
				"""
						Revision 1 (db.migration.R1_Step1) failed after statement 1:
						PostgreSQL: relation "taks" does not exist (42P01) at character 13
						The revision was rolled back; the database is still without revisions.
						The database is not what the revision expects: it has no relation "taks". \
						Correct the name, or bring the database to where it should be (aludel history, mvn aludel:check), and start again.""");
		assertThat(database.query("select to_regclass('tasks')")).containsExactly("∅");
	}

	@Test
	void letsAMigrationTryWithinASavepoint(TestDatabase database) {
		MigrationProject.of(this.directory, revision("1").up("""
				op.execute("create table tasks (id bigint)");
				try {
					java.sql.Savepoint savepoint = op.connection().setSavepoint();
					try {
						op.execute("insert into taks values (1)");
					}
					catch (RuntimeException ex) {
						op.connection().rollback(savepoint);
						op.execute("insert into tasks values (2)");
					}
				}
				catch (java.sql.SQLException ex) {
					throw new IllegalStateException(ex);
				}
				""")).aludel(database.dataSource()).upgrade();
		assertThat(database.query("select id from tasks")).containsExactly("2");
	}

	@Test
	void rollsBackWhenADeferredConstraintRefusesTheCommit(TestDatabase database) {
		RevisionFailedException failure = upgrade(database,
				FIRST.sqlUp("create table tasks (id bigint primary key, parent bigint references tasks "
						+ "deferrable initially deferred)"),
				revision("2", "1").sqlUp("insert into tasks values (1, 99)"));
		assertThat(failure).hasMessage(
				"""
						Revision 2 (db.migration.R2_Step2) failed at its commit after statement 1:
						PostgreSQL: insert or update on table "tasks" violates foreign key constraint "tasks_parent_fkey" (23503)
						  Key (parent)=(99) is not present in table "tasks".
						The revision was rolled back; the revision before it was completed and the database is at 1.
						Correct the rows that stand against it, or the revision, and start again.""");
		assertThat(database.query("select count(*) from tasks")).containsExactly("0");
	}

	@Test
	void tellsANullParameterFromNoParameters(TestDatabase database) {
		RevisionFailedException failure = upgrade(database,
				revision("1").up("op.execute(\"select ?::text\", (Object[]) null);"));
		assertThat(failure.getMessage()).contains("java.lang.IllegalArgumentException: The parameters of execute "
				+ "must not be null: cast one that is null to Object, not to Object[].");
	}

	@Test
	void cutsAStatementOfManyLines(TestDatabase database) {
		RevisionFailedException failure = upgrade(database, revision("1").sqlUp("selec " + "x".repeat(5000)));
		assertThat(failure.getMessage()).contains("  selec xxx", "x… (5006 characters in all)").hasSizeLessThan(1300);
	}

	@Test
	void rollsBackAFailedDowngrade(TestDatabase database) {
		MigrationProject project = MigrationProject.of(this.directory, FIRST,
				revision("2", "1").sqlDown("drop table tasks", "drop table nothing"), revision("3", "2"));
		project.aludel(database.dataSource()).upgrade();
		RevisionFailedException failure = catchThrowableOfType(RevisionFailedException.class,
				() -> project.aludel(database.dataSource()).downgrade("base"));
		assertThat(failure).hasMessage(
				"""
						The downgrade of revision 2 (db.migration.R2_Step2) failed at statement 2 (execute SQL):
						  drop table nothing
						PostgreSQL: table "nothing" does not exist (42P01)
						The downgrade was rolled back; the revision before it was completed and the database is at 2.
						The database is not what the revision expects: it has no table "nothing". \
						Correct the name, or bring the database to where it should be (aludel history, mvn aludel:check), and downgrade again.""");
		assertThat(failure.direction()).isEqualTo(Direction.DOWNGRADE);
		assertThat(columns(database)).containsExactly("id", "title");
	}

	@Test
	void tellsWhenTheConnectionWasLost(TestDatabase database) {
		RevisionFailedException failure = upgrade(database, FIRST,
				revision("2", "1").sqlUp("drop table tasks", "select pg_terminate_backend(pg_backend_pid())"));
		assertThat(failure).hasMessage("""
				Revision 2 (db.migration.R2_Step2) failed at statement 2 (execute SQL):
				  select pg_terminate_backend(pg_backend_pid())
				PostgreSQL: terminating connection due to administrator command (57P01)
				The revision was rolled back; the revision before it was completed and the database is at 1.
				See that the database is up and start again.""");
		assertThat(columns(database)).containsExactly("id", "title");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					42710 | If the database was made before Aludel came, set aludel.baseline to the last revision that it has, or record that: aludel stamp 1. Otherwise drop or rename what is there and start again.
					42704 | The database is not what the revision expects. Correct the name, or bring the database to where it should be (aludel history, mvn aludel:check), and start again.
					42501 | Grant the privilege, or migrate as a role that has it.
					57014 | The statement was cancelled, by aludel.timeouts.sql.statement or by hand: raise that limit, or start again.
					40P01 | Two transactions waited for each other at the last of 2 attempts: start again when the other is over, or change fewer tables in one revision.
					55P03 | Another session held a lock on what it changes at the last of 2 attempts: let that end, or raise aludel.timeouts.sql.lock or aludel.timeouts.retries, and start again.
					22P02 | Correct the rows that stand against it, or the revision, and start again.
					XX000 | Correct the revision and start again.
					""")
	void saysWhatToDoNextByTheKindOfTheError(String sqlState, String advice, TestDatabase database) {
		RevisionFailedException failure = catchThrowableOfType(RevisionFailedException.class,
				MigrationProject
					.of(this.directory,
							revision("1")
								.sqlUp("do $$ begin raise exception 'no' using errcode = '" + sqlState + "'; end $$"))
					.aludel(database.dataSource(), AludelSettings.defaults()
						.withTimeouts(TimeoutSettings.defaults().withRetries(1)))::upgrade);
		assertThat(failure).hasMessageEndingWith("""
				PostgreSQL: no (%s)
				The revision was rolled back; the database is still without revisions.
				%s""".formatted(sqlState, advice));
	}

	@Test
	void namesTheOperationForWhatCannotRunInATransaction(TestDatabase database) {
		RevisionFailedException failure = upgrade(database, FIRST,
				revision("2", "1").sqlUp("create index concurrently ix on tasks (id)"));
		assertThat(failure).hasMessage("""
				Revision 2 (db.migration.R2_Step2) failed at statement 1 (execute SQL):
				  create index concurrently ix on tasks (id)
				PostgreSQL: CREATE INDEX CONCURRENTLY cannot run inside a transaction block (25001)
				The revision was rolled back; the revision before it was completed and the database is at 1.
				Only createIndexConcurrently and dropIndexConcurrently run outside a transaction: use these \
				for an index, and run anything else of the kind by hand.""");
	}

	private RevisionFailedException upgrade(TestDatabase database, RevisionSource... revisions) {
		Aludel aludel = MigrationProject.of(this.directory, revisions).aludel(database.dataSource());
		RevisionFailedException failure = catchThrowableOfType(RevisionFailedException.class, aludel::upgrade);
		assertThat(failure).isNotNull();
		return failure;
	}

	private static List<String> columns(TestDatabase database) {
		return database.query("select attname from pg_attribute where attrelid = 'tasks'::regclass and attnum > 0 "
				+ "order by attnum");
	}

}

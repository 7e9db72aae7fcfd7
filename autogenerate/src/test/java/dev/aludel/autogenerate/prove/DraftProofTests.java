package dev.aludel.autogenerate.prove;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import javax.sql.DataSource;
import javax.tools.ToolProvider;

import com.zaxxer.hikari.HikariDataSource;
import dev.aludel.Operations;
import dev.aludel.autogenerate.draft.Draft;
import dev.aludel.autogenerate.draft.DraftRevision;
import dev.aludel.autogenerate.draft.DraftStep;
import dev.aludel.autogenerate.draft.DraftWriter;
import dev.aludel.autogenerate.draft.JavaSource;
import dev.aludel.autogenerate.reflection.SchemaReflector;
import dev.aludel.operation.Operation;
import dev.aludel.schema.DatabaseSchema;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static dev.aludel.Definitions.bigint;
import static dev.aludel.Definitions.column;
import static dev.aludel.Definitions.foreignKey;
import static dev.aludel.Definitions.index;
import static dev.aludel.Definitions.integer;
import static dev.aludel.Definitions.primaryKey;
import static dev.aludel.Definitions.varchar;
import static org.assertj.core.api.Assertions.assertThat;

@PostgresTest
class DraftProofTests {

	private static final ProofSettings IMPATIENT = new ProofSettings(Duration.ofMillis(200), Duration.ofSeconds(20));

	private static final SchemaCheck NOTHING_LEFT = (connection) -> List.of();

	private static final Consumer<Operations> NOTHING = (op) -> {
	};

	private TestDatabase database;

	/** Roles belong to the server, which other tests use, too. */
	private String role;

	private String owner;

	private List<String> catalogBefore;

	private DatabaseSchema before;

	@BeforeEach
	void fillTheDatabase(TestDatabase testDatabase) throws SQLException {
		this.database = testDatabase;
		this.role = "app_of_" + this.database.name();
		this.owner = "owner_of_" + this.database.name();
		this.database.execute("""
				create type mood as enum ('sad', 'happy');
				create table users (id bigint primary key);
				create table tasks (id bigint generated always as identity primary key, title text not null, mood mood);
				create index ix_tasks_title on tasks (title);
				insert into tasks (title) values ('one'), ('two'), ('three');
				create role %s login;
				create role %s;
				""".formatted(this.role, this.owner));
		remember();
	}

	@AfterEach
	void nothingIsLeft() {
		assertThat(catalog()).isEqualTo(this.catalogBefore);
	}

	@Test
	void aRightDraftIsProvenForwardAndBack() {
		ProofReport report = prove(draft((op) -> {
			op.addColumn("tasks", column("status", varchar(20)).notNull().defaultValue("'pending'"));
			op.createIndex("tasks", index("ix_tasks_status").on("status"));
		}, (op) -> {
			op.dropIndex("tasks", "ix_tasks_status");
			op.dropColumn("tasks", "status");
		}), (connection) -> query(connection,
				"select count(*) from tasks where status <> 'pending' having count(*) > 0"));
		assertThat(report.proven()).isTrue();
		assertThat(report.describe()).isEqualTo("Proven: compiled, applied (2 statements), compared (no difference), "
				+ "undone (2 statements), compared (as before).");
	}

	@Test
	void draftsThatFollowOneAnotherAreUndoneInReverse() {
		JavaSource first = draft(
				(op) -> op.createTable("labels", column("id", bigint()), primaryKey("pk_labels", "id")),
				(op) -> op.dropTable("labels"));
		JavaSource second = draft("2", (op) -> op.addColumn("labels", column("name", varchar(20))),
				(op) -> op.dropColumn("labels", "name"));
		ProofReport report = proof(this.database.dataSource()).prove(List.of(first, second), NOTHING_LEFT, asBefore());
		assertThat(report.proven()).isTrue();
	}

	@Test
	void whatTheUpgradeLeavesIsNamed() {
		ProofReport report = prove(draft(NOTHING, NOTHING), (connection) -> List.of("add column tasks.status"));
		assertThat(report.describe()).isEqualTo("""
				Disproven: After the upgrade, this is still to do:
				  add column tasks.status
				Done before that: compiled, applied (0 statements).""");
	}

	@Test
	void whatTheDowngradeForgetsIsNamed() {
		ProofReport report = prove(draft((op) -> {
			op.addColumn("tasks", column("status", varchar(20)));
			op.createIndex("users", index("ix_users_id").on("id"));
		}, (op) -> op.dropColumn("tasks", "status")), NOTHING_LEFT);
		assertThat(report.describe()).isEqualTo("""
				Disproven: After the downgrade, this is still to do to be as before:
				  drop index ix_users_id of users
				Done before that: compiled, applied (2 statements), compared (no difference), undone (1 statement).""");
	}

	@Test
	void aDraftThatFailsIsToldWithWhatTheServerSaid() {
		ProofReport report = prove(draft((op) -> {
			op.dropColumn("tasks", "title");
			op.addColumn("tasks", column("id", integer()));
		}, NOTHING), NOTHING_LEFT);
		assertThat(report.outcome()).isInstanceOf(ProofOutcome.Disproven.class);
		assertThat(report.describe()).isEqualTo("""
				Disproven: Add column tasks.id failed in the upgrade of R1_Draft:
				  alter table tasks add column id integer
				PostgreSQL: column "id" of relation "tasks" already exists (42701)
				The transaction was rolled back; the database is as it was.
				Correct the draft before it is applied.
				Done before that: compiled.""");
	}

	@Test
	void aFailureThatADraftHidesIsToldAllTheSame() {
		ProofReport report = prove(source("""
				try {
					op.dropTable("nowhere");
				}
				catch (RuntimeException ex) {
				}
				"""), NOTHING_LEFT);
		assertThat(report.describe()).startsWith("Disproven: Drop table nowhere failed in the upgrade of R1_Draft:");
	}

	@Test
	void anExceptionOfTheDraftIsTold() {
		ProofReport report = prove(source("""
				op.dropTable("users");
				throw new IllegalStateException("no");
				"""), NOTHING_LEFT);
		assertThat(report.describe()).isEqualTo("""
				Disproven: The upgrade of R1_Draft threw java.lang.IllegalStateException: no
				The transaction was rolled back; the database is as it was.
				Correct the draft before it is applied.
				Done before that: compiled.""");
	}

	@Test
	void aComparisonThatFailsIsToldAndLeavesNothing() {
		JavaSource draft = draft((op) -> op.dropTable("users"), NOTHING);
		ProofReport report = prove(draft, (connection) -> query(connection, "select * from nowhere"));
		assertThat(report.describe()).startsWith("""
				Not proven: The comparison after the upgrade failed:
				PostgreSQL: relation "nowhere" does not exist (42P01)
				""");
		ProofReport thrown = prove(draft, (connection) -> {
			throw new IllegalStateException("no");
		});
		assertThat(thrown.describe()).isEqualTo("""
				Not proven: The comparison after the upgrade failed: no
				The transaction was rolled back; the database is as it was.
				Done before that: compiled, applied (1 statement).""");
	}

	@Test
	void aBackendThatIsKilledLeavesNothing() {
		ProofReport report = prove(draft((op) -> op.dropTable("users"), (op) -> op.createSchema("never")),
				(connection) -> {
					String backend = query(connection, "select pg_backend_pid()").get(0);
					this.database.query("select pg_terminate_backend(" + backend + ", 10000)");
					return List.of();
				});
		assertThat(report.outcome()).isInstanceOf(ProofOutcome.Unproven.class);
		assertThat(report.describe()).isEqualTo("""
				Not proven: The comparison after the upgrade failed:
				PostgreSQL: terminating connection due to administrator command (57P01)
				The transaction was rolled back; the database is as it was.
				Draft again when the server is well.
				Done before that: compiled, applied (1 statement).""");
	}

	@Test
	void aConcurrentIndexIsProvenInItsTransactionalForm() {
		ProofReport report = prove(draft((op) -> {
			op.createIndexConcurrently("tasks", index("ix_tasks_mood").on("mood"));
			op.dropIndexConcurrently("tasks", "ix_tasks_title");
		}, (op) -> {
			op.createIndexConcurrently("tasks", index("ix_tasks_title").on("title"));
			op.dropIndexConcurrently("tasks", "ix_tasks_mood");
		}), NOTHING_LEFT);
		assertThat(report.proven()).isTrue();
		assertThat(report.remarks()).extracting(ProofRemark::text)
			.containsExactly(
					"create index ix_tasks_mood on tasks was proven in its transactional form, without concurrently",
					"drop index ix_tasks_title of tasks was proven in its transactional form, without concurrently",
					"create index ix_tasks_title on tasks was proven in its transactional form, without concurrently",
					"drop index ix_tasks_mood of tasks was proven in its transactional form, without concurrently");
	}

	@Test
	void whatCannotRunInATransactionIsNotProven() {
		ProofReport report = prove(draft((op) -> op.execute("vacuum tasks"), NOTHING), NOTHING_LEFT);
		assertThat(report.describe()).isEqualTo("""
				Not proven: Execute SQL failed in the upgrade of R1_Draft:
				  vacuum tasks
				PostgreSQL: VACUUM cannot run inside a transaction block (25001)
				The transaction was rolled back; the database is as it was.
				Try it on a database that may be spoilt.
				Done before that: compiled.""");
	}

	@Test
	void aNewEnumValueThatIsUsedAtOnceIsNotProven() {
		ProofReport report = prove(draft((op) -> {
			op.addEnumValue("mood", "glad");
			op.setDefault("tasks", "mood", "'glad'");
		}, NOTHING), NOTHING_LEFT);
		assertThat(report.outcome()).isInstanceOf(ProofOutcome.Unproven.class);
		assertThat(report.describe()).isEqualTo(
				"""
						Not proven: Set default of tasks.mood to 'glad' failed in the upgrade of R1_Draft:
						  alter table tasks alter column mood set default 'glad'
						PostgreSQL: unsafe use of new value "glad" of enum type mood (55P04)
						The transaction was rolled back; the database is as it was.
						An enum value can be used once the transaction that adds it has ended: add it in a revision of its own, \
						before the one that uses it.
						Done before that: compiled.""");
	}

	@Test
	void aChainIsProvenUpToWhereItsAuthorHasToCompleteIt() {
		Draft fill = Draft.of(DraftRevision.of("2", List.of("1"), "fill", "db.migration"), List.of(), List.of());
		List<JavaSource> chain = List.of(
				draft((op) -> op.addColumn("tasks", column("code", varchar(20))),
						(op) -> op.dropColumn("tasks", "code")),
				new DraftWriter()
					.write(fill.upgrade(List.of(new DraftStep.Complete("Say what code holds.", List.of())))),
				draft("3", (op) -> op.setNotNull("tasks", "code"), (op) -> op.dropNotNull("tasks", "code")));
		ProofReport report = proof(this.database.dataSource()).prove(chain, NOTHING_LEFT, asBefore());
		assertThat(report.describe()).isEqualTo("""
				Not proven: R2_Fill is incomplete: Say what code holds.
				The transaction was rolled back; the database is as it was.
				Complete it before the application starts.
				Done before that: compiled, applied (1 statement), undone (1 statement), compared (as before).""");
	}

	@Test
	void aDraftWithoutAWayBackIsProvenForwardOnly() {
		Draft draft = Draft.of(DraftRevision.of("1", List.of(), "draft", "db.migration"),
				record((op) -> op.dropColumn("tasks", "title")), List.of());
		JavaSource source = new DraftWriter()
			.write(draft.downgrade(List.of(DraftStep.irreversible("The titles are gone."))));
		ProofReport report = prove(source, NOTHING_LEFT);
		assertThat(report.describe()).isEqualTo("""
				Not proven: R1_Draft has no way back: The titles are gone.
				The transaction was rolled back; the database is as it was.
				Done before that: compiled, applied (1 statement), compared (no difference).""");
	}

	@Test
	void aLockedTableIsNotWaitedForLongAndItsHolderIsNamed() throws SQLException {
		try (Connection holder = this.database.dataSource().getConnection();
				Statement statement = holder.createStatement()) {
			holder.setAutoCommit(false);
			statement.execute("set application_name = 'board'");
			statement.execute("update tasks set title = 'held'");
			String pid = query(holder, "select pg_backend_pid()").get(0);
			ProofReport report = prove(draft((op) -> op.dropColumn("tasks", "title"), NOTHING), NOTHING_LEFT);
			assertThat(report.outcome()).isInstanceOf(ProofOutcome.Unproven.class);
			assertThat(report.describe().replaceAll("\\d\\d:\\d\\d:\\d\\d", "12:04:31")).isEqualTo(
					"""
							Not proven: Drop column tasks.title failed in the upgrade of R1_Draft: it did not get its lock within 200 ms.
							The transaction was rolled back; the database is as it was.
							tasks is locked (RowExclusiveLock) by pid %s (application "board", role postgres, idle in transaction) \
							since 12:04:31, last: select pg_backend_pid()
							Draft again when that transaction has ended.
							Done before that: compiled."""
						.formatted(pid));
			holder.rollback();
		}
	}

	@Test
	void aStatementThatTakesTooLongIsStopped() {
		DraftProof proof = proof(this.database.dataSource(),
				new ProofSettings(Duration.ofSeconds(3), Duration.ofMillis(100)));
		ProofReport report = proof.prove(List.of(draft((op) -> op.execute("select pg_sleep(60)"), NOTHING)),
				NOTHING_LEFT, asBefore());
		assertThat(report.describe()).isEqualTo("""
				Not proven: Execute SQL failed in the upgrade of R1_Draft: it took longer than 100 ms.
				The transaction was rolled back; the database is as it was.
				Prove it on a database with fewer rows.
				Done before that: compiled.""");
	}

	@Test
	void aRoleThatDoesNotOwnTheTableIsToldWhoseMemberToBecome() throws SQLException {
		this.database.execute("alter table tasks owner to " + this.owner);
		remember();
		assertThat(proveAsRole((op) -> op.dropColumn("tasks", "title"))).isEqualTo("""
				Not proven: Drop column tasks.title failed in the upgrade of R1_Draft:
				  alter table tasks drop column title
				PostgreSQL: must be owner of table tasks (42501)
				The transaction was rolled back; the database is as it was.
				Role %1$s lacks a privilege: grant %2$s to %1$s
				Done before that: compiled.""".formatted(this.role, this.owner));
	}

	@Test
	void nobodyIsToldToBecomeASuperuser() {
		assertThat(proveAsRole((op) -> op.dropColumn("tasks", "title")))
			.contains(lacks("alter table tasks owner to %s"));
		assertThat(proveAsRole((op) -> op.addEnumValue("mood", "glad"))).contains(lacks("alter type mood owner to %s"));
	}

	@Test
	void aRoleThatMayNotCreateIsToldWhatItNeeds() throws SQLException {
		// PostgreSQL 14 gives the right to everybody.
		this.database.execute("revoke create on schema public from public");
		this.database.execute(
				"create schema desk authorization %1$s; create table desk.notes (user_id bigint);".formatted(this.role)
						+ "alter table desk.notes owner to " + this.role);
		remember();
		assertThat(proveAsRole((op) -> op.createTable("labels", column("id", bigint()))))
			.contains("PostgreSQL: permission denied for schema public (42501)")
			.contains(lacks("grant usage, create on schema public to %s"));
		assertThat(proveAsRole((op) -> op.createSchema("audit")))
			.contains(lacks("grant create on database " + this.database.name() + " to %s"));
		assertThat(proveAsRole((op) -> op.addForeignKey("desk.notes",
				foreignKey("fk_notes_user", "user_id").references("users", "id"))))
			.contains(lacks("grant references on users to %s"));
		assertThat(proveAsRole((op) -> op.execute("select * from users")))
			.contains("PostgreSQL: permission denied for table users (42501)")
			.contains("\nGive role " + this.role + " the privilege that is missing.\n");
		this.database.execute("drop schema desk cascade");
		remember();
	}

	@Test
	void aRoleThatMayNotCreateTemporaryTablesIsToldWhatItNeeds() {
		this.database.execute("revoke temporary on database " + this.database.name() + " from public");
		ProofReport report = proof(this.database.dataSource(this.role)).prove(List.of(draft(NOTHING, NOTHING)),
				NOTHING_LEFT, asBefore());
		assertThat(report.describe()).isEqualTo("""
				Not proven: The proof could not begin.
				PostgreSQL: permission denied to create temporary tables in database "%1$s" (42501)
				The database was not touched.
				Role %2$s lacks a privilege: grant temporary on database %1$s to %2$s
				Done before that: compiled.""".formatted(this.database.name(), this.role));
	}

	@Test
	void aDatabaseThatCannotBeReachedIsTold() {
		ProofReport report = proof(this.database.dataSource("nobody")).prove(List.of(draft(NOTHING, NOTHING)),
				NOTHING_LEFT, asBefore());
		assertThat(report.describe()).isEqualTo("""
				Not proven: The proof could not begin.
				PostgreSQL: role "nobody" does not exist (28000)
				The database was not touched.
				Done before that: compiled.""");
	}

	@Test
	void nothingThatADraftDoesCommits() {
		String endOfTransaction = """
				Disproven: The upgrade of R1_Draft tried to end its transaction.
				The transaction was rolled back; the database is as it was.
				Leave that to the engine: it commits after the migration and rolls back when it throws.
				Done before that: compiled.""";
		for (String attempt : List.of("op.connection().commit();", "op.connection().rollback();",
				"op.connection().close();", "op.connection().setAutoCommit(true);", "op.execute(\"commit\");",
				"op.execute(\"do $$ begin end $$; commit\");", "op.execute(\"rollback\");",
				"op.connection().createStatement().getConnection().commit();",
				"op.connection().createStatement().execute(\"end\");")) {
			ProofReport report = prove(source("""
					op.dropTable("users");
					try {
						%s
					}
					catch (Exception ex) {
						throw new IllegalStateException(ex);
					}
					""".formatted(attempt)), NOTHING_LEFT);
			assertThat(report.describe()).as(attempt).isEqualTo(endOfTransaction);
			assertThat(catalog()).as(attempt).isEqualTo(this.catalogBefore);
		}
	}

	@Test
	void nothingIsWrittenBehindTheEndOfTheTransaction() {
		ProofReport report = prove(source("""
				try (java.sql.Statement statement = op.connection().createStatement()) {
					statement.execute("rollback");
					statement.execute("drop table users");
					statement.execute("commit");
				}
				catch (java.sql.SQLException ex) {
					throw new IllegalStateException(ex);
				}
				"""), NOTHING_LEFT);
		assertThat(report.describe()).startsWith("Not proven: The upgrade of R1_Draft failed:\n"
				+ "PostgreSQL: cannot execute DROP TABLE in a read-only transaction (25006)\n");
	}

	@Test
	void aCheckCannotCommitEither() {
		ProofReport report = prove(draft((op) -> op.dropTable("users"), NOTHING), (connection) -> {
			connection.commit();
			return List.of();
		});
		assertThat(report.outcome()).isInstanceOf(ProofOutcome.Unproven.class);
	}

	@Test
	void savepointsOfADraftAreItsOwnBusiness() {
		ProofReport report = prove(source("""
				try {
					java.sql.Savepoint savepoint = op.connection().setSavepoint();
					op.dropTable("users");
					op.connection().rollback(savepoint);
				}
				catch (java.sql.SQLException ex) {
					throw new IllegalStateException(ex);
				}
				"""), NOTHING_LEFT);
		assertThat(report.proven()).isTrue();
	}

	@Test
	void aSequenceThatADraftSetsBackStandsWhereItStood() {
		String position = "select last_value from tasks_id_seq";
		assertThat(this.database.query(position)).containsExactly("3");
		ProofReport report = prove(draft((op) -> op.execute("select setval('tasks_id_seq', 1)"), NOTHING),
				NOTHING_LEFT);
		assertThat(report.proven()).isTrue();
		assertThat(this.database.query(position)).containsExactly("3");
	}

	@Test
	void aSequenceThatADraftSetsBackStandsWhereItStoodAlsoWhenTheBackendIsKilled() {
		prove(draft((op) -> op.execute("select setval('tasks_id_seq', 1)"), NOTHING), (connection) -> {
			String backend = query(connection, "select pg_backend_pid()").get(0);
			this.database.query("select pg_terminate_backend(" + backend + ", 10000)");
			return List.of();
		});
		assertThat(this.database.query("select last_value from tasks_id_seq")).containsExactly("3");
	}

	@Test
	void aPoolOfOneConnectionIsEnoughAndGetsItBackAsItWas() throws SQLException {
		try (HikariDataSource pool = new HikariDataSource()) {
			pool.setDataSource(this.database.dataSource());
			pool.setMaximumPoolSize(1);
			pool.setConnectionTimeout(5000);
			DraftProof proof = proof(pool);
			JavaSource right = draft((op) -> op.dropTable("users"),
					(op) -> op.createTable("users", column("id", bigint()).notNull(), primaryKey("users_pkey", "id")));
			assertThat(proof.prove(List.of(right), NOTHING_LEFT, asBefore()).proven()).isTrue();
			JavaSource wrong = draft((op) -> op.dropTable("nowhere"), NOTHING);
			assertThat(proof.prove(List.of(wrong), NOTHING_LEFT, asBefore()).proven()).isFalse();
			try (Connection connection = pool.getConnection()) {
				assertThat(connection.getAutoCommit()).isTrue();
				assertThat(query(connection, "select current_setting('lock_timeout')")).containsExactly("0");
				assertThat(query(connection, "select to_regclass('pg_temp.aludel_proof')")).containsExactly("null");
			}
		}
	}

	@Test
	void aDraftThatIsNoJavaIsToldWithItsErrors() {
		ProofReport report = prove(source("op.fly(\"tasks\");\nint x = \"\";"), NOTHING_LEFT);
		assertThat(report.describe()).isEqualTo(
				"""
						Disproven: The draft does not compile. The database was not touched.
						  R1_Draft.java:7: cannot find symbol symbol:   method fly(java.lang.String) location: variable op of type \
						dev.aludel.Operations
						  R1_Draft.java:8: incompatible types: java.lang.String cannot be converted to int
						Done before that: nothing.""");
	}

	@Test
	void aDraftThatIsNoMigrationIsTold() {
		JavaSource source = new JavaSource("db.migration", "R1_Draft",
				"package db.migration; public class R1_Draft { }");
		assertThat(prove(source, NOTHING_LEFT).describe())
			.startsWith("Disproven: The draft compiles but is no migration: java.lang.ClassCastException");
	}

	@Test
	void aJavaRuntimeWithoutACompilerIsTold() {
		DraftProof proof = new DraftProof(this.database.dataSource(), getClass().getClassLoader(), "", IMPATIENT, null);
		assertThat(proof.prove(List.of(draft(NOTHING, NOTHING)), NOTHING_LEFT, asBefore()).describe()).isEqualTo("""
				Not proven: The Java runtime in %s has no compiler.
				The database was not touched.
				Run this with a JDK.
				Done before that: nothing.""".formatted(System.getProperty("java.home")));
	}

	@Test
	void aLongListOfDifferencesIsCutWithACount() {
		List<String> differences = new ArrayList<>();
		for (int number = 1; number <= 12; number++) {
			differences.add("drop table t" + number);
		}
		assertThat(prove(draft(NOTHING, NOTHING), (connection) -> differences).describe())
			.endsWith("  drop table t10\n  and 2 more\nDone before that: compiled, applied (0 statements).");
	}

	private ProofReport prove(JavaSource draft, SchemaCheck afterUpgrade) {
		return proof(this.database.dataSource()).prove(List.of(draft), afterUpgrade, asBefore());
	}

	private String proveAsRole(Consumer<Operations> upgrade) {
		return proof(this.database.dataSource(this.role))
			.prove(List.of(draft(upgrade, NOTHING)), NOTHING_LEFT, asBefore())
			.describe();
	}

	private String lacks(String grant) {
		return "\nRole " + this.role + " lacks a privilege: " + grant.formatted(this.role) + "\n";
	}

	private static DraftProof proof(DataSource dataSource) {
		return proof(dataSource, IMPATIENT);
	}

	private static DraftProof proof(DataSource dataSource, ProofSettings settings) {
		return new DraftProof(dataSource, DraftProofTests.class.getClassLoader(), System.getProperty("java.class.path"),
				settings, ToolProvider.getSystemJavaCompiler());
	}

	private SchemaCheck asBefore() {
		return new SchemaChecks(List.of("public")).asBefore(this.before);
	}

	private void remember() throws SQLException {
		this.catalogBefore = catalog();
		try (Connection connection = this.database.connect()) {
			this.before = new SchemaReflector().reflect(connection, List.of("public")).schema();
		}
	}

	/**
	 * Every row of the catalog that is not PostgreSQL's own, with the transaction that
	 * wrote it.
	 */
	private List<String> catalog() {
		return this.database
			.query("""
					select 'class', c.xmin, c.oid, relname, relowner, relacl from pg_class c
					where relnamespace not in ('pg_catalog'::regnamespace, 'pg_toast'::regnamespace, 'information_schema'::regnamespace)
					union all select 'column', a.xmin, attrelid, attname, atttypid, null from pg_attribute a where attrelid >= 16384
					union all select 'default', d.xmin, d.oid, pg_get_expr(adbin, adrelid), adnum, null from pg_attrdef d
					union all select 'constraint', c.xmin, c.oid, conname, conrelid, null from pg_constraint c where c.oid >= 16384
					union all select 'index', i.xmin, indexrelid, indkey::text, indrelid, null from pg_index i where indexrelid >= 16384
					union all select 'type', t.xmin, t.oid, typname, typowner, null from pg_type t where t.oid >= 16384
					union all select 'enum', e.xmin, e.oid, enumlabel, enumtypid, null from pg_enum e
					union all select 'schema', n.xmin, n.oid, nspname, nspowner, nspacl from pg_namespace n
					union all select 'row', t.xmin, t.id, title, 0, null from tasks t
					order by 1, 3, 4
					""");
	}

	private static List<String> query(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement(); var rows = statement.executeQuery(sql)) {
			List<String> values = new ArrayList<>();
			while (rows.next()) {
				@Nullable String value = rows.getString(1);
				values.add(String.valueOf(value));
			}
			return values;
		}
	}

	private static JavaSource source(String upgrade) {
		return new JavaSource("db.migration", "R1_Draft", """
				package db.migration;
				import dev.aludel.*;
				@Revision(id = "1")
				public class R1_Draft implements Migration {
					@Override
					public void upgrade(Operations op) {
				%s
					}
					@Override
					public void downgrade(Operations op) {
					}
				}
				""".formatted(upgrade));
	}

	private static JavaSource draft(Consumer<Operations> upgrade, Consumer<Operations> downgrade) {
		return draft("1", upgrade, downgrade);
	}

	private static JavaSource draft(String id, Consumer<Operations> upgrade, Consumer<Operations> downgrade) {
		return new DraftWriter().write(
				Draft.of(DraftRevision.of(id, List.of(), "draft", "db.migration"), record(upgrade), record(downgrade)));
	}

	private static List<Operation> record(Consumer<Operations> way) {
		List<Operation> operations = new ArrayList<>();
		way.accept(new Operations(new Operations.Target() {

			@Override
			public void apply(Operation operation) {
				operations.add(operation);
			}

			@Override
			public Connection connection() {
				throw new UnsupportedOperationException();
			}

		}));
		return operations;
	}

}

package dev.aludel.migrate;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

import dev.aludel.schema.QualifiedName;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.aludel.migrate.RevisionSource.revision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

@PostgresTest
class EnsureTablesTests {

	private static final List<QualifiedName> ALL = List.of(new QualifiedName("public", "aludel_revision"),
			new QualifiedName("public", "aludel_history"), new QualifiedName("public", "aludel_progress"));

	private static final String WITHOUT_KEYS = "alter table aludel_progress drop last_key, drop end_key, drop batches, drop updated_rows";

	private static final String KEYS = """
			select attname || ' ' || format_type(atttypid, null) from pg_attribute
			where attrelid = 'aludel_progress'::regclass and (attname like '%key' or attname in ('batches', 'updated_rows')) and not attisdropped
			order by attnum""";

	private final MigrationProject project;

	EnsureTablesTests(@TempDir Path directory) {
		this.project = MigrationProject.of(directory, revision("1").sqlUp("create table a (x int)"));
	}

	@Test
	void createsTheTablesAndRunsNothing(TestDatabase database) {
		Aludel aludel = this.project.aludel(database.dataSource());
		assertThat(aludel.ensureTables()).containsExactlyElementsOf(ALL);
		assertThat(aludel.state().heads()).isEmpty();
		assertThat(database.query("select relname from pg_class where relname like 'aludel%' and relkind = 'r' "
				+ "or relname = 'a' order by 1"))
			.containsExactly("aludel_history", "aludel_progress", "aludel_revision");
	}

	@Test
	void createsOnlyWhatIsMissing(TestDatabase database) {
		Aludel aludel = this.project.aludel(database.dataSource());
		aludel.upgrade();
		database.execute("drop table aludel_progress");
		assertThat(aludel.ensureTables()).containsExactly(ALL.get(2));
		assertThat(aludel.state().heads()).containsExactly("1");
	}

	@Test
	void addsTheColumnsThatAnOlderTableLacks(TestDatabase database) {
		Aludel aludel = this.project.aludel(database.dataSource());
		aludel.ensureTables();
		database.execute(WITHOUT_KEYS);
		assertThat(aludel.state().pending()).hasSize(1);
		assertThat(aludel.ensureTables()).isEmpty();
		assertThat(database.query(KEYS)).containsExactly("last_key text[]", "end_key text[]", "batches integer",
				"updated_rows bigint");
	}

	@Test
	void aRunAddsTheColumnsThatAnOlderTableLacks(TestDatabase database) {
		Aludel aludel = this.project.aludel(database.dataSource());
		aludel.ensureTables();
		database.execute(WITHOUT_KEYS);
		assertThat(aludel.upgrade().heads()).containsExactly("1");
		assertThat(database.query(KEYS)).containsExactly("last_key text[]", "end_key text[]", "batches integer",
				"updated_rows bigint");
	}

	@Test
	void aRunWithNothingToDoIsContentWithAnOlderTable(TestDatabase database) {
		Aludel aludel = this.project.aludel(database.dataSource());
		aludel.upgrade();
		database.execute(WITHOUT_KEYS);
		assertThat(aludel.upgrade().revisions()).isEmpty();
		assertThat(database.query(KEYS)).isEmpty();
	}

	@Test
	void tellsTheOwnerWhichColumnsToAdd(TestDatabase database) {
		this.project.aludel(database.dataSource()).ensureTables();
		database.execute(WITHOUT_KEYS);
		String role = "runner_" + database.name();
		database.execute("create role " + role + " login; grant select, insert, update, delete on aludel_revision, "
				+ "aludel_history, aludel_progress to " + role);
		try {
			Aludel limited = this.project.aludel(database.dataSource(role));
			BookkeepingException refusal = catchThrowableOfType(BookkeepingException.class, limited::upgrade);
			assertThat(refusal).hasMessage("""
					The bookkeeping tables of database %s cannot be used by role %s.
					PostgreSQL: must be owner of table aludel_progress (42501)
					Nothing was run.
					Let the owner of the table run: alter table public.aludel_progress \
					add column if not exists last_key text[], add column if not exists end_key text[], \
					add column if not exists batches integer, add column if not exists updated_rows bigint"""
				.formatted(refusal.database(), role));
		}
		finally {
			database.execute("drop owned by " + role + "; drop role " + role);
		}
	}

	@Test
	void takesNoLockWhenAllAreThere(TestDatabase database) throws Exception {
		Aludel aludel = this.project.aludel(database.dataSource(),
				AludelSettings.defaults().withLockWait(Duration.ZERO));
		aludel.ensureTables();
		try (Connection other = database.connect(); Statement statement = other.createStatement()) {
			statement.execute("select pg_advisory_lock(" + MigrationLock.key(ALL.get(0)) + ")");
			assertThat(aludel.ensureTables()).isEmpty();
			database.execute("drop table aludel_history");
			assertThatExceptionOfType(LockNotObtainedException.class).isThrownBy(aludel::ensureTables);
		}
	}

	@Test
	void letsARoleMigrateThatMayNotCreateThem(TestDatabase database) {
		String role = "runner_" + database.name();
		database.execute("create role " + role + " login; create schema work authorization " + role);
		database.execute("revoke create on schema public from public");
		BookkeepingTables tables = BookkeepingTables.defaults().inSchema("public");
		AludelSettings settings = AludelSettings.defaults().withTables(tables);
		MigrationProject inWork = this.project;
		try {
			Aludel limited = inWork.aludel(database.dataSource(role), settings);
			assertThatExceptionOfType(BookkeepingException.class).isThrownBy(limited::ensureTables)
				.withMessageContaining("grant usage, create on schema public to " + role);
			inWork.aludel(database.dataSource(), settings).ensureTables();
			database.execute("grant select, insert, update, delete on aludel_revision, aludel_history, "
					+ "aludel_progress to " + role);
			assertThat(limited.ensureTables()).isEmpty();
			assertThat(limited.stamp(List.of("1")).heads()).containsExactly("1");
		}
		finally {
			database.execute("drop owned by " + role + "; drop role " + role);
		}
	}

	@Test
	void refusesAReadOnlyDatabase(TestDatabase database) {
		database.execute("alter database " + database.name() + " set default_transaction_read_only = on");
		assertThatExceptionOfType(ReadOnlyDatabaseException.class)
			.isThrownBy(() -> this.project.aludel(database.dataSource()).ensureTables());
	}

	@Test
	void namesATableOfSomebodyElse(TestDatabase database) {
		database.execute("create table aludel_revision (id int, revision int, message text, checksum text)");
		Aludel aludel = this.project.aludel(database.dataSource());
		ForeignTableException refusal = catchThrowableOfType(ForeignTableException.class, aludel::ensureTables);
		assertThat(refusal).hasMessage("""
				public.aludel_revision in database %s is not the bookkeeping table that its name says: \
				its column revision is integer and not text, it has no column revises, it has no column depends_on \
				and it has no column applied_at.
				Nothing was run.
				Give the bookkeeping table another name with aludel.tables.revision, or rename what is there."""
			.formatted(refusal.database()));
		assertThat(refusal.table()).isEqualTo(ALL.get(0));
		assertThat(refusal.differences()).hasSize(4).first().isEqualTo("its column revision is integer and not text");
		for (Runnable call : List.<Runnable>of(aludel::upgrade, aludel::state, aludel::history,
				() -> aludel.downgrade("base"), () -> aludel.stamp(List.of("1")))) {
			assertThatExceptionOfType(ForeignTableException.class).isThrownBy(call::run)
				.withMessage(refusal.getMessage());
		}
		assertThat(database.query("select to_regclass('a'), to_regclass('aludel_history')")).containsExactly("∅|∅");
	}

	@ParameterizedTest
	@CsvSource({ "view, a view", "materialized view, a materialized view" })
	void namesAnotherKindOfRelation(String kind, String description, TestDatabase database) {
		database.execute("create " + kind + " aludel_progress as select 1 as x");
		assertThatExceptionOfType(ForeignTableException.class)
			.isThrownBy(() -> this.project.aludel(database.dataSource()).ensureTables())
			.satisfies((ex) -> assertThat(ex.differences()).containsExactly("it is " + description));
	}

	@Test
	void runsNothingWhenOnlyTheHistoryIsOfSomebodyElse(TestDatabase database) {
		database.execute("create table aludel_history (id bigint)");
		Aludel aludel = this.project.aludel(database.dataSource());
		assertThatExceptionOfType(ForeignTableException.class).isThrownBy(aludel::upgrade)
			.withMessageContaining("aludel.tables.history");
		assertThatExceptionOfType(ForeignTableException.class).isThrownBy(aludel::history);
		assertThat(database.query("select to_regclass('a'), to_regclass('aludel_revision')")).containsExactly("∅|∅");
	}

}

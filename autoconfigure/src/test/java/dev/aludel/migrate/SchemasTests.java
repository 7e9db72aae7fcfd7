package dev.aludel.migrate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import javax.sql.DataSource;

import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

import static dev.aludel.migrate.RevisionSource.revision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Schemas that are created when they are missing.
 */
@PostgresTest
class SchemasTests {

	private final Path directory;

	SchemasTests(@TempDir Path directory) {
		this.directory = directory;
	}

	@Test
	void missingOnesAreCreatedBeforeAnythingElse(TestDatabase database) {
		aludel(database.dataSource(), tables("ops"), "audit", "ops", "x\"; drop table y; --").upgrade();
		assertThat(schemas(database)).containsExactly("audit", "ops", "public", "x\"; drop table y; --");
		assertThat(database.query("select revision from ops.aludel_revision")).containsExactly("1");
	}

	@Test
	void schemaOfTheHistoryTablesIsNotCreatedUnlessAsked(TestDatabase database) {
		assertThatExceptionOfType(BookkeepingException.class)
			.isThrownBy(() -> aludel(database.dataSource(), tables("ops")).upgrade())
			.withMessageContaining("Create it: create schema ops");
		assertThat(schemas(database)).containsExactly("public");
	}

	@Test
	void theFirstOneIsNotMadeTheCurrentOne(TestDatabase database) {
		aludel(database.dataSource(), BookkeepingTables.defaults(), "audit").upgrade();
		assertThat(database.query("select schemaname from pg_tables where tablename in ('notes', 'aludel_revision')"))
			.containsOnly("public");
	}

	@Test
	void theCurrentOneOfTheConnectionIsCreatedAndUsed(TestDatabase database) {
		DataSource app = currentSchema(database, "app");
		Aludel aludel = aludel(app, BookkeepingTables.defaults(), "app");
		assertThat(aludel.state().pending()).hasSize(1);
		assertThat(aludel.plan("head").revisions()).hasSize(1);
		aludel.upgrade();
		assertThat(database.query("select schemaname from pg_tables where tablename in ('notes', 'aludel_revision')"))
			.hasSize(2)
			.containsOnly("app");
	}

	@Test
	void oneThatComesLaterIsCreatedThoughNothingIsPending(TestDatabase database) {
		aludel(database.dataSource(), BookkeepingTables.defaults()).upgrade();
		aludel(database.dataSource(), BookkeepingTables.defaults(), "audit").upgrade();
		assertThat(schemas(database)).contains("audit");
		assertThat(database.query("select action from aludel_history")).hasSize(1);
	}

	@Test
	void aStartWithNothingToDoTakesTwoStatements(TestDatabase database) {
		Aludel aludel = aludel(database.dataSource(), tables("ops"), "audit", "ops");
		aludel.upgrade();
		try (WireLog wire = new WireLog()) {
			aludel.upgrade();
			assertThat(wire.statements()).hasSize(2);
		}
	}

	@Test
	void oneThatIsThereNeedsNoPrivilege(TestDatabase database) {
		role(database, "schemas_guest");
		database.execute("create schema app; grant usage, create on schema app to schemas_guest");
		aludel(database.dataSource("schemas_guest"), tables("app"), "app").upgrade();
		assertThat(database.query("select revision from app.aludel_revision")).containsExactly("1");
	}

	@Test
	void oneThatMayNotBeCreatedIsNamedWithTheMissingPrivilege(TestDatabase database) {
		role(database, "schemas_guest");
		assertThatExceptionOfType(SchemaCreationException.class)
			.isThrownBy(() -> aludel(database.dataSource("schemas_guest"), tables("ops"), "ops").upgrade())
			.withMessage(
					"""
							Schema ops is missing in database %1$s on localhost:%2$s and cannot be created.
							PostgreSQL: permission denied for database %1$s (42501)
							Nothing was run.
							Let another role create it: create schema ops authorization schemas_guest, or let this one: grant create on database %1$s to schemas_guest"""
						.formatted(database.name(), port(database)));
	}

	@Test
	void theTablesOfTheHistoryCanBeCreatedAloneInANewSchema(TestDatabase database) {
		assertThat(aludel(database.dataSource(), tables("ops"), "ops").ensureTables()).hasSize(3);
		assertThat(schemas(database)).contains("ops");
	}

	@Test
	void aDryRunLeavesNoneBehind(TestDatabase database) {
		Aludel aludel = aludel(currentSchema(database, "app"), BookkeepingTables.defaults(), "app");
		DryRunReport report = aludel.dryRun("head");
		assertThat(report.revisions()).hasSize(1);
		assertThat(report.headsReached()).containsExactly("1");
		assertThat(schemas(database)).containsExactly("public");
	}

	@Test
	void aScriptCreatesThemWhereTheyAreMissing(TestDatabase database) {
		String script = aludel(database.dataSource(), tables("ops"), "ops").script("head");
		assertThat(script).contains("where nspname = 'ops') then", "create schema ops;");
	}

	@Test
	void severalThatStartTogetherCreateOne(TestDatabase database) throws Exception {
		MigrationProject project = MigrationProject.of(this.directory, notes());
		ExecutorService threads = Executors.newFixedThreadPool(8);
		try {
			List<Future<RunReport>> runs = new ArrayList<>();
			for (int instance = 0; instance < 8; instance++) {
				runs.add(threads
					.submit(() -> project.aludel(database.dataSource(), settings(tables("ops"), "ops", "audit"))
						.upgrade()));
			}
			for (Future<RunReport> run : runs) {
				assertThat(run.get().heads()).containsExactly("1");
			}
		}
		finally {
			threads.shutdownNow();
		}
		assertThat(database.query("select action from ops.aludel_history")).hasSize(1);
	}

	@Test
	void aStartOnADatabaseThatCannotBeWrittenSaysWhatItLacks(TestDatabase database) {
		PGSimpleDataSource readOnly = (PGSimpleDataSource) database.dataSource();
		readOnly.setOptions("-c default_transaction_read_only=on");
		assertThatExceptionOfType(ReadOnlyDatabaseException.class)
			.isThrownBy(() -> aludel(readOnly, tables("ops"), "ops").upgrade())
			.satisfies((refusal) -> assertThat(refusal.pending()).containsExactly("1"));
		AludelSettings warning = settings(tables("ops"), "ops");
		RunReport report = MigrationProject.of(this.directory, notes())
			.aludel(readOnly, warning.withRun(warning.run().withStandby(StandbyAction.WARN)))
			.upgrade();
		assertThat(report.pending()).containsExactly("1");
	}

	private Aludel aludel(DataSource dataSource, BookkeepingTables tables, String... schemas) {
		return MigrationProject.of(this.directory, notes()).aludel(dataSource, settings(tables, schemas));
	}

	private static RevisionSource notes() {
		return revision("1").sqlUp("""
				do $do$ begin if has_schema_privilege(current_schema(), 'create') then \
				create table notes (); end if; end $do$""");
	}

	private static AludelSettings settings(BookkeepingTables tables, String... schemas) {
		return AludelSettings.defaults()
			.withTables(tables)
			.withRun(RunSettings.defaults().withSchemas(List.of(schemas)));
	}

	private static BookkeepingTables tables(String schema) {
		return BookkeepingTables.defaults().inSchema(schema);
	}

	private static DataSource currentSchema(TestDatabase database, String schema) {
		PGSimpleDataSource dataSource = (PGSimpleDataSource) database.dataSource();
		dataSource.setCurrentSchema(schema);
		return dataSource;
	}

	private static List<String> schemas(TestDatabase database) {
		return database.query(
				"select nspname from pg_namespace where nspname not like 'pg\\_%' and nspname <> 'information_schema' order by 1");
	}

	private static void role(TestDatabase database, String role) {
		database.execute("""
				do $$ begin create role %s login; exception when duplicate_object then null; end $$""".formatted(role));
	}

	private static String port(TestDatabase database) {
		return database.url().replaceAll(".*:(\\d+)/.*", "$1");
	}

}

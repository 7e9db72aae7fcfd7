package dev.aludel.migrate;

import java.nio.file.Path;
import java.util.List;

import dev.aludel.schema.QualifiedName;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.aludel.migrate.RevisionSource.revision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

@PostgresTest
class BookkeepingTablesTests {

	private final MigrationProject project;

	private final Path directory;

	BookkeepingTablesTests(@TempDir Path directory) {
		this.directory = directory;
		this.project = MigrationProject.of(directory, revision("1").sqlUp("create table a (x int)"),
				revision("2", "1").up("op.createIndexConcurrently(\"a\", index(\"ix_a_x\").on(\"x\"));")
					.down("op.dropIndexConcurrently(\"a\", \"ix_a_x\");"));
	}

	@Test
	void mayHaveAnyNameInAnySchema(TestDatabase database) {
		database.execute("create schema \"Ops Team\"");
		BookkeepingTables tables = new BookkeepingTables(new QualifiedName("Ops Team", "x\"; drop table a; --"),
				new QualifiedName("Ops Team", "select"), new QualifiedName("Ops Team", "Fortschritt"));
		Aludel aludel = this.project.aludel(database.dataSource(), AludelSettings.defaults().withTables(tables));
		aludel.upgrade();
		aludel.downgrade("1");
		assertThat(aludel.upgrade().heads()).containsExactly("2");
		assertThat(aludel.upgrade().revisions()).isEmpty();
		assertThat(aludel.state().applied()).hasSize(2);
		assertThat(aludel.history()).hasSize(4);
		assertThat(database.query("""
				select relname from pg_class
				where relnamespace = '"Ops Team"'::regnamespace and relkind = 'r' order by relname"""))
			.containsExactly("Fortschritt", "select", "x\"; drop table a; --");
		assertThat(database.query("select to_regclass('public.aludel_revision')")).containsExactly("∅");
	}

	@Test
	void areThoseOfTheCurrentSchemaOnly(TestDatabase database) {
		this.project.aludel(database.dataSource()).upgrade();
		database.execute("create schema app");
		database.execute("alter database " + database.name() + " set search_path = app, public");
		MigrationProject other = MigrationProject.of(this.directory, revision("7").sqlUp("create table b (x int)"));
		AludelSettings settings = AludelSettings.defaults().withTables(BookkeepingTables.defaults().inSchema("app"));
		assertThat(other.aludel(database.dataSource(), settings).upgrade().heads()).containsExactly("7");
		assertThat(other.aludel(database.dataSource()).upgrade().heads()).containsExactly("7");
		assertThat(database.query("select revision from app.aludel_revision")).containsExactly("7");
		assertThat(database.query("select revision from public.aludel_revision order by 1")).containsExactly("1", "2");
	}

	@Test
	void areNotForgottenWhenAnotherSchemaBecomesTheCurrentOne(TestDatabase database) {
		this.project.aludel(database.dataSource()).upgrade();
		database.execute("do $$ begin execute format('create schema %I', current_user); end $$");
		String schema = database.query("select current_schema()").get(0);
		Aludel aludel = this.project.aludel(database.dataSource());
		BookkeepingElsewhereException refusal = catchThrowableOfType(BookkeepingElsewhereException.class,
				aludel::upgrade);
		assertThat(refusal).hasMessage("""
				The current schema of database %1$s is %2$s, which has no table aludel_revision; \
				schema public on the search_path has one.
				Nothing was run.
				Say where it shall be: aludel.tables.schema=public to go on with the one that is there, or \
				aludel.tables.schema=%2$s to begin anew.""".formatted(refusal.database(), schema));
		assertThat(refusal.currentSchema()).isEqualTo(schema).isNotEqualTo("public");
		assertThat(refusal.foundSchema()).isEqualTo("public");
		assertThat(catchThrowableOfType(BookkeepingElsewhereException.class, aludel::state)).isNotNull();
		Aludel told = this.project.aludel(database.dataSource(),
				AludelSettings.defaults().withTables(BookkeepingTables.defaults().inSchema("public")));
		assertThat(told.upgrade().revisions()).isEmpty();
	}

	@Test
	void needASchemaThatExists(TestDatabase database) {
		Aludel aludel = this.project.aludel(database.dataSource(),
				AludelSettings.defaults().withTables(BookkeepingTables.defaults().inSchema("nowhere")));
		BookkeepingException refusal = catchThrowableOfType(BookkeepingException.class, aludel::upgrade);
		assertThat(refusal).hasMessage("""
				The bookkeeping tables of database %s cannot be used.
				PostgreSQL: schema "nowhere" does not exist (3F000)
				Nothing was run.
				Create it: create schema nowhere""".formatted(refusal.database()));
		assertThat(database.query("select to_regclass('a')")).containsExactly("∅");
	}

	@Test
	void needASearchPathThatLeadsSomewhere(TestDatabase database) {
		database.execute("alter database " + database.name() + " set search_path = nowhere");
		Aludel aludel = this.project.aludel(database.dataSource());
		NoCurrentSchemaException refusal = catchThrowableOfType(NoCurrentSchemaException.class, aludel::upgrade);
		assertThat(refusal).hasMessage("""
				No schema of the search_path exists in database %s, or the role may use none of them.
				Nothing was run.
				Create the schema, or add currentSchema=<schema> to the URL of the data source."""
			.formatted(refusal.database()));
	}

	@Test
	void needTheRightToCreateThem(TestDatabase database) {
		// PostgreSQL 14 gives the right to everybody.
		database.execute("revoke create on schema public from public; create role clerk_" + database.name() + " login");
		Aludel aludel = this.project.aludel(database.dataSource("clerk_" + database.name()));
		BookkeepingException refusal = catchThrowableOfType(BookkeepingException.class, aludel::upgrade);
		assertThat(refusal).hasMessage("""
				The bookkeeping tables of database %1$s cannot be used by role clerk_%2$s.
				PostgreSQL: permission denied for schema public (42501)
				Nothing was run.
				Let the role create them: grant usage, create on schema public to clerk_%2$s"""
			.formatted(refusal.database(), database.name()));
		assertThat(refusal.error().sqlState()).isEqualTo("42501");
	}

	@Test
	void needTheRightToReadThem(TestDatabase database) {
		this.project.aludel(database.dataSource()).upgrade();
		database.execute("create role clerk_" + database.name() + " login");
		Aludel aludel = this.project.aludel(database.dataSource("clerk_" + database.name()));
		BookkeepingException refusal = catchThrowableOfType(BookkeepingException.class, aludel::upgrade);
		assertThat(refusal).hasMessage("""
				The bookkeeping tables of database %1$s cannot be used by role clerk_%2$s.
				PostgreSQL: permission denied for table aludel_progress (42501)
				Nothing was run.
				Let the role use them: grant select, insert, update, delete on public.aludel_revision, \
				public.aludel_history, public.aludel_progress to clerk_%2$s""".formatted(refusal.database(),
				database.name()));
	}

	@Test
	void needTheRightToUseTheirSchema(TestDatabase database) {
		AludelSettings settings = AludelSettings.defaults()
			.withTables(BookkeepingTables.defaults().inSchema("Migration Records"));
		database.execute("create schema \"Migration Records\"");
		this.project.aludel(database.dataSource(), settings).upgrade();
		database.execute("create role clerk_" + database.name() + " login");
		Aludel aludel = this.project.aludel(database.dataSource("clerk_" + database.name()), settings);
		BookkeepingException refusal = catchThrowableOfType(BookkeepingException.class, aludel::upgrade);
		assertThat(refusal).hasMessage("""
				The bookkeeping tables of database %1$s cannot be used by role clerk_%2$s.
				PostgreSQL: permission denied for schema Migration Records (42501)
				Nothing was run.
				Let the role use the schema: grant usage on schema "Migration Records" to clerk_%2$s"""
			.formatted(refusal.database(), database.name()));
	}

	@Test
	void doNotNeedTheRightToCreateOnceTheyAreThere(TestDatabase database) {
		this.project.aludel(database.dataSource()).upgrade("1");
		String clerk = "clerk_" + database.name();
		database.execute("create role " + clerk + " login");
		database.execute("grant select, insert, update, delete on public.aludel_revision, public.aludel_history, "
				+ "public.aludel_progress to " + clerk);
		assertThat(this.project.aludel(database.dataSource(clerk)).stamp(List.of("2")).heads()).containsExactly("2");
		assertThat(database.query("select database_user from aludel_history where action = 'stamp'"))
			.containsExactly(clerk);
	}

	@Test
	void areThreeDifferentOnes() {
		QualifiedName name = QualifiedName.of("same");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new BookkeepingTables(name, QualifiedName.of("history"), name))
			.withMessage("The bookkeeping tables need three names, not same, history and same.");
	}

}

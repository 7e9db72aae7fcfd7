package dev.aludel.migrate;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.aludel.migrate.RevisionSource.revision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What stands for {@code ${name}} in the SQL of a revision.
 */
@PostgresTest
class PlaceholderTests {

	private static final String CREATE = "create table ${schema}.notes (author text default '${author}')";

	@TempDir
	private Path directory;

	@Test
	void valuesTakeThePlacesOfTheirNames(TestDatabase database) {
		database.execute("create schema acme");
		aludel(database, Map.of("schema", "acme", "author", "nobody"), revision("1").sqlUp(CREATE)).upgrade();
		database.execute("insert into acme.notes default values");
		assertThat(database.query("select author from acme.notes")).containsExactly("nobody");
	}

	@Test
	void checksumsAreTheSameWhateverTheValuesAre(TestDatabase database) {
		database.execute("create schema acme");
		RevisionSource revision = revision("1").sqlUp(CREATE);
		aludel(database, Map.of("schema", "acme", "author", "nobody"), revision).upgrade();
		assertThat(aludel(database, Map.of("schema", "other", "author", "x"), revision).validate().findings()).isEmpty();
		try (TestDatabase production = database.another()) {
			aludel(production, Map.of("schema", "public", "author", "somebody"), revision).upgrade();
			assertThat(production.query("select checksum from aludel_revision"))
				.isEqualTo(database.query("select checksum from aludel_revision"));
		}
	}

	@Test
	void oneWithoutAValueIsRefusedBeforeAnythingIsRun(TestDatabase database) {
		Aludel aludel = aludel(database, Map.of("schema", "public"), revision("1").sqlUp("create table early ()"),
				revision("2", "1").message("create notes").sqlUp(CREATE));
		assertThatExceptionOfType(UnknownPlaceholderException.class).isThrownBy(aludel::upgrade)
			.withMessage(
					"""
							Revision 2 (db.migration.R2_CreateNotes) has a placeholder ${author} that has no value. There are values for schema.
							Nothing was run.
							Set aludel.placeholders.author, or pass a text that is no placeholder as a parameter of op.execute.""");
		assertThatExceptionOfType(UnknownPlaceholderException.class).isThrownBy(() -> aludel.plan("head"));
		assertThatExceptionOfType(UnknownPlaceholderException.class).isThrownBy(() -> aludel.dryRun("head"));
		assertThatExceptionOfType(UnknownPlaceholderException.class).isThrownBy(() -> aludel.script("head"));
		assertThat(tables(database)).isEmpty();
	}

	@Test
	void oneThatIsFoundOnlyWhenItRunsRollsTheRevisionBack(TestDatabase database) {
		Aludel aludel = aludel(database, Map.of(), revision("1").up("""
				try {
					op.connection().createStatement().execute("create table early ()");
				}
				catch (java.sql.SQLException ex) {
					throw new IllegalStateException(ex);
				}
				op.execute("create table ${name} ()");"""));
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(aludel::upgrade)
			.withMessageContaining("It has a placeholder ${name} that has no value.")
			.withMessageContaining("Set aludel.placeholders.name.");
		assertThat(tables(database)).doesNotContain("early");
	}

	@Test
	void errorsHaveTheNamesAndNotTheValues(TestDatabase database) {
		Aludel aludel = aludel(database, Map.of("schema", "acme_corporation", "author", "topsecret"),
				revision("1").sqlUp("comment on schema ${schema} is '${author}'"));
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(aludel::upgrade).satisfies((failure) -> {
			assertThat(failure).hasMessageContaining("comment on schema ${schema} is '${author}'")
				.hasMessageContaining("PostgreSQL: schema \"${schema}\" does not exist (3F000)");
			for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
				assertThat(cause.toString()).doesNotContain("acme_corporation").doesNotContain("topsecret");
			}
			assertThat(failure).hasCauseInstanceOf(SQLException.class);
		});
		assertThat(database.query("select error from aludel_history")).singleElement()
			.asString()
			.contains("${schema}")
			.doesNotContain("acme_corporation");
	}

	@Test
	void aShortValueIsHiddenWithoutTearingWordsApart(TestDatabase database) {
		Aludel aludel = aludel(database, Map.of("s", "e"), revision("1").sqlUp("drop table ${s}"));
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(aludel::upgrade)
			.withMessageContaining("table \"${s}\" does not exist");
	}

	@Test
	void listenersAndPlansHaveTheNames(TestDatabase database) {
		Aludel aludel = aludel(database, Map.of("schema", "public", "author", "topsecret"),
				revision("1").sqlUp(CREATE));
		assertThat(aludel.plan("head").revisions().get(0).statements()).extracting(PlannedStatement::sql)
			.containsExactly(CREATE);
		assertThat(aludel.dryRun("head").revisions().get(0).statements()).extracting(DryRunStatement::sql)
			.containsExactly(CREATE);
	}

	@Test
	void scriptsHaveTheValues(TestDatabase database) {
		String script = aludel(database, Map.of("schema", "public", "author", "nobody"), revision("1").sqlUp(CREATE))
			.script("head");
		assertThat(script).contains("create table public.notes (author text default 'nobody')").doesNotContain("${");
	}

	@Test
	void parametersAndVerbsStayAsTheyAre(TestDatabase database) {
		aludel(database, Map.of("name", "value"), revision("1").up("""
				op.createTable("tasks", column("title", text()).defaultValue("'${name}'"));
				op.execute("insert into tasks values (?), ('${name}')", "${name}");
				op.execute("insert into tasks default values");""")).upgrade();
		assertThat(database.query("select title from tasks")).containsExactly("${name}", "value", "${name}");
	}

	@Test
	void dollarQuotesArePostgresqls(TestDatabase database) {
		aludel(database, Map.of(), revision("1").sqlUp("create table tags (tag text[])",
				"insert into tags values ($${a}$$::text[]), ($x${b,c}$x$::text[])")).upgrade();
		assertThat(database.query("select tag from tags")).containsExactly("{a}", "{b,c}");
	}

	@Test
	void eachOfSeveralDatabasesNamesItsOwnProperty(TestDatabase database) {
		Aludel aludel = project(revision("1").sqlUp(CREATE)).aludel(database.dataSource(),
				AludelSettings.defaults().withDatabase("orders"));
		assertThatExceptionOfType(UnknownPlaceholderException.class).isThrownBy(aludel::upgrade)
			.withMessageContaining("Set aludel.databases.orders.placeholders.schema,");
	}

	private Aludel aludel(TestDatabase database, Map<String, String> placeholders, RevisionSource... revisions) {
		return project(revisions).aludel(database.dataSource(),
				AludelSettings.defaults().withRun(RunSettings.defaults().withPlaceholders(placeholders)));
	}

	private MigrationProject project(RevisionSource... revisions) {
		return MigrationProject.of(this.directory, revisions);
	}

	private static List<String> tables(TestDatabase database) {
		return database.query("select tablename from pg_tables where schemaname = 'public' order by 1");
	}

}

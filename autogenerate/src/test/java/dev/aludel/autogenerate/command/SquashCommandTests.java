package dev.aludel.autogenerate.command;

import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.aludel.autogenerate.command.DeskProject.Outcome;
import dev.aludel.autogenerate.command.DeskProject.ProjectClassLoader;
import dev.aludel.migrate.Aludel;
import dev.aludel.migrate.AludelSettings;
import dev.aludel.migrate.ClasspathMigrationSource;
import dev.aludel.migrate.CompletedRevision;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code aludel squash}, as a developer uses it.
 */
@PostgresTest
class SquashCommandTests {

	private static final String EVERYTHING = """
			select 'column', attrelid::regclass || '.' || attname, format_type(atttypid, atttypmod), attnotnull,
				attnum from pg_attribute join pg_class on pg_class.oid = attrelid
				where relnamespace = 'public'::regnamespace and attnum > 0 and not attisdropped
				and relname not like 'aludel%'
			union all select 'index', indexrelid::regclass::text, pg_get_indexdef(indexrelid), indisvalid, 0
				from pg_index where indexrelid::regclass::text not like '%aludel%'
				and indexrelid::regclass::text not like 'pg_%'
			union all select 'constraint', conname, pg_get_constraintdef(oid), convalidated, 0 from pg_constraint
				where connamespace = 'public'::regnamespace and conname not like 'aludel%'
			order by 1, 2""";

	private DeskProject project;

	private Path sources;

	@BeforeEach
	void createTheProject(@TempDir Path directory) throws IOException {
		this.project = DeskProject.in(directory);
		this.sources = Files.createDirectories(this.project.sources().resolve("db/migration"));
		write("1", "", "op.createTable(\"users\", column(\"id\", bigint()).identity());", "op.dropTable(\"users\");");
		write("2", "1", "op.createTable(\"tasks\", column(\"id\", bigint()).identity(), column(\"title\", text()), "
				+ "primaryKey(\"pk_tasks\", \"id\"));", "op.dropTable(\"tasks\");");
		write("3", "2",
				"op.execute(\"insert into tasks (title) values (?)\", \"first\");"
						+ "op.addColumn(\"tasks\", column(\"done\", bool()).notNull().defaultValue(\"false\"));",
				"op.dropColumn(\"tasks\", \"done\"); op.execute(\"delete from tasks\");");
		write("4", "3", "op.createIndex(\"tasks\", index(\"ix_tasks_title\").on(\"title\"));",
				"op.dropIndex(\"tasks\", \"ix_tasks_title\");");
		write("5", "4", "op.addColumn(\"tasks\", column(\"due\", date()));", "op.dropColumn(\"tasks\", \"due\");");
	}

	@Test
	void writesARevisionThatDoesWhatTheRangeDoes() throws Exception {
		Outcome outcome = squash("2:4", "--id", "6", "-m", "the tables of the first year");
		assertThat(outcome).isEqualTo(new Outcome(0, """
				Revision 6 stands for 3 revisions, 2 to 4.
				Note: Data statements of revision 3: step 3. See that they fit a database that is new.
				Proven: compiled; it does what they do, operation by operation (4 forward, 4 back).
				Wrote src/db/migration/R6_TheTablesOfTheFirstYear.java
				1. Read it over, keep the old revisions, and deploy both.
				   A database before the range runs 6, one after it records it, one inside goes on one by one.
				2. Every database has passed when current says nothing is pending and history lists 6 as applied.
				3. Delete the old revisions when no older version of the application will be started again:
				   src/db/migration/R2.java
				   src/db/migration/R3.java
				   src/db/migration/R4.java
				""", ""));
		assertThat(this.sources.resolve("R6_TheTablesOfTheFirstYear.java")).content()
			.isEqualTo(
					"""
							package db.migration;

							import dev.aludel.Migration;
							import dev.aludel.Operations;
							import dev.aludel.Revision;

							import static dev.aludel.Definitions.bigint;
							import static dev.aludel.Definitions.bool;
							import static dev.aludel.Definitions.column;
							import static dev.aludel.Definitions.index;
							import static dev.aludel.Definitions.primaryKey;
							import static dev.aludel.Definitions.text;

							/**
							 * The tables of the first year.
							 *
							 * <p>
							 * Stands for the 3 revisions from 2 to 4. A database that has none of them runs this one
							 * instead; one that has them all only records it.
							 */
							@Revision(id = "6", revises = "1", replaces = { "2", "3", "4" }, message = "the tables of the first year")
							public class R6_TheTablesOfTheFirstYear implements Migration {

								@Override
								public void upgrade(Operations op) {
									// From revision 2: step 2
									op.createTable("tasks",
											column("id", bigint()).identity(),
											column("title", text()),
											primaryKey("pk_tasks", "id"));
									// Data, from revision 3: step 3
									op.execute("insert into tasks (title) values (?)", "first");
									op.addColumn("tasks", column("done", bool()).notNull().defaultValue("false"));
									// From revision 4: step 4
									op.createIndex("tasks", index("ix_tasks_title").on("title"));
								}

								@Override
								public void downgrade(Operations op) {
									// From revision 4: step 4
									op.dropIndex("tasks", "ix_tasks_title");
									// From revision 3: step 3
									op.dropColumn("tasks", "done");
									// Data, from revision 3: step 3
									op.execute("delete from tasks");
									// From revision 2: step 2
									op.dropTable("tasks");
								}

							}
							""");
	}

	@Test
	void leavesTheDatabaseThatTheRangeLeaves(TestDatabase database) throws Exception {
		upgrade(database);
		List<String> original = database.query(EVERYTHING);
		assertThat(squash("2:4", "--id", "6").status()).isZero();
		assertThat(upgrade(database)).containsExactly("STAMP 6");
		assertThat(downgrade(database)).containsExactly("DOWNGRADE 5", "UNSTAMP 4", "UNSTAMP 3", "UNSTAMP 2",
				"DOWNGRADE 6", "DOWNGRADE 1");
		assertThat(database.query(EVERYTHING)).isEmpty();
		for (String id : List.of("2", "3", "4")) {
			Files.delete(this.sources.resolve("R" + id + ".java"));
			Files.delete(this.project.classes().resolve("db/migration/R" + id + ".class"));
		}
		assertThat(upgrade(database)).containsExactly("UPGRADE 1", "UPGRADE 6", "UPGRADE 5");
		assertThat(database.query(EVERYTHING)).isEqualTo(original);
		assertThat(database.query("select title from tasks")).containsExactly("first");
		assertThat(downgrade(database)).containsExactly("DOWNGRADE 5", "DOWNGRADE 6", "DOWNGRADE 1");
		assertThat(database.query(EVERYTHING)).isEmpty();
	}

	@Test
	void canSquashWhatWasSquashed() throws Exception {
		squash("2:3", "--id", "6");
		Outcome outcome = squash("6:4", "--id", "7");
		assertThat(outcome.err()).isEmpty();
		assertThat(this.sources.resolve("R7_Squash6To4.java")).content()
			.contains("@Revision(id = \"7\", revises = \"1\", replaces = { \"2\", \"3\", \"6\", \"4\" }");
	}

	@Test
	void saysWhichRevisionHasNoWayBack() throws Exception {
		write("3", "2", "op.dropColumn(\"tasks\", \"title\");", "op.irreversible(\"titles are lost\");");
		Outcome outcome = squash("2:4", "--id", "6");
		assertThat(outcome.status()).isZero();
		assertThat(outcome.out()).contains(
				"WARNING: There is no way back. Revision 3, which this one replaces, has no way back: titles are lost\n",
				"(3 forward, 0 back)");
		assertThat(this.sources.resolve("R6_Squash2To4.java")).content().contains("""
					public void downgrade(Operations op) {
						op.irreversible("Revision 3, which this one replaces, has no way back: titles are lost");
					}
				""");
	}

	@Test
	void refusesARevisionThatReadsTheDatabase() throws Exception {
		write("3", "2", "op.connection();", "");
		assertThat(squash("2:4")).isEqualTo(new Outcome(1, "", """
				Revision 3 (db.migration.R3) reads the database when it is run, so what it does cannot be written down.
				No file was written. Squash a range that ends before it or begins behind it.
				"""));
		assertThat(this.project.migrations()).hasSize(5);
	}

	@Test
	void refusesARangeThatABranchLeaves() throws Exception {
		write("9", "3", "", "");
		Outcome outcome = squash("2:4", "--id", "6");
		assertThat(outcome.status()).isEqualTo(1);
		assertThat(outcome.err()).contains("Revision 9 (db.migration.R9) revises 3, which is not the highest of them.");
		assertThat(this.project.migrations()).hasSize(6);
	}

	@Test
	void refusesARangeOfOneRevision() throws Exception {
		assertThat(squash("3:3")).isEqualTo(new Outcome(2, "", """
				The range 3:3 has only revision 3, so there is nothing to squash.
				No file was written. Name the lowest and the highest revision: squash <lowest>:<highest>
				"""));
		assertThat(squash("4:2").err()).startsWith("The range 4:2 leads down: its later end comes first.");
	}

	private Outcome squash(String range, String... options) throws IOException {
		this.project.compile();
		List<String> arguments = new ArrayList<>(List.of(range));
		arguments.addAll(List.of(options));
		return this.project.runWithoutDatabase("squash", arguments.toArray(String[]::new));
	}

	private List<String> upgrade(TestDatabase database) throws IOException {
		this.project.compile();
		try (URLClassLoader loader = new ProjectClassLoader(this.project.classes())) {
			return words(aludel(database, loader).upgrade().revisions());
		}
	}

	private List<String> downgrade(TestDatabase database) throws IOException {
		try (URLClassLoader loader = new ProjectClassLoader(this.project.classes())) {
			return words(aludel(database, loader).downgrade("base").revisions());
		}
	}

	private static Aludel aludel(TestDatabase database, ClassLoader loader) {
		return new Aludel(database.dataSource(), new ClasspathMigrationSource(List.of("db.migration"), loader),
				AludelSettings.defaults(), List.of());
	}

	private static List<String> words(List<CompletedRevision> revisions) {
		return revisions.stream().map((revision) -> revision.action() + " " + revision.id()).toList();
	}

	private void write(String id, String revises, String upgrade, String downgrade) throws IOException {
		Files.writeString(this.sources.resolve("R" + id + ".java"), """
				package db.migration;
				import dev.aludel.*;
				import static dev.aludel.Definitions.*;
				@Revision(id = "%s", revises = { %s }, message = "step %s")
				public class R%s implements Migration {
					public void upgrade(Operations op) { %s }
					public void downgrade(Operations op) { %s }
				}
				""".formatted(id, revises.isEmpty() ? "" : '"' + revises + '"', id, id, upgrade, downgrade));
	}

}

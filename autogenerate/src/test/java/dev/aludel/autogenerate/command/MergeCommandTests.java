package dev.aludel.autogenerate.command;

import java.io.IOException;
import java.nio.file.Path;

import dev.aludel.autogenerate.command.DeskProject.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code aludel merge}, where no database answers.
 */
class MergeCommandTests {

	private DeskProject project;

	@BeforeEach
	void createTheProject(@TempDir Path directory) throws IOException {
		this.project = DeskProject.in(directory);
		this.project.write("R1_CreateTasks", "@Revision(id = \"1\", message = \"create tasks\")",
				"op.createTable(\"tasks\", column(\"id\", bigint()).identity(), primaryKey(\"pk_tasks\", \"id\"));");
	}

	@Test
	void joinsTwoHeadsThatTouchDifferentTables() throws Exception {
		write("2", "add invoices", "op.createTable(\"invoices\", column(\"id\", bigint()).identity());");
		write("3", "add owner", "op.addColumn(\"tasks\", column(\"owner\", text()));");
		assertThat(merge("--id", "4", "-m", "merge invoices and owner")).isEqualTo(new Outcome(0, """
				Joining 2 revisions:
				  2  add invoices  src/db/migration/R2_M.java
				    changes table invoices
				  3  add owner  src/db/migration/R3_M.java
				    changes table tasks
				Both sides touch different tables.
				Wrote src/db/migration/R4_MergeInvoicesAndOwner.java
				Read it over; the next start of the application applies it.
				""", ""));
		assertThat(this.project.migration("R4_MergeInvoicesAndOwner")).hasContent("""
				package db.migration;

				import dev.aludel.Migration;
				import dev.aludel.Operations;
				import dev.aludel.Revision;

				/** Merge invoices and owner. */
				@Revision(id = "4", revises = { "2", "3" }, message = "merge invoices and owner")
				public class R4_MergeInvoicesAndOwner implements Migration {

					@Override
					public void upgrade(Operations op) {
					}

					@Override
					public void downgrade(Operations op) {
					}

				}
				""");
		this.project.compile();
		assertThat(merge()).isEqualTo(new Outcome(0, """
				The revisions have one head: 4 (db.migration.R4_MergeInvoicesAndOwner).
				Nothing to join; no file was written.
				""", ""));
	}

	@Test
	void namesTheTablesThatBothSidesTouchInTheFileToo() throws Exception {
		write("2", "add priority", "op.addColumn(\"tasks\", column(\"priority\", integer()));");
		write("3", "add owner", "op.addColumn(\"tasks\", column(\"owner\", text()));");
		String verdict = "Both sides touch table tasks. Databases will have run them in either order: "
				+ "see that both orders end in the same schema.";
		assertThat(merge("--id", "4").out()).contains(verdict);
		assertThat(this.project.migration("R4_Merge2And3")).content().contains("""
				/**
				 * Merge 2 and 3.
				 *
				 * <p>
				 * Both sides touch table tasks. Databases will have run them in either order: see that
				 * both orders end in the same schema.
				 */
				""");
	}

	@Test
	void aForeignKeyToATableThatTheOtherSideChangesMeetsIt() throws Exception {
		write("2", "add invoices", "op.createTable(\"invoices\", column(\"id\", bigint()).identity(), "
				+ "column(\"task_id\", bigint()), foreignKey(\"fk\", \"task_id\").references(\"tasks\", \"id\"));");
		write("3", "rename tasks", "op.renameTable(\"tasks\", \"todos\");");
		assertThat(merge("--id", "4").out()).contains("Both sides touch table tasks. ");
	}

	@Test
	void foreignKeysToTheSameTableDoNotMeet() throws Exception {
		String invoices = "op.createTable(\"%s\", column(\"id\", bigint()).identity(), "
				+ "column(\"task_id\", bigint()), foreignKey(\"fk\", \"task_id\").references(\"tasks\", \"id\"));";
		write("2", "add invoices", invoices.formatted("invoices"));
		write("3", "add comments", invoices.formatted("comments"));
		assertThat(merge("--id", "4").out()).contains("Both sides touch different tables.\n");
	}

	@Test
	void praisesNoSideThatTouchesNothing() throws Exception {
		write("2", "add priority", "op.addColumn(\"tasks\", column(\"priority\", integer()));");
		write("3", "nothing", "");
		assertThat(merge("--id", "4").out()).contains("No table is touched by more than one side.\n");
	}

	@Test
	void saysWhatItCouldNotRead() throws Exception {
		write("2", "fill", "op.execute(\"update tasks set id = id\"); op.execute(\"select 1\");");
		write("3", "look", "op.connection(); op.dropTable(\"tasks\");");
		assertThat(merge("--id", "4").out()).contains("""
				  2  fill  src/db/migration/R2_M.java
				    changes nothing that can be seen
				""", """
				No table is touched by more than one side, as far as can be seen.
				Not read: 2 runs 2 SQL statements of its author's.
				Not read: 3 reads the database; what it does then depends on what is there.
				""");
		assertThat(this.project.migration("R4_Merge2And3")).content()
			.contains(" * What was not read: 2 runs 2 SQL statements of its author's; 3 reads the database;");
	}

	@Test
	void looksNoFurtherBackThanTheCommonAncestor() throws Exception {
		write("2", "one", "op.addColumn(\"a\", column(\"b\", text()));");
		write("3", "two", "op.addColumn(\"c\", column(\"d\", text()));");
		this.project.write("R5_M", "@Revision(id = \"5\", revises = \"3\", message = \"three\")",
				"op.dropIndex(\"e\", \"f\");");
		assertThat(merge("--id", "6", "--format", "json").out()).isEqualTo("""
				{"version":1,"command":"merge","written":true,"revision":"6","revises":["2","5"],"dependsOn":[],\
				"branchLabels":[],"message":"merge 2 and 5","className":"db.migration.R6_Merge2And5",\
				"file":"src/db/migration/R6_Merge2And5.java","sides":[{"revision":"2","changes":["table a"]},\
				{"revision":"5","changes":["table c","table e"]}],"touchedByBoth":[],"unread":[]}
				""");
	}

	@Test
	void joinsOnlyWhatIsNamed() throws Exception {
		write("2", "one", "");
		write("3", "two", "");
		write("4", "three", "");
		assertThat(merge("4", "2", "--id", "5", "--branch-label", "joined").status()).isZero();
		assertThat(this.project.migration("R5_Merge4And2")).content()
			.contains("revises = { \"4\", \"2\" }", "branchLabels = \"joined\"");
	}

	@Test
	void joinsThreeAtOnce() throws Exception {
		write("2", "one", "op.dropTable(\"a\");");
		write("3", "two", "op.dropTable(\"b\");");
		write("4", "three", "op.dropTable(\"a\");");
		assertThat(merge("heads", "--id", "5").out()).contains("Joining 3 revisions:",
				"More than one side touches table a. ");
	}

	@Test
	void refusesWhatIsNoHead() throws Exception {
		write("2", "one", "");
		write("3", "two", "");
		assertThat(merge("1", "2")).isEqualTo(new Outcome(1, "", """
				Revision 1 (db.migration.R1_CreateTasks) is no head: 2, 3 revise it already.
				No file was written.
				Continue a head (2, 3), or begin a second branch behind 1 on purpose with --splice (Maven: -Dsplice).
				"""));
	}

	private void write(String id, String message, String upgrade) throws IOException {
		this.project.write("R" + id + "_M",
				"@Revision(id = \"%s\", revises = \"1\", message = \"%s\")".formatted(id, message), upgrade);
	}

	private Outcome merge(String... options) throws IOException {
		this.project.compile();
		return this.project.runWithoutDatabase("merge", options);
	}

}

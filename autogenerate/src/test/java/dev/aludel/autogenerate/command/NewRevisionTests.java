package dev.aludel.autogenerate.command;

import java.io.IOException;
import java.nio.file.Path;

import dev.aludel.autogenerate.command.DeskProject.Outcome;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Where {@code aludel revision} puts a revision, and what it leaves to its author.
 */
@PostgresTest
class NewRevisionTests {

	private DeskProject project;

	@BeforeEach
	void createTheProject(@TempDir Path directory) throws IOException {
		this.project = DeskProject.in(directory);
	}

	@Test
	void anEmptyRevisionNeedsNoDatabase() throws Exception {
		this.project.write("R1_One", "@Revision(id = \"1\")");
		this.project.compile();
		assertThat(empty("--id", "2", "--message", "number the tasks")).isEqualTo(new Outcome(0, """
				Wrote src/db/migration/R2_NumberTheTasks.java
				Fill in upgrade and downgrade; the next start of the application applies it.
				""", ""));
		assertThat(this.project.migration("R2_NumberTheTasks")).hasContent("""
				package db.migration;

				import dev.aludel.Migration;
				import dev.aludel.Operations;
				import dev.aludel.Revision;

				/** Number the tasks. */
				@Revision(id = "2", revises = "1", message = "number the tasks")
				public class R2_NumberTheTasks implements Migration {

					@Override
					public void upgrade(Operations op) {
					}

					@Override
					public void downgrade(Operations op) {
					}

				}
				""");
	}

	@Test
	void theFirstRevisionBeginsTheLine() {
		empty("--id", "1", "--message", "begin");
		assertThat(this.project.migration("R1_Begin")).content().contains("@Revision(id = \"1\", message = \"begin\")");
	}

	@Test
	void saysTheSameInJson() throws Exception {
		this.project.write("R1_One", "@Revision(id = \"1\")");
		this.project.compile();
		assertThat(empty("--id", "2", "--message", "two", "--branch-label", "a,b", "--depends-on", "1", "--head",
				"base", "--format", "json"))
			.isEqualTo(new Outcome(0, """
					{"version":1,"command":"revision","written":true,"revisions":[{"revision":"2","revises":[],\
					"dependsOn":["1"],"branchLabels":["a","b"],"message":"two","className":"db.migration.R2_Two",\
					"file":"src/db/migration/R2_Two.java"}]}
					""", ""));
		assertThat(this.project.migration("R2_Two")).content()
			.contains("@Revision(id = \"2\", dependsOn = \"1\", branchLabels = { \"a\", \"b\" }, message = \"two\")");
	}

	@Test
	void refusesToGuessBetweenTwoHeads() throws Exception {
		twoHeads();
		assertThat(empty("--id", "4", "--message", "more")).isEqualTo(new Outcome(1, "", """
				The revisions have two heads:
				  2  db/migration/R2_Two.java
				  3  db/migration/R3_Three.java
				Nothing was run.
				Join them: mvn aludel:merge -Dmessage="…" or aludel merge -m "…"
				Or continue one of them: --head 2 (Maven: -Dhead=2)
				"""));
		assertThat(this.project.migrations()).hasSize(3);
	}

	@Test
	void continuesTheHeadThatIsNamed() throws Exception {
		twoHeads();
		assertThat(empty("--id", "4", "--message", "more", "--head", "left@head").status()).isZero();
		assertThat(this.project.migration("R4_More")).content().contains("revises = \"2\"");
	}

	@Test
	void severalHeadsMakeAMerge() throws Exception {
		twoHeads();
		assertThat(empty("--id", "4", "--message", "more", "--head", "3", "--head", "2").status()).isZero();
		assertThat(this.project.migration("R4_More")).content().contains("revises = { \"3\", \"2\" }");
	}

	@Test
	void refusesAParentThatIsNoHeadUnlessAskedForABranch() throws Exception {
		twoHeads();
		assertThat(empty("--id", "4", "--message", "more", "--head", "1")).isEqualTo(new Outcome(1, "", """
				Revision 1 (db.migration.R1_One) is no head: 2, 3 revise it already.
				No file was written.
				Continue a head (2, 3), or begin a second branch behind 1 on purpose with --splice (Maven: -Dsplice).
				"""));
		assertThat(empty("--id", "4", "--message", "more", "--head", "1", "--splice").status()).isZero();
		assertThat(this.project.migration("R4_More")).content().contains("revises = \"1\"");
	}

	@Test
	void refusesToJoinARevisionWithItsOwnAncestor() throws Exception {
		twoHeads();
		assertThat(empty("--id", "4", "--message", "more", "--head", "2,1", "--splice")).isEqualTo(new Outcome(2, "",
				"""
						Revision 2 (db.migration.R2_Two) requires 1 (db.migration.R1_One) already, so there is nothing to join.
						No file was written. Name 2 alone.
						"""));
	}

	@Test
	void refusesToBeginAndToContinueAtOnce() throws Exception {
		twoHeads();
		assertThat(empty("--id", "4", "--message", "more", "--head", "2,base")).isEqualTo(new Outcome(2, "", """
				A revision that continues 2 cannot begin a new line, as base says.
				No file was written. Name either.
				"""));
	}

	@Test
	void refusesALabelThatIsTaken() throws Exception {
		twoHeads();
		Outcome outcome = empty("--id", "4", "--message", "more", "--head", "3", "--branch-label", "left");
		assertThat(outcome.status()).isOne();
		assertThat(outcome.err()).contains("left", "db.migration.R2_Two", "db.migration.R4_More");
		assertThat(this.project.migrations()).hasSize(3);
	}

	@Test
	void dependsOnALabelOrAnIdThatExists() throws Exception {
		twoHeads();
		assertThat(empty("--id", "4", "--message", "more", "--head", "3", "--depends-on", "left").status()).isZero();
		assertThat(this.project.migration("R4_More")).content().contains("dependsOn = \"left\"");
		Outcome unknown = empty("--id", "5", "--message", "more", "--head", "3", "--depends-on", "nowhere");
		assertThat(unknown.status()).isEqualTo(2);
		assertThat(unknown.err()).contains("nowhere");
	}

	@Test
	void refusesAPackageThatIsNotSearched() {
		assertThat(empty("--message", "more", "--package", "elsewhere")).isEqualTo(new Outcome(2, "", """
				The application does not look for migrations in package elsewhere, only in and below db.migration.
				No file was written. Name one of these, or add it to aludel.packages.
				"""));
	}

	@Test
	void putsItIntoAPackageThatIsSearched() {
		assertThat(empty("--id", "1", "--message", "more", "--package", "db.migration.billing").out())
			.contains("Wrote src/db/migration/billing/R1_More.java");
	}

	@Test
	void refusesAnIdThatIsTaken() throws Exception {
		twoHeads();
		assertThat(empty("--id", "1", "--message", "more", "--head", "3")).isEqualTo(new Outcome(2, "", """
				There is a revision 1 already: db.migration.R1_One
				No file was written. Name another --id, or none.
				"""));
	}

	@Test
	void refusesToBeEmptyAndAutogenerated() {
		Outcome outcome = empty("--message", "more", "--autogenerate");
		assertThat(outcome.status()).isEqualTo(2);
		assertThat(outcome.err()).contains("--autogenerate", "--empty", "mutually exclusive");
	}

	@Test
	void draftsBehindTheNamedHeadOfSeveral(TestDatabase database) throws Exception {
		twoHeads();
		this.project.upgrade(database, "heads");
		Outcome outcome = this.project.runInSources("revision", database, "--autogenerate", "--id", "4", "--message",
				"create the shop", "--head", "left@head");
		assertThat(outcome.err()).isEmpty();
		assertThat(outcome.status()).isZero();
		assertThat(this.project.migration("R4_CreateTheShop")).content()
			.contains("revises = \"2\"", "op.createTable(\"customer\"");
	}

	@Test
	void namesWhatDiffersInJson(TestDatabase database) {
		Outcome outcome = this.project.run("check", database, "--format", "json");
		assertThat(outcome.status()).isOne();
		assertThat(outcome.err()).isEmpty();
		assertThat(outcome.out())
			.startsWith("{\"version\":1,\"command\":\"check\",\"against\":\"live\",\"database\":\"")
			.contains("\"equal\":false,\"differences\":[\"create sequence purchase_seq\",\"create table customer\"")
			.endsWith("}\n");
	}

	private void twoHeads() throws IOException {
		this.project.write("R1_One", "@Revision(id = \"1\")");
		this.project.write("R2_Two", "@Revision(id = \"2\", revises = \"1\", branchLabels = \"left\")");
		this.project.write("R3_Three", "@Revision(id = \"3\", revises = \"1\")");
		this.project.compile();
	}

	private Outcome empty(String... options) {
		String[] all = new String[options.length + 1];
		all[0] = "--empty";
		System.arraycopy(options, 0, all, 1, options.length);
		return this.project.runWithoutDatabase("revision", all);
	}

}

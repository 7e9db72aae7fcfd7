package dev.aludel.autogenerate.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.aludel.autogenerate.command.DeskProject.Outcome;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code aludel edit}, with {@code sed} and {@code cp} for an editor.
 */
@PostgresTest
class EditCommandTests {

	private DeskProject project;

	@BeforeEach
	void createTheProject(@TempDir Path directory) throws IOException {
		this.project = DeskProject.in(directory);
		this.project.write("R20250101_One", "@Revision(id = \"20250101\")");
		this.project.write("R20250102_Two", "@Revision(id = \"20250102\", revises = \"20250101\")");
		this.project.compile();
	}

	@Test
	void opensTheFileOfTheRevision() throws Exception {
		assertThat(this.project.runWithoutDatabase("edit", "head-1", "--editor", "sed -i 's/implements Migration/& /'"))
			.isEqualTo(new Outcome(0, "", ""));
		assertThat(this.project.migration("R20250101_One")).content().contains("implements Migration  {");
		assertThat(this.project.migration("R20250102_Two")).content().contains("implements Migration {");
	}

	@Test
	void opensTheCurrentRevisionOfTheDatabase(TestDatabase database) throws Exception {
		this.project.upgrade(database, "20250101");
		Outcome outcome = this.project.runInSources("edit", database, "current", "--editor",
				"sed -i 's/implements Migration/& /'");
		assertThat(outcome).isEqualTo(new Outcome(0, "", ""));
		assertThat(this.project.migration("R20250101_One")).content().contains("implements Migration  {");
	}

	@Test
	void printsThePathWhereThereIsNoEditor() {
		assertThat(this.project.runWithoutDatabase("edit", "20250102", "--editor", "")).isEqualTo(new Outcome(1, """
				src/db/migration/R20250102_Two.java
				No editor was opened: neither $VISUAL nor $EDITOR is set. Set one, such as: export EDITOR=vim
				""", ""));
	}

	@Test
	void tellsWhenTheEditorFails() {
		assertThat(this.project.runWithoutDatabase("edit", "head", "--editor", "false")).isEqualTo(new Outcome(1, """
				The editor (false) ended with status 1.
				""", ""));
	}

	@Test
	void tellsWhenThereIsNoSuchEditor() {
		Outcome outcome = this.project.runWithoutDatabase("edit", "head", "--editor", "/nowhere/vim");
		assertThat(outcome.status()).isOne();
		assertThat(outcome.err()).startsWith("The editor did not start: ")
			.endsWith("Nothing was opened. Correct $VISUAL or $EDITOR, or name another --editor.\n");
	}

	@Test
	void tellsWhereItLookedForTheSource() throws Exception {
		Files.delete(this.project.migration("R20250102_Two"));
		assertThat(this.project.runWithoutDatabase("edit", "head", "--editor", "true")).isEqualTo(new Outcome(1, "",
				"""
						The source of revision 20250102 (db.migration.R20250102_Two) is not at src/db/migration/R20250102_Two.java.
						Nothing was opened. Name the folder of the sources with --source-directory.
						"""));
	}

	@Test
	void thereIsNothingToOpenAtTheBase() {
		assertThat(this.project.runWithoutDatabase("edit", "base", "--editor", "true")).isEqualTo(new Outcome(2, "", """
				base stands for no revision, so there is no file to open.
				Nothing was opened. Name a revision, such as head.
				"""));
	}

	@Test
	void anUnknownRevisionIsNamed() {
		Outcome outcome = this.project.runWithoutDatabase("edit", "2024", "--editor", "true");
		assertThat(outcome.status()).isEqualTo(2);
		assertThat(outcome.err()).startsWith("No revision has the id or label \"2024\"");
	}

}

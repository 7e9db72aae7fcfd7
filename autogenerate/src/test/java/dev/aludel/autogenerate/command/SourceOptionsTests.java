package dev.aludel.autogenerate.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.aludel.autogenerate.draft.JavaSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Files of drafts that belong together. */
class SourceOptionsTests {

	private Path directory = Path.of("");

	@BeforeEach
	void createTheDirectory(@TempDir Path created) {
		this.directory = created;
	}

	@Test
	void writesAllFiles() {
		List<Path> files = options().save(List.of(source("R1_Add"), source("R2_Fill")));
		assertThat(files).containsExactly(file("R1_Add"), file("R2_Fill")).allMatch(Files::exists);
	}

	@Test
	void removesWhatItWroteWhenAFileCannotBeWritten() throws IOException {
		Files.createDirectories(file("R2_Fill").getParent());
		Files.writeString(file("R2_Fill"), "mine");
		assertThatThrownBy(() -> options().save(List.of(source("R1_Add"), source("R2_Fill"), source("R3_Require"))))
			.hasMessageContaining("exists already.\nNothing was written.");
		assertThat(file("R1_Add")).doesNotExist();
		assertThat(file("R2_Fill")).content().isEqualTo("mine");
		assertThat(file("R3_Require")).doesNotExist();
	}

	private SourceOptions options() {
		SourceOptions options = new SourceOptions();
		new CommandLine(new Holder(options)).parseArgs("--source-directory", this.directory.toString());
		return options;
	}

	private Path file(String className) {
		return this.directory.resolve("db/migration").resolve(className + ".java");
	}

	private static JavaSource source(String className) {
		return new JavaSource("db.migration", className, "class " + className + " {\n}\n");
	}

	@CommandLine.Command
	private record Holder(@CommandLine.Mixin SourceOptions options) {

	}

}

package dev.aludel.autogenerate.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The formatter of a project. */
class SourceFormatterTests {

	@Test
	void isStoppedWhenItDoesNotEnd(@TempDir Path directory) throws IOException {
		Path file = Files.writeString(directory.resolve("a file.java"), "text");
		assertThat(new SourceFormatter(List.of("tail", "-f", "{file}"), Duration.ofMillis(300)).format(file))
			.isEqualTo("It did not end within 0 s and was stopped.\ntext");
	}

	@Test
	void getsTheFileAsOneWordAndNothingToRead(@TempDir Path directory) throws IOException {
		Path file = Files.writeString(directory.resolve("a file.java"), "text");
		assertThat(SourceFormatter.of("sh -c 'cat; echo more >> \"$0\"' {file}").format(file)).isNull();
		assertThat(file).hasContent("textmore");
	}

	@Test
	void saysThatThereIsNoSuchCommand(@TempDir Path directory) {
		assertThat(SourceFormatter.of("no-such-formatter {file}").format(directory)).contains("no-such-formatter");
	}

}

package dev.aludel.autogenerate.draft;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A text that a test expects byte for byte. {@code mvn test -Daludel.golden=update}
 * writes what the tests see instead; the difference is then read and committed.
 */
record GoldenFile(String name) {

	private static final Path DIRECTORY = Path.of("src/test/resources/dev/aludel/autogenerate/draft");

	void holds(String actual) {
		Path file = DIRECTORY.resolve(this.name);
		try {
			if ("update".equals(System.getProperty("aludel.golden"))) {
				Files.writeString(file, actual);
			}
			assertThat(file).as("written by -Daludel.golden=update").exists();
			assertThat(actual).isEqualTo(Files.readString(file));
		}
		catch (IOException ex) {
			throw new AssertionError(file.toString(), ex);
		}
	}

}

package dev.aludel.autoconfigure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A page of the manual, whose examples are run as they stand there.
 *
 * @param text the page
 */
record DocumentedExamples(String text) {

	static DocumentedExamples of(String page) {
		try {
			return new DocumentedExamples(Files.readString(Path.of("../docs", page)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The blocks in a language that have all these words. */
	List<String> all(String language, String... words) {
		List<String> found = Pattern.compile("^```" + language + "\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE)
			.matcher(this.text)
			.results()
			.map((block) -> block.group(1))
			.filter((block) -> Stream.of(words).allMatch(block::contains))
			.toList();
		assertThat(found).as(language + " with " + List.of(words)).isNotEmpty();
		return found;
	}

	/** The only such block. */
	String only(String language, String... words) {
		assertThat(all(language, words)).hasSize(1);
		return all(language, words).get(0);
	}

	/** The lines of the only such block that are neither empty nor comments. */
	String[] properties(String... words) {
		return only("properties", words).lines()
			.filter((line) -> !line.isBlank() && !line.startsWith("#"))
			.toArray(String[]::new);
	}

}

package dev.aludel.autogenerate.launch;

import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ShellWordsTests {

	static Stream<Arguments> lines() {
		return Stream.of(Arguments.of("", new String[0]), Arguments.of("  ", new String[0]),
				Arguments.of("a b", new String[] { "a", "b" }), Arguments.of(" a\t b ", new String[] { "a", "b" }),
				Arguments.of("--name='Ada Lovelace' x", new String[] { "--name=Ada Lovelace", "x" }),
				Arguments.of("\"a b\"c", new String[] { "a bc" }), Arguments.of("a\\ b", new String[] { "a b" }),
				Arguments.of("'a\\b'", new String[] { "a\\b" }), Arguments.of("\"a\\\"b\"", new String[] { "a\"b" }),
				Arguments.of("\"a\\b\"", new String[] { "a\\b" }), Arguments.of("'' \"\"", new String[] { "", "" }),
				Arguments.of("'it'\\''s'", new String[] { "it's" }), Arguments.of("a\\", new String[] { "a\\" }));
	}

	@ParameterizedTest
	@MethodSource("lines")
	void splitsALineAsAShellDoes(String line, String[] words) {
		assertThat(ShellWords.of(line)).containsExactly(words);
	}

	@Test
	void hasNoWordsWithoutALine() {
		assertThat(ShellWords.of(null)).isEmpty();
	}

	@Test
	void refusesAQuoteThatIsNotClosed() {
		assertThatIllegalArgumentException().isThrownBy(() -> ShellWords.of("--name='Ada"))
			.withMessage("The quote ' is opened and not closed in: --name='Ada");
	}

}

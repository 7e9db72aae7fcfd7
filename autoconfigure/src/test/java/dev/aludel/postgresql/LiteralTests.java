package dev.aludel.postgresql;

import java.util.List;

import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

@PostgresTest
class LiteralTests {

	@Test
	void doublesQuotesAndEscapesOnlyWhereThereIsABackslash() {
		assertThat(Literal.quote("")).isEqualTo("''");
		assertThat(Literal.quote("it's")).isEqualTo("'it''s'");
		assertThat(Literal.quote("a\\b's")).isEqualTo("E'a\\\\b''s'");
	}

	@ParameterizedTest
	@ValueSource(strings = { "on", "off" })
	void meansTheTextWhateverTheServerTakesABackslashFor(String standardConformingStrings, TestDatabase database) {
		database.execute("alter database %s set standard_conforming_strings = %s; alter database %s".formatted(
				database.name(), standardConformingStrings, database.name()) + " set escape_string_warning = off");
		List<String> texts = List.of("", "plain", "it's", "''", "\\", "\\'", "'\\", "a\\nb", "a\nb", "größe 📋", "?",
				"$$", "'; drop table y; --");
		for (String text : texts) {
			assertThat(database.query("select " + Literal.quote(text))).containsExactly(text);
		}
	}

	@Test
	void refusesWhatPostgresCannotStore() {
		assertThatIllegalArgumentException().isThrownBy(() -> Literal.quote("a\0b"))
			.withMessage("The text a\\0b holds a NUL character, which PostgreSQL cannot store.");
	}

}

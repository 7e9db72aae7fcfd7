package dev.aludel.migrate;

import java.util.List;

import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

@PostgresTest
class TextArrayTests {

	@Test
	void holdsItsElementsWhateverTheyAre(TestDatabase database) {
		List<String> elements = List.of("1", "", "null", "a b", "{,}", "\"quoted\"", "back\\slash", "'",
				"zwei\nZeilen");
		assertThat(new JdbcTemplate(database.dataSource()).queryForList("select unnest(?::text[])", String.class,
				TextArray.of(elements)))
			.isEqualTo(elements);
	}

	@Test
	void mayBeEmpty() {
		assertThat(TextArray.of(List.of())).isEqualTo("{}");
	}

}

package dev.aludel.autogenerate.canonical;

import dev.aludel.schema.CheckConstraint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ColumnDefinitionTests {

	@ParameterizedTest
	@ValueSource(strings = { "text", "varchar(20)", "timestamp(6) with time zone", "\"default\"", "audit.\"check\"",
			"double precision", "integer array[3]", "geometry(Point, 4326)" })
	void isATypeAlone(String text) {
		assertThat(new ColumnDefinition(text).isType()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "text not null", "text NULL", "text default 'x'", "text check (a > 'x')", "text collate \"C\"",
					"bigserial", "SERIAL", "bigint references users", "integer generated always as (a) stored",
					"text unique", "text primary key", "text constraint c check (true)" })
	void isMoreThanAType(String text) {
		assertThat(new ColumnDefinition(text).isType()).isFalse();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			text default 'not null' not null           | 'not null'
			text DEFAULT lower( 'X' ) check (a > 'x')  | lower( 'X' )
			integer not null default -1                | -1
			integer default (1 + 2) unique             | (1 + 2)
			text default 'a'::text collate "C"         | 'a'::text
			text default null                          | null
			text default coalesce(null, 'x') null      | coalesce(null, 'x')
			text not null                              | `NONE`
			""")
	void findsTheWordsOfTheDefault(String text, String words) {
		assertThat(new ColumnDefinition(text).defaultValue()).isEqualTo(words.equals("NONE") ? null : words);
	}

	@Test
	void findsTheWordsOfGeneratedColumns() {
		assertThat(new ColumnDefinition("numeric generated always as ( (a) * 2 ) stored").generatedExpression())
			.isEqualTo("(a) * 2");
		assertThat(new ColumnDefinition("bigint generated always as identity (start with 3)").generatedExpression())
			.isNull();
	}

	@Test
	void findsTheWordsOfChecks() {
		ColumnDefinition definition = new ColumnDefinition(
				"text check ( a <> ')' ) constraint \"Ck\" check (length(a) > 2) default 'check (x)'");
		assertThat(definition.checks()).containsExactly(CheckConstraint.of(null, "a <> ')'"),
				CheckConstraint.of("Ck", "length(a) > 2"));
		assertThat(definition.names("Ck")).isTrue();
		assertThat(definition.names("things_a_check")).isFalse();
	}

}

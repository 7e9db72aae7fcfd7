package dev.aludel.migrate;

import java.util.Arrays;
import java.util.List;

import dev.aludel.migrate.PsqlStatement.UnscriptableStatementException;
import dev.aludel.migrate.SqlText.Kind;
import dev.aludel.migrate.SqlText.Piece;
import dev.aludel.postgresql.SqlStatement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SqlTextTests {

	@ParameterizedTest
	@ValueSource(strings = { "'a;''b'", "E'a\\'; b'", "U&'a;'", "\"a;\"\"b\"", "$$a;'b$$", "$x$ $$ ; $x$", "-- a;",
			"/* a; /* b; */ c; */", "B'0;1'" })
	void keepsASemicolonThatIsNotCode(String text) {
		assertThat(SqlText.of("select 1 " + text + "\n").statements()).hasSize(1);
		assertThat(SqlText.of("select 1; " + text + "\n; select 2").statements()).hasSizeGreaterThanOrEqualTo(2)
			.last()
			.isEqualTo(" select 2");
	}

	@ParameterizedTest
	@ValueSource(strings = { "a$b$c;d", "$1;$2", "1-1;2/2", "note'x';d" })
	void seesASemicolonThatIsCode(String text) {
		assertThat(SqlText.of(text).statements()).hasSize(2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "create function f() returns integer begin atomic select 1; select 2; end",
			"CREATE OR REPLACE PROCEDURE p() BEGIN /* ; */ ATOMIC select case when a then 1 end; select b.end; END",
			"create function f() returns integer begin atomic select 1 as end; end" })
	void keepsTheBodyOfAFunctionTogether(String text) {
		assertThat(SqlText.of(text + "; select 3").statements()).hasSize(2).last().isEqualTo(" select 3");
		assertThat(psql(text)).isEqualTo(text + ";");
	}

	@ParameterizedTest
	@ValueSource(strings = { "begin atomic; end", "create view v as select 1 as begin; end" })
	void keepsNothingElseTogether(String text) {
		assertThat(SqlText.of(text).statements()).hasSize(2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "'open", "$$open", "/* open /* */", "\"open", "select $", "E'open\\" })
	void isWholeAgainWhenPutTogether(String text) {
		assertThat(String.join("", SqlText.of(text).pieces().stream().map(Piece::text).toList())).isEqualTo(text);
	}

	@Test
	void tellsCodeFromTheRest() {
		assertThat(SqlText.of("a 'b' -- c\nd").pieces()).containsExactly(new Piece(Kind.CODE, "a "),
				new Piece(Kind.QUOTED, "'b'"), new Piece(Kind.CODE, " "), new Piece(Kind.COMMENT, "-- c"),
				new Piece(Kind.CODE, "\nd"));
	}

	@Test
	void endsAStatementWherePsqlSeesIt() {
		assertThat(psql("select 1")).isEqualTo("select 1;");
		assertThat(psql("select 1; ")).isEqualTo("select 1;");
		assertThat(psql("select 1 -- one")).isEqualTo("select 1 -- one\n;");
		assertThat(psql("select 1; -- one")).isEqualTo("select 1; -- one");
		assertThat(psql("select ';'")).isEqualTo("select ';';");
	}

	@Test
	void keepsPsqlFromReplacingItsVariables() {
		assertThat(psql("select a[1:n], b[i:\"J\"], c::text, ':n', f(x := 1), d[:n]"))
			.isEqualTo("select a[1: n], b[i: \"J\"], c::text, ':n', f(x := 1), d[: n];");
	}

	@Test
	void putsParametersInTheirPlaces() {
		assertThat(psql("select ?, '?', \"?\", ?::text -- ?\n, a ?? b", 1, "x"))
			.isEqualTo("select 1, '?', \"?\", 'x'::text -- ?\n, a ? b;");
		assertThat(psql("select 1-?", -1)).isEqualTo("select 1-'-1'::integer;");
		assertThat(psql("select a ? b")).isEqualTo("select a ? b;");
	}

	@Test
	void refusesAParameterThatHasNoLiteral() {
		assertThatExceptionOfType(UnscriptableStatementException.class).isThrownBy(() -> psql("select ?", new Object()))
			.withMessage(
					"has a parameter that cannot be written: There is no literal for a value of java.lang.Object.");
		assertThatExceptionOfType(UnscriptableStatementException.class).isThrownBy(() -> psql("select ?", "a\0b"))
			.withMessageContaining("NUL");
	}

	private static String psql(String sql, Object... parameters) {
		return PsqlStatement.of(new SqlStatement(sql, List.copyOf(Arrays.asList(parameters)), true));
	}

}

package dev.aludel.autogenerate.reflection;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SqlTokenizerTests {

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
			a>=0 ; a >= 0
			a - -1 ; a - - 1
			(a)::text ; ( a ) :: text
			a[1] ; a [ 1 ]
			'it''s' ; 'it''s'
			E'a\\'b' x ; E'a\\'b' x
			'a\\' x ; 'a\\' x
			"a ""b"" c".d ; "a ""b"" c" . d
			$$a 'b$$ x ; $$a 'b$$ x
			$tag$a $$ b$tag$ x ; $tag$a $$ b$tag$ x
			1.5e-3+2 ; 1.5e-3 + 2
			.5 ; .5
			a/*b/*c*/d*/e ; a e
			a||'b'--c ; a || 'b'
			data->>'k' ? 'x' ; data ->> 'k' ? 'x'
			U&'x' ; U & 'x'
			größe_1$ ; größe_1$
			B'101' x'1F' ; B'101' x'1F'
			a=-1 ; a =- 1
			1::int ; 1 :: int
			""")
	void splitsAsPostgresqlDoes(String sql, String expected) {
		List<String> tokens = new SqlTokenizer(sql).tokens().stream().map(SqlToken::text).toList();
		assertThat(String.join(" ", tokens)).isEqualTo(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "'open", "\"open", "$$open", "/* open", "E'open\\", "", "--", "$", "(" })
	void endsEvenWhenSomethingIsNotClosed(String sql) {
		List<SqlToken> tokens = new SqlTokenizer(sql).tokens();
		assertThat(tokens).hasSizeLessThanOrEqualTo(1);
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
			a > 0 ; a > 0
			(a > 0) ; a > 0
			(((a > 0))) ; a > 0
			( (a) + 1 ) ; (a) + 1
			(a) + (b) ; (a) + (b)
			(a > 0) AND (b > 0) ; (a > 0) AND (b > 0)
			((a > 0) AND (b > 0)) ; (a > 0) AND (b > 0)
			(a <> ')') ; a <> ')'
			(a = '(') or (b = ')') ; (a = '(') or (b = ')')
			(a ; (a
			""")
	void removesTheParenthesesAroundAWholeExpression(String expression, String inner) {
		assertThat(SqlTokenizer.withoutOuterParentheses(expression)).isEqualTo(inner);
	}

	@Test
	void foldsNamesLikePostgresql() {
		assertThat(new SqlTokenizer("Ab \"Ab\" \"a\"\"b\" 'Ab' 1").tokens().stream().map(SqlToken::name))
			.containsExactly("ab", "Ab", "a\"b", null, null);
	}

	@Test
	void takesNoQuotedNameForAKeyword() {
		assertThat(new SqlTokenizer("DEFAULT \"default\"").tokens().stream().map((token) -> token.is("default")))
			.containsExactly(true, false);
	}

}

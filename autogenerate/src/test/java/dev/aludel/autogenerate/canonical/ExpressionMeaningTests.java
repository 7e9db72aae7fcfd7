package dev.aludel.autogenerate.canonical;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ExpressionMeaningTests {

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '`',
			textBlock = """
							now() ; CURRENT_TIMESTAMP
							now() ; CURRENT_TIMESTAMP(6)
							transaction_timestamp() ; now()
							(now() - '1 day'::interval) ; (CURRENT_TIMESTAMP - '1 day'::interval)
							USER ; CURRENT_USER
							LOCALTIMESTAMP(6) ; LOCALTIMESTAMP
							((a > 0) AND ((b > 0) AND (c > 0))) ; (((a > 0) AND (b > 0)) AND (c > 0))
							((a > 0) AND (b > 0)) ; ((b > 0) AND (a > 0))
					((a > 0) OR ((b > 0) OR (c > 0))) ; ((a > 0) OR (b > 0) OR (c > 0))
							(a = ANY (ARRAY[1, 2])) ; (a = ANY (ARRAY[2, 1]))
							(a = ANY (ARRAY['-1'::integer, 2])) ; (a = ANY (ARRAY[2, '-1'::integer]))
							(m = ANY (ARRAY['a'::mood, 'b'::mood])) ; (m = ANY (ARRAY['b'::mood, 'a'::mood]))
							(a <> ALL (ARRAY[1, 2])) ; (a <> ALL (ARRAY[2, 1]))
							(((s)::text = 'A'::text) OR (s IS NULL)) ; ((s = 'A'::text) OR (s IS NULL))
							((s)::text = ANY ((ARRAY['A'::character varying, 'B'::character varying])::text[])) ; (s = ANY (ARRAY['B'::text, 'A'::text]))
							((s)::text = ANY (ARRAY[('A'::character varying)::text])) ; (s = 'A'::text)
							((s)::text <> ALL ((ARRAY['A'::character varying, 'B'::character varying])::text[])) ; (s <> ALL (ARRAY['B'::text, 'A'::text]))
							""")
	void isTheSame(String one, String other) {
		assertThat(ExpressionMeaning.of(one)).isEqualTo(ExpressionMeaning.of(other));
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
			now() ; clock_timestamp()
			now() ; statement_timestamp()
			now() ; now(1)
			app.now() ; CURRENT_TIMESTAMP
			'now()' ; 'CURRENT_TIMESTAMP'
			CURRENT_TIMESTAMP(3) ; CURRENT_TIMESTAMP
			LOCALTIMESTAMP ; CURRENT_TIMESTAMP
			"USER" ; CURRENT_USER
			(CASE WHEN a AND b THEN c ELSE d END AND e) ; (CASE WHEN a AND e AND b THEN c ELSE d END)
			((a > 0) AND ((b > 0) OR (c > 0))) ; (((a > 0) AND (b > 0)) OR (c > 0))
			((a > 0) AND (NOT (b > 0))) ; ((a > 0) AND (b > 0))
			(NOT ((a > 0) OR (b > 0))) ; ((NOT (a > 0)) OR (b > 0))
			(a = ANY (ARRAY[1, 2])) ; (a = ANY (ARRAY[1, 2, 3]))
			(a = ANY (ARRAY[1, 2])) ; (a <> ALL (ARRAY[1, 2]))
			(a = ANY (ARRAY[1, 2])) ; (b = ANY (ARRAY[1, 2]))
			(a = ALL (ARRAY[1, 2])) ; (a = ALL (ARRAY[2, 1]))
			(a > ANY (ARRAY[1, 2])) ; (a > ANY (ARRAY[2, 1]))
			(a = ANY (ARRAY[b, 2])) ; (a = ANY (ARRAY[c, 2]))
			(s = ANY (ARRAY['a'::text, 'b'::text])) ; (s = ANY (ARRAY['a'::text, 'B'::text]))
			((n)::text < 'a'::text) ; (n < 'a'::text)
			("A" = 'x'::text) ; (a = 'x'::text)
			f(a, b) ; f(b, a)
			""")
	void isAnother(String one, String other) {
		assertThat(ExpressionMeaning.of(one)).isNotEqualTo(ExpressionMeaning.of(other));
	}

}

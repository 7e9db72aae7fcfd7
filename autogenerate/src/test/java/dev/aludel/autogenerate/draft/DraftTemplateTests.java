package dev.aludel.autogenerate.draft;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** What may stand around a draft. */
class DraftTemplateTests {

	private static final String TEXT = DraftTemplate.BUILT_IN.toString();

	private static final String TOKENS = " A template has ${package}, ${imports}, ${javadoc}, ${annotation}, "
			+ "${className}, ${upgrade}, ${downgrade}, ${notes}; it may have ${id}, ${message}.";

	@Test
	void leavesOutALineThatHasNothingToSay() {
		assertThat(new DraftWriter(DraftTemplate.parse(TEXT)).write(draft("a message")).text()).endsWith("""
					@Override
					public void downgrade(Operations op) {
					}

				}
				""");
	}

	@Test
	void aMessageCannotEndTheCommentItStandsIn() {
		DraftTemplate template = DraftTemplate.parse("/* ${message} in $1 */\n" + TEXT);
		assertThat(new DraftWriter(template).write(draft("a */ b \\u002a/\n c")).text())
			.startsWith("/* a * / b \\ u002a/ c in $1 */\npackage db.migration;\n");
	}

	@ParameterizedTest
	@CsvSource(delimiterString = "->", textBlock = """
			${upgrade}      -> ${upgrde}         -> line 11: there is no token ${upgrde}.
			${upgrade}      -> op.nothing();     -> line 21: the end, and ${upgrade} is missing.
			${notes}        -> //                -> line 21: the end, and ${notes} is missing.
			${upgrade}      -> x ${upgrade}      -> line 11: ${upgrade} has to stand alone on its line.
			${downgrade}    -> ${upgrade}        -> line 16: ${upgrade} stands there a second time.
			""")
	void refusesWhatIsNoTemplateAndSaysWhere(String token, String instead, String problem) {
		assertThatIllegalArgumentException().isThrownBy(() -> DraftTemplate.parse(TEXT.replace(token, instead)))
			.withMessage(problem + TOKENS);
	}

	private static Draft draft(String message) {
		return Draft.of(DraftRevision.of("1", List.of(), message, "db.migration"), List.of(), List.of());
	}

}

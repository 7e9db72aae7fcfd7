package dev.aludel.autogenerate.canonical;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import dev.aludel.autogenerate.reflection.SqlToken;
import dev.aludel.autogenerate.reflection.SqlTokenizer;
import dev.aludel.schema.CheckConstraint;
import org.jspecify.annotations.Nullable;

/**
 * The text of a {@code columnDefinition}. What it means, PostgreSQL says; this finds the
 * author's own words for it, so that a draft need not repeat them as the server prints
 * them.
 */
final class ColumnDefinition {

	private static final Set<String> CLAUSES = Set.of("default", "not", "null", "check", "collate", "constraint",
			"unique", "primary", "references", "generated", "deferrable", "initially");

	// Not types but abbreviations: a type, not null, a sequence and a default.
	private static final Set<String> SERIAL_TYPES = Set.of("serial", "bigserial", "smallserial", "serial2", "serial4",
			"serial8");

	private final String text;

	private final List<SqlToken> tokens;

	ColumnDefinition(String text) {
		this.text = text;
		this.tokens = new SqlTokenizer(text).tokens();
	}

	/**
	 * Whether this is a type and nothing else.
	 */
	boolean isType() {
		return this.tokens.stream()
			.filter((token) -> token.kind() == SqlToken.Kind.WORD)
			.map(SqlToken::name)
			.noneMatch((word) -> CLAUSES.contains(word) || SERIAL_TYPES.contains(word));
	}

	/**
	 * The default as its author wrote it.
	 */
	@Nullable String defaultValue() {
		int start = find("default", 0);
		if (start < 0 || start + 1 == this.tokens.size()) {
			return null;
		}
		int end = behind(start + 1);
		while (end < this.tokens.size() && !isClause(end)) {
			end = behind(end);
		}
		return words(start + 1, end);
	}

	/**
	 * The expression of {@code generated always as (…)} as its author wrote it.
	 */
	@Nullable String generatedExpression() {
		int start = find("generated", 0);
		boolean expression = start >= 0 && start + 3 < this.tokens.size() && this.tokens.get(start + 3).is("(");
		return expression ? words(start + 4, behind(start + 3) - 1) : null;
	}

	/**
	 * The checks as their author wrote them.
	 */
	List<CheckConstraint> checks() {
		List<CheckConstraint> checks = new ArrayList<>();
		for (int start = find("check", 0); start >= 0; start = find("check", start + 1)) {
			if (start + 1 < this.tokens.size() && this.tokens.get(start + 1).is("(")) {
				boolean named = start >= 2 && this.tokens.get(start - 2).is("constraint");
				String expression = words(start + 2, behind(start + 1) - 1);
				checks.add(CheckConstraint.of(named ? this.tokens.get(start - 1).name() : null, expression));
			}
		}
		return checks;
	}

	/**
	 * Whether the author chose this name for a constraint.
	 */
	boolean names(@Nullable String constraint) {
		for (int index = find("constraint", 0); index >= 0; index = find("constraint", index + 1)) {
			if (index + 1 < this.tokens.size() && constraint != null
					&& constraint.equals(this.tokens.get(index + 1).name())) {
				return true;
			}
		}
		return false;
	}

	private int find(String word, int from) {
		for (int index = 0; index < this.tokens.size(); index = behind(index)) {
			if (index >= from && this.tokens.get(index).is(word)) {
				return index;
			}
		}
		return -1;
	}

	private boolean isClause(int index) {
		SqlToken token = this.tokens.get(index);
		return token.kind() == SqlToken.Kind.WORD && CLAUSES.contains(token.name());
	}

	/** The index behind a token, or behind the parentheses that it opens. */
	private int behind(int index) {
		int depth = 0;
		int end = index;
		do {
			SqlToken token = this.tokens.get(end++);
			if (token.is("(") || token.is("[")) {
				depth++;
			}
			else if (token.is(")") || token.is("]")) {
				depth--;
			}
		}
		while (depth > 0 && end < this.tokens.size());
		return end;
	}

	private String words(int from, int to) {
		return this.text.substring(this.tokens.get(from).start(), this.tokens.get(to - 1).end());
	}

}

package dev.aludel.migrate;

import java.util.Iterator;

import dev.aludel.migrate.SqlText.Kind;
import dev.aludel.migrate.SqlText.Piece;
import dev.aludel.postgresql.SqlStatement;
import org.jspecify.annotations.Nullable;

/**
 * Puts the parameters of a statement in their places, as literals.
 */
final class InlinedSql {

	private final Iterator<@Nullable Object> parameters;

	private final StringBuilder sql = new StringBuilder();

	private InlinedSql(SqlStatement statement) {
		this.parameters = statement.parameters().iterator();
	}

	/**
	 * Returns the statement without placeholders.
	 * @throws ParameterLiteral.UnscriptableValueException if there is no literal for a
	 * parameter
	 */
	static String of(SqlStatement statement) {
		// Without parameters a question mark is an operator.
		return statement.parameters().isEmpty() ? statement.sql() : new InlinedSql(statement).inlined(statement.sql());
	}

	private String inlined(String text) {
		for (Piece piece : SqlText.of(text).pieces()) {
			if (piece.kind() == Kind.CODE) {
				appendCode(piece.text());
			}
			else {
				this.sql.append(piece.text());
			}
		}
		return this.sql.toString();
	}

	private void appendCode(String code) {
		for (int index = 0; index < code.length(); index++) {
			char character = code.charAt(index);
			boolean operator = code.startsWith("??", index);
			if (operator) {
				// How JDBC writes the operator.
				this.sql.append('?');
				index++;
			}
			else if (character == '?' && this.parameters.hasNext()) {
				appendLiteral(ParameterLiteral.of(this.parameters.next()), code, index + 1);
			}
			else {
				this.sql.append(character);
			}
		}
	}

	private void appendLiteral(String literal, String code, int next) {
		if (!this.sql.isEmpty() && SqlText.isName(this.sql.charAt(this.sql.length() - 1))) {
			this.sql.append(' ');
		}
		this.sql.append(literal);
		if (next < code.length() && SqlText.isName(code.charAt(next))) {
			this.sql.append(' ');
		}
	}

}

package dev.aludel.migrate;

import java.util.List;

import dev.aludel.migrate.SqlText.Kind;
import dev.aludel.migrate.SqlText.Piece;
import dev.aludel.postgresql.SqlStatement;

/**
 * A statement of a revision as psql reads it from a file and sends it on unchanged.
 */
final class PsqlStatement {

	private PsqlStatement() {
	}

	/**
	 * Returns the statement with its final semicolon.
	 * @throws UnscriptableStatementException if psql would not send what the engine does
	 */
	static String of(SqlStatement statement) {
		SqlText text = SqlText.of(inlined(statement));
		try {
			text.statements().forEach(TransactionControl::refuse);
		}
		catch (RefusedException ex) {
			throw new UnscriptableStatementException("ends the transaction that it runs in");
		}
		return terminated(shielded(text.pieces()), text);
	}

	private static String inlined(SqlStatement statement) {
		try {
			return InlinedSql.of(statement);
		}
		catch (IllegalArgumentException | ParameterLiteral.UnscriptableValueException ex) {
			throw new UnscriptableStatementException("has a parameter that cannot be written: " + ex.getMessage());
		}
	}

	private static String shielded(List<Piece> pieces) {
		StringBuilder sql = new StringBuilder();
		for (int index = 0; index < pieces.size(); index++) {
			Piece piece = pieces.get(index);
			boolean quoteFollows = index + 1 < pieces.size() && pieces.get(index + 1).kind() == Kind.QUOTED;
			sql.append((piece.kind() == Kind.CODE) ? shielded(piece.text(), quoteFollows) : piece.text());
		}
		return sql.toString();
	}

	/** To psql a name behind a single colon is a variable of its own. */
	private static String shielded(String code, boolean quoteFollows) {
		if (code.indexOf('\\') >= 0) {
			throw new UnscriptableStatementException(
					"has a backslash outside of a literal, which psql takes for a command of its own");
		}
		String shielded = code.replaceAll("(?<!:):(?=[\\p{L}\\p{N}_{])", ": ");
		boolean colonAtEnd = shielded.endsWith(":") && !shielded.endsWith("::");
		return (quoteFollows && colonAtEnd) ? shielded + " " : shielded;
	}

	private static String terminated(String sql, SqlText text) {
		String stripped = sql.strip();
		if (text.endsInStatementEnd()) {
			return stripped;
		}
		return text.endsInLineComment() ? stripped + "\n;" : stripped + ";";
	}

	/** A statement cannot be put into a script. */
	static final class UnscriptableStatementException extends RuntimeException {

		private static final long serialVersionUID = 1L;

		UnscriptableStatementException(String reason) {
			super(reason);
		}

	}

}

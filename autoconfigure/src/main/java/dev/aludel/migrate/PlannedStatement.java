package dev.aludel.migrate;

import dev.aludel.postgresql.SqlStatement;

/**
 * A statement that a revision would run.
 *
 * @param number which one it is, counting from 1
 * @param operation the few words in which its operation is spoken of
 * @param statement the statement as the server would get it
 * @param completed whether an earlier run that was stopped has done it, so that it will
 * be skipped
 */
public record PlannedStatement(int number, String operation, SqlStatement statement, boolean completed) {

	/**
	 * Returns the statement as a reader sees it: with its parameters as literals, where
	 * there is a literal for each.
	 * @return the SQL, without a final semicolon
	 */
	public String sql() {
		try {
			return InlinedSql.of(this.statement);
		}
		catch (IllegalArgumentException | ParameterLiteral.UnscriptableValueException ex) {
			return this.statement.sql();
		}
	}

}

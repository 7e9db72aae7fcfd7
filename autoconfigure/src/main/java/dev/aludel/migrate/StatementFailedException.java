package dev.aludel.migrate;

import java.sql.SQLException;

/**
 * Takes the failure of a statement out of the migration. What the author catches and
 * forgets is caught again: PostgreSQL refuses everything else in that transaction.
 */
final class StatementFailedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient FailedStatement statement;

	private final SQLException error;

	StatementFailedException(FailedStatement statement, SQLException error) {
		super(error.getMessage(), error);
		this.statement = statement;
		this.error = error;
	}

	FailedStatement statement() {
		return this.statement;
	}

	SQLException error() {
		return this.error;
	}

}

package dev.aludel.migrate;

import dev.aludel.IncompleteMigrationException;

/**
 * A migration did what would break its own atomicity; the engine did not go along.
 */
final class RefusedException extends IllegalStateException {

	private static final long serialVersionUID = 1L;

	private final String advice;

	RefusedException(String what, String advice) {
		super(what);
		this.advice = advice;
	}

	static RefusedException ofSplitAfterConnection(String sql) {
		return new RefusedException(
				"It used op.connection() and then came to a statement that cannot run in a transaction: " + sql,
				"Move that statement into a revision of its own: what was done on the connection cannot be "
						+ "recorded, so it could not be resumed after a crash.");
	}

	/** What is found before anything is run, unless the migration hides it till then. */
	static RefusedException ofIncomplete(IncompleteMigrationException incomplete) {
		return new RefusedException("It is incomplete: " + incomplete.getMessage(),
				"Complete it and remove its op.incomplete.");
	}

	String advice() {
		return this.advice;
	}

}

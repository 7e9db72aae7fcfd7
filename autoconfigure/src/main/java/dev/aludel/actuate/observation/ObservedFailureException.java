package dev.aludel.actuate.observation;

import dev.aludel.migrate.RevisionFailedException;
import dev.aludel.migrate.ServerError;

/**
 * Stands in an observation for what a run ended with. The message of the original may
 * hold SQL and values of rows, which must not leave for where traces go.
 */
final class ObservedFailureException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	ObservedFailureException(Throwable failure) {
		super(describe(failure), null, false, false);
	}

	private static String describe(Throwable failure) {
		String name = failure.getClass().getSimpleName();
		ServerError error = (failure instanceof RevisionFailedException ex) ? ex.error() : null;
		return (error != null && error.sqlState() != null) ? name + " (SQLSTATE " + error.sqlState() + ")" : name;
	}

}

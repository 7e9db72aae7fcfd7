package dev.aludel.autogenerate.launch;

import org.jspecify.annotations.Nullable;

/**
 * The reason why the user's application cannot be read. The message says what happened,
 * what state things are in now, and what to do next; it is meant for the command line,
 * without a stack trace.
 */
public abstract sealed class DesignTimeException extends RuntimeException permits NotASpringApplicationException,
		NoMainMethodException, MainClassNotFoundException, SeveralMainClassesException, ApplicationStartException,
		DatabaseNotReachableException, MappingRejectedException, NoEntityManagerFactoryException,
		SeveralPersistenceUnitsException, NoPersistenceUnitException, SeveralDatabasesException, NoEngineException {

	/** The state after every one of these: the application is read before all else. */
	static final String STATE = "Nothing was compared or written.";

	DesignTimeException(String happened, String next, @Nullable Throwable cause) {
		super(happened + "\n" + STATE + "\n" + next, cause);
	}

}

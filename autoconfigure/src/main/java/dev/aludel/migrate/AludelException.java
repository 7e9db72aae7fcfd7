package dev.aludel.migrate;

import org.jspecify.annotations.Nullable;

/**
 * Something that kept the engine from bringing a database to a revision. The message says
 * what happened, what state things are in now and what to do next; each kind carries the
 * same facts as fields.
 */
public abstract sealed class AludelException extends RuntimeException
		permits BookkeepingElsewhereException, BookkeepingException, CannotRehearseException,
		DatabaseUnavailableException, ForeignTableException, HeadNotReachedException, IncompleteRevisionException,
		IrreversibleRevisionException, LockNotObtainedException, LockLostException, MigrationClassException,
		NoCurrentSchemaException, ReadOnlyDatabaseException, RepairOutdatedException, RevisionFailedException,
		RunInterruptedException, UnfinishedRevisionChangedException, UnfinishedRevisionException,
		UnlistedPackageException, UnscriptableRevisionException, UnsupportedDatabaseException {

	private static final long serialVersionUID = 1L;

	AludelException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}

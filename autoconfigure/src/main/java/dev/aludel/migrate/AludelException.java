package dev.aludel.migrate;

import org.jspecify.annotations.Nullable;

/**
 * Something that kept the engine from bringing a database to a revision. The message says
 * what happened, what state things are in now and what to do next; each kind carries the
 * same facts as fields.
 */
public abstract sealed class AludelException extends RuntimeException
		permits BaselineException, BookkeepingElsewhereException, BookkeepingException, CannotRehearseException,
		ChangedRevisionsException, DatabaseBehindException, DatabaseUnavailableException, ForeignTableException,
		HeadNotReachedException, IncompleteRevisionException, IrreversibleRevisionException, LockNotObtainedException,
		LockLostException, MigrationClassException, NoCurrentSchemaException, PooledConnectionException,
		ReadOnlyDatabaseException, RepairOutdatedException, RevisionFailedException, RunInterruptedException,
		SchemaCreationException, StandbyBehindException, UnfinishedRevisionChangedException,
		UnfinishedRevisionException, UnguardedStepException, UnknownPlaceholderException, UnlimitedWaitException,
		UnlistedPackageException, UnscriptableRevisionException, UnsupportedDatabaseException {

	private static final long serialVersionUID = 1L;

	AludelException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}

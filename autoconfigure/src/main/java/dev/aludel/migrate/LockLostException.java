package dev.aludel.migrate;

/**
 * Thrown when the session did not hold the migration lock any more at the end of a run.
 */
public final class LockLostException extends AludelException {

	private static final long serialVersionUID = 1L;

	private final DatabaseAddress database;

	LockLostException(DatabaseAddress database) {
		super("""
				The migration lock of database %s was lost while the revisions ran: another session may have run \
				them too.
				What was run is committed.
				Connect without a pooler in transaction mode between the application and the database: set %s to a URL \
				of the server itself, or %s to transaction.""".formatted(database, database.property("url"),
				database.property("lock.mode")), null);
		this.database = database;
	}

	/**
	 * {@return the database}
	 */
	public DatabaseAddress database() {
		return this.database;
	}

}

package dev.aludel.migrate;

/**
 * Thrown when there is something to run and a pooler between the application and the
 * server may hand the sessions of the server round, so that their locks keep nobody out.
 */
public final class PooledConnectionException extends AludelException {

	private static final long serialVersionUID = 1L;

	private final DatabaseAddress database;

	PooledConnectionException(DatabaseAddress database) {
		super("""
				Between the application and database %s stands a connection pooler: the back end that answers is not \
				the one that the driver was connected to. In transaction mode it would hand the session and its \
				migration lock to others.
				Nothing was run.
				Set %s to a URL of the server itself for the migrations, or %s to transaction, or that to session if \
				the pooler is in session mode.""".formatted(database, database.property("url"),
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

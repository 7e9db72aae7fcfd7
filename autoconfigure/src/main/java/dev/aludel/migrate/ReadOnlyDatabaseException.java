package dev.aludel.migrate;

/**
 * Thrown when there is something to run and the database accepts no changes.
 */
public final class ReadOnlyDatabaseException extends AludelException {

	private static final long serialVersionUID = 1L;

	private final DatabaseAddress database;

	private final boolean standby;

	ReadOnlyDatabaseException(DatabaseAddress database, boolean standby) {
		super("""
				Database %s accepts no changes: %s.
				Nothing was run.
				%s""".formatted(database,
				standby ? "it is a standby (pg_is_in_recovery)" : "default_transaction_read_only is on",
				standby ? "Point the data source at the primary: add targetServerType=primary to its URL."
						: "Use a role or database without that setting, or turn it off."),
				null);
		this.database = database;
		this.standby = standby;
	}

	/**
	 * {@return the database}
	 */
	public DatabaseAddress database() {
		return this.database;
	}

	/**
	 * {@return whether it is a standby, and not a primary that is set to read only}
	 */
	public boolean isStandby() {
		return this.standby;
	}

}

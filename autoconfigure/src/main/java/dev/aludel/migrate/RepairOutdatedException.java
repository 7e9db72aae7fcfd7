package dev.aludel.migrate;

/**
 * Thrown when a repair is to be carried out and the records are not any more as they were
 * when it was planned.
 */
public final class RepairOutdatedException extends AludelException {

	private static final long serialVersionUID = 1L;

	private final DatabaseAddress database;

	private final String revision;

	RepairOutdatedException(DatabaseAddress database, String revision) {
		super("""
				What database %s records of revision %s has changed since the repair was planned.
				Nothing was repaired.
				Look again: %s""".formatted(database, revision, database.command("repair")), null);
		this.database = database;
		this.revision = revision;
	}

	/**
	 * {@return the database}
	 */
	public DatabaseAddress database() {
		return this.database;
	}

	/**
	 * {@return the id of the revision whose records have changed}
	 */
	public String revision() {
		return this.revision;
	}

}

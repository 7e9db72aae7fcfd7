package dev.aludel.migrate;

/**
 * Thrown when the current schema has no table of the applied revisions while another
 * schema of the search path has one: the engine would run everything a second time.
 */
public final class BookkeepingElsewhereException extends AludelException {

	private static final long serialVersionUID = 1L;

	private final DatabaseAddress database;

	private final String currentSchema;

	private final String foundSchema;

	BookkeepingElsewhereException(DatabaseAddress database, String table, String currentSchema, String foundSchema) {
		super("""
				The current schema of database %4$s is %3$s, which has no table %5$s; schema %2$s on the search_path has one.
				Nothing was run.
				Say where it shall be: %1$s=%2$s to go on with the one that is there, or \
				%1$s=%3$s to begin anew."""
			.formatted(database.property("tables.schema"), foundSchema, currentSchema, database, table), null);
		this.database = database;
		this.currentSchema = currentSchema;
		this.foundSchema = foundSchema;
	}

	/**
	 * {@return the database}
	 */
	public DatabaseAddress database() {
		return this.database;
	}

	/**
	 * {@return the schema in which unqualified tables are created}
	 */
	public String currentSchema() {
		return this.currentSchema;
	}

	/**
	 * {@return the schema on the search path that has a table of applied revisions}
	 */
	public String foundSchema() {
		return this.foundSchema;
	}

}

package dev.aludel.migrate;

/**
 * Thrown when the connection has no schema in which unqualified tables would be created.
 */
public final class NoCurrentSchemaException extends AludelException {

	private static final long serialVersionUID = 1L;

	private final DatabaseAddress database;

	NoCurrentSchemaException(DatabaseAddress database) {
		super("""
				No schema of the search_path exists in database %s, or the role may use none of them.
				Nothing was run.
				Create the schema, or add currentSchema=<schema> to the URL of the data source.""".formatted(database),
				null);
		this.database = database;
	}

	/**
	 * {@return the database}
	 */
	public DatabaseAddress database() {
		return this.database;
	}

}

package dev.aludel.migrate;

/**
 * Thrown when the database is not a PostgreSQL that the engine can work with.
 */
public final class UnsupportedDatabaseException extends AludelException {

	private static final long serialVersionUID = 1L;

	private final String product;

	private final String version;

	UnsupportedDatabaseException(String product, String version) {
		this(product, version, "The database", "Point the data source at a PostgreSQL server.");
	}

	private UnsupportedDatabaseException(String product, String version, String database, String advice) {
		super("""
				%s is %s %s; Aludel needs PostgreSQL 14 or later.
				Nothing was run.
				%s""".formatted(database, product, version, advice), null);
		this.product = product;
		this.version = version;
	}

	static UnsupportedDatabaseException ofOldServer(DatabaseAddress database, String version) {
		return new UnsupportedDatabaseException("PostgreSQL", version, "Database " + database,
				"Upgrade that server, or point the data source at another.");
	}

	/**
	 * {@return the name of the product}
	 */
	public String product() {
		return this.product;
	}

	/**
	 * {@return the version of the product}
	 */
	public String version() {
		return this.version;
	}

}

package dev.aludel.migrate;

/**
 * Thrown when the database is not a PostgreSQL that the engine can work with.
 */
public final class UnsupportedDatabaseException extends AludelException {

	private static final long serialVersionUID = 1L;

	private final String product;

	private final String version;

	UnsupportedDatabaseException(String product, String version) {
		super("""
				The database is %s %s; Aludel needs PostgreSQL 14 or later.
				Nothing was run.
				Point the data source at a PostgreSQL server.""".formatted(product, version), null);
		this.product = product;
		this.version = version;
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

package dev.aludel.autoconfigure;

/** Says which of several databases kept the application from starting. */
final class DatabaseStartException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String database;

	DatabaseStartException(String database, RuntimeException cause) {
		super("Database " + database + ":\n" + cause.getMessage(), cause);
		this.database = database;
	}

	/** What the application calls the database. */
	String database() {
		return this.database;
	}

}

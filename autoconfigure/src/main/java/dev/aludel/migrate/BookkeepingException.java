package dev.aludel.migrate;

import java.sql.SQLException;

/**
 * Thrown when the tables in which the database remembers its revisions cannot be read,
 * created or written.
 */
public final class BookkeepingException extends AludelException {

	private static final long serialVersionUID = 1L;

	private final DatabaseAddress database;

	private final ServerError error;

	private BookkeepingException(DatabaseAddress database, ServerError error, SQLException cause) {
		super("""
				The bookkeeping tables of database %s cannot be used.
				PostgreSQL: %s
				Nothing was run.
				%s""".formatted(database, error.text(), advice(error)), cause);
		this.database = database;
		this.error = error;
	}

	static BookkeepingException of(DatabaseAddress database, SQLException cause) {
		return new BookkeepingException(database, ServerError.of(cause), cause);
	}

	private static String advice(ServerError error) {
		if (error.is("42501")) {
			return "Grant the role `usage` and `create` on the schema and all rights on the tables in it, "
					+ "or migrate as the role that owns them.";
		}
		if (error.is("3F000")) {
			return "Create the schema.";
		}
		if (error.is("42703")) {
			return "A table of that name has other columns: give the bookkeeping tables other names.";
		}
		return "See that the database is up and start again.";
	}

	/**
	 * {@return the database}
	 */
	public DatabaseAddress database() {
		return this.database;
	}

	/**
	 * {@return what PostgreSQL said}
	 */
	public ServerError error() {
		return this.error;
	}

}

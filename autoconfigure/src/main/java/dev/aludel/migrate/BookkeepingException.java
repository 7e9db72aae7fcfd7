package dev.aludel.migrate;

import java.sql.SQLException;

/**
 * Thrown when the tables in which the database remembers its revisions cannot be read,
 * created or written.
 */
public final class BookkeepingException extends AludelException {

	private static final long serialVersionUID = 1L;

	private final ServerError error;

	BookkeepingException(String what, String state, String advice, SQLException cause) {
		super("""
				%s
				PostgreSQL: %s
				%s
				%s""".formatted(what, ServerError.of(cause).text(), state, advice), cause);
		this.error = ServerError.of(cause);
	}

	/**
	 * {@return what PostgreSQL said}
	 */
	public ServerError error() {
		return this.error;
	}

}

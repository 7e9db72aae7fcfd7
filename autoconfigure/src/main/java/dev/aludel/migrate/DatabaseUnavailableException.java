package dev.aludel.migrate;

import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when no connection to the database could be opened.
 */
public final class DatabaseUnavailableException extends AludelException {

	private static final long serialVersionUID = 1L;

	private final @Nullable String sqlState;

	DatabaseUnavailableException(@Nullable String alias, SQLException cause) {
		super("""
				No connection to %s: %s
				Nothing was run.
				Start the database, or correct the URL, user and password of the data source, or %3$s.url, %3$s.user \
				and %3$s.password where they are set.""".formatted(
				(alias != null) ? "database " + alias : "the database", ServerError.of(cause).text(),
				(alias != null) ? "aludel.databases." + alias : "aludel"), cause);
		this.sqlState = cause.getSQLState();
	}

	/** Whether the database answered, and did not let the user in. */
	boolean isRefusedLogin() {
		return this.sqlState != null && this.sqlState.startsWith("28");
	}

	/**
	 * {@return the SQLSTATE, or {@code null} when the driver gives none}
	 */
	public @Nullable String sqlState() {
		return this.sqlState;
	}

}

package dev.aludel.migrate;

import java.sql.SQLException;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when no connection to the database could be opened.
 */
public final class DatabaseUnavailableException extends AludelException {

	private static final long serialVersionUID = 1L;

	private final @Nullable String sqlState;

	DatabaseUnavailableException(@Nullable String alias, SQLException cause) {
		this(alias, cause, ServerError.of(cause).text(), cause.getSQLState());
	}

	/** Of a data source that could not even ask the database. */
	DatabaseUnavailableException(@Nullable String alias, RuntimeException cause) {
		this(alias, cause, Objects.requireNonNullElse(cause.getMessage(), cause.toString()), null);
	}

	private DatabaseUnavailableException(@Nullable String alias, Exception cause, String reason,
			@Nullable String sqlState) {
		super("""
				No connection to %s: %s
				Nothing was run.
				Start the database, or correct the URL, user and password of the data source, or %3$s.url, %3$s.user \
				and %3$s.password where they are set.""".formatted(
				(alias != null) ? "database " + alias : "the database", UrlSecrets.hide(reason.strip()),
				(alias != null) ? "aludel.databases." + alias : "aludel"), UrlSecrets.hide(cause));
		this.sqlState = sqlState;
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

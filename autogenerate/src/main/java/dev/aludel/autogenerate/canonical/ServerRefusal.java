package dev.aludel.autogenerate.canonical;

import java.sql.SQLException;
import java.util.Objects;

import org.postgresql.util.PSQLException;

/** What the server said instead of doing something, in its own words. */
record ServerRefusal(String sqlState, String message) implements ScratchAnswer {

	static ServerRefusal of(SQLException ex) {
		String message = (ex instanceof PSQLException refusal && refusal.getServerErrorMessage() != null)
				? refusal.getServerErrorMessage().getMessage() : ex.getMessage();
		return new ServerRefusal(Objects.requireNonNullElse(ex.getSQLState(), ""),
				Objects.requireNonNullElse(message, ""));
	}

	/**
	 * Whether the statement is to blame, not the connection, the server or its resources.
	 */
	static boolean isAboutTheStatement(SQLException ex) {
		String state = Objects.requireNonNullElse(ex.getSQLState(), "");
		return !state.isEmpty() && !state.startsWith("08") && !state.startsWith("25") && !state.startsWith("53")
				&& !state.startsWith("57") && !state.startsWith("58") && !state.startsWith("XX");
	}

}

package dev.aludel.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * How the migrations reach a database that other JDBC connections reach, too.
 *
 * @param jdbc how those reach it
 */
record JdbcAludelConnectionDetails(JdbcConnectionDetails jdbc) implements AludelConnectionDetails {

	@Override
	public String getJdbcUrl() {
		return this.jdbc.getJdbcUrl();
	}

	@Override
	public @Nullable String getUsername() {
		return this.jdbc.getUsername();
	}

	@Override
	public @Nullable String getPassword() {
		return this.jdbc.getPassword();
	}

	@Override
	public String getDriverClassName() {
		return this.jdbc.getDriverClassName();
	}

	// A record would show the password.
	@Override
	public String toString() {
		return "Connection details for migrations";
	}

}

package dev.aludel.migrate;

import java.sql.Connection;

import org.springframework.jdbc.datasource.AbstractDataSource;

/** Fails the test that asks it for a connection. */
public final class UnreachableDataSource extends AbstractDataSource {

	@Override
	public Connection getConnection() {
		throw new AssertionError("A database was asked.");
	}

	@Override
	public Connection getConnection(String username, String password) {
		return getConnection();
	}

}

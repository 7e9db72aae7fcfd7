package dev.aludel.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * The embedded PostgreSQL of a test run.
 */
public final class TestServer implements AutoCloseable {

	private final EmbeddedPostgres postgres;

	private final AtomicInteger databases = new AtomicInteger();

	TestServer(EmbeddedPostgres postgres) {
		this.postgres = postgres;
	}

	/**
	 * Starts a server.
	 * @return the server
	 */
	public static TestServer start() {
		try {
			return new TestServer(EmbeddedPostgres.builder()
				.setServerConfig("fsync", "off")
				.setServerConfig("max_connections", "100")
				.setServerConfig("timezone", "UTC")
				.start());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Creates an empty database.
	 * @return the database
	 */
	public TestDatabase createDatabase() {
		String name = "test_" + this.databases.incrementAndGet();
		execute("create database " + name);
		return database(name);
	}

	TestDatabase database(String name) {
		return new TestDatabase(this, name, this.postgres.getPort());
	}

	void drop(String database) {
		execute("drop database " + database + " with (force)");
	}

	private void execute(String sql) {
		try (Connection connection = this.postgres.getPostgresDatabase().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		try {
			this.postgres.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}

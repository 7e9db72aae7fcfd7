package dev.aludel.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * The embedded PostgreSQL of a test run.
 */
public final class TestServer implements AutoCloseable {

	private final Starter starter;

	private EmbeddedPostgres postgres;

	private final AtomicInteger databases = new AtomicInteger();

	private TestServer(Starter starter) throws IOException {
		this.starter = starter;
		this.postgres = starter.start(0);
	}

	TestServer(EmbeddedPostgres postgres) {
		this.starter = (port) -> {
			throw new IOException("It is not to be started again");
		};
		this.postgres = postgres;
	}

	/**
	 * Starts a server.
	 * @return the server
	 */
	public static TestServer start() {
		return start((port) -> builder().setServerConfig("fsync", "off").start());
	}

	/**
	 * Starts a server that can be stopped and started again, and forgets nothing that was
	 * committed.
	 * @param directory where it keeps its data
	 * @return the server
	 */
	public static TestServer startIn(Path directory) {
		return start((port) -> builder().setServerConfig("synchronous_commit", "on")
			.setDataDirectory(directory)
			.setCleanDataDirectory(false)
			.setPort(port)
			.start());
	}

	private static TestServer start(Starter starter) {
		try {
			return new TestServer(starter);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static EmbeddedPostgres.Builder builder() {
		return EmbeddedPostgres.builder().setServerConfig("max_connections", "100").setServerConfig("timezone", "UTC");
	}

	/**
	 * Stops the server as {@code pg_ctl stop -m immediate} does, which leaves it to the
	 * next start to put the data in order.
	 */
	public void stopImmediately() {
		try {
			ProcessHandle server = ProcessHandle.of(processId()).orElseThrow();
			new ProcessBuilder("kill", "-QUIT", Long.toString(server.pid())).start().waitFor();
			server.onExit().get(1, TimeUnit.MINUTES);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException | ExecutionException | TimeoutException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private long processId() throws IOException {
		Path directory = Path.of(setting("data_directory"));
		return Long.parseLong(Files.readAllLines(directory.resolve("postmaster.pid")).get(0));
	}

	/** Starts the server again that was stopped, on the same port. */
	public void startAgain() {
		try {
			int port = this.postgres.getPort();
			this.postgres.close();
			this.postgres = this.starter.start(port);
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

	private String setting(String name) {
		try (Connection connection = this.postgres.getPostgresDatabase().getConnection();
				Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery("show " + name)) {
			row.next();
			return row.getString(1);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
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

	/** Starts a server on a port, or on any when that is 0. */
	private interface Starter {

		EmbeddedPostgres start(int port) throws IOException;

	}

}

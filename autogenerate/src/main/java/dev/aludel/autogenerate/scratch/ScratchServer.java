package dev.aludel.autogenerate.scratch;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.UUID;

import dev.aludel.migrate.UrlSecrets;
import dev.aludel.postgresql.Identifier;

/**
 * A PostgreSQL server for databases that are made, used and thrown away. Closing it, or
 * the end of the JVM by whatever reason, leaves nothing of them.
 */
public final class ScratchServer implements AutoCloseable {

	private final Server server;

	private final String version;

	private final List<String> databases = new ArrayList<>();

	private final Thread hook = new Thread(this::clear, "aludel-scratch");

	private boolean cleared;

	private ScratchServer(Server server, String version) {
		this.server = server;
		this.version = version;
	}

	static ScratchServer of(Server server) {
		try (Connection connection = server.address().connect(new Properties())) {
			ScratchServer scratch = new ScratchServer(server, connection.getMetaData().getDatabaseProductVersion());
			Runtime.getRuntime().addShutdownHook(scratch.hook);
			return scratch;
		}
		catch (SQLException ex) {
			server.close();
			throw new ScratchServerException(
					"The scratch server %s gave no connection:\n  %s".formatted(server.address().shown(),
							UrlSecrets.hide(String.valueOf(ex.getMessage()))),
					"Start it, or name another with --scratch-url, --scratch-user and --scratch-password.",
					UrlSecrets.hide(ex));
		}
	}

	/**
	 * Says which server this is.
	 * @return the server in words: {@code PostgreSQL 18.6, embedded}
	 */
	public String describe() {
		return "PostgreSQL " + this.version.replaceFirst(" .*", "") + ", " + this.server.kind();
	}

	/**
	 * Creates an empty database.
	 * @param parameters parameters of its connections, such as {@code currentSchema}
	 * @return the database
	 * @throws SQLException when the server refuses it
	 */
	public synchronized ScratchDatabase create(Properties parameters) throws SQLException {
		if (this.cleared) {
			throw new SQLException("The scratch server was closed");
		}
		String name = "aludel_scratch_" + UUID.randomUUID().toString().substring(0, 8);
		try (Connection connection = this.server.address().connect(new Properties());
				Statement statement = connection.createStatement()) {
			statement.execute("create database " + name);
			this.databases.add(name);
		}
		ScratchDatabase database = new ScratchDatabase(this.server.address().database(name), parameters);
		createSchemas(database, parameters.getProperty("currentSchema", ""));
		return database;
	}

	// Where an application works in a schema of its own, somebody has created that
	// before its first start.
	private static void createSchemas(ScratchDatabase database, String searchPath) throws SQLException {
		try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
			if (hasSchema(statement)) {
				return;
			}
			for (String schema : searchPath.split(",")) {
				String name = schema.strip().replace("\"", "");
				if (!name.isEmpty() && !name.startsWith("$")) {
					statement.execute("create schema if not exists " + Identifier.quote(name));
				}
			}
		}
	}

	/**
	 * Tells whether a connection leads to a database that was made here.
	 * @param connection the connection
	 * @return whether it does
	 * @throws SQLException when the connection is broken
	 */
	public synchronized boolean owns(Connection connection) throws SQLException {
		return this.databases.contains(connection.getCatalog());
	}

	private static boolean hasSchema(Statement statement) throws SQLException {
		try (ResultSet row = statement.executeQuery("select current_schema() is not null")) {
			return row.next() && row.getBoolean(1);
		}
	}

	private synchronized void clear() {
		if (this.cleared) {
			return;
		}
		this.cleared = true;
		if (!this.server.takesDatabasesAlong()) {
			dropDatabases();
		}
		this.server.close();
	}

	private void dropDatabases() {
		try (Connection connection = this.server.address().connect(new Properties());
				Statement statement = connection.createStatement()) {
			for (String name : this.databases) {
				statement.execute("drop database if exists " + name + " with (force)");
			}
		}
		catch (SQLException ex) {
			throw new ScratchServerException(
					"The scratch server %s did not drop what was made there: %s\n  %s"
						.formatted(this.server.address().shown(), String.join(", ", this.databases), ex.getMessage()),
					"Drop it: drop database " + String.join(", ", this.databases), ex);
		}
	}

	@Override
	public void close() {
		clear();
		try {
			Runtime.getRuntime().removeShutdownHook(this.hook);
		}
		catch (IllegalStateException ex) {
			// The JVM ends already, and the hook has run or finds nothing to do.
		}
	}

}

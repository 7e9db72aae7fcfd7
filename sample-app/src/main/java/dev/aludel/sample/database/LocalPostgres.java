package dev.aludel.sample.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * A real PostgreSQL in a folder of the project. Whoever comes first starts the server,
 * who comes later finds it running; only the one who started it stops it.
 */
final class LocalPostgres implements JdbcConnectionDetails, AutoCloseable {

	private static final Log logger = LogFactory.getLog(LocalPostgres.class);

	private static final String USER = "postgres";

	private static final String DATABASE = "tasks";

	private static final int PORT_LINE = 3;

	private final int port;

	private final @Nullable EmbeddedPostgres started;

	private LocalPostgres(int port, @Nullable EmbeddedPostgres started) {
		this.port = port;
		this.started = started;
	}

	static LocalPostgres in(Path directory) throws IOException, SQLException {
		LocalPostgres postgres = runningPort(directory).map((port) -> new LocalPostgres(port, null))
			.orElseGet(() -> start(directory));
		postgres.createDatabase();
		logger.info("PostgreSQL in " + directory + " " + ((postgres.started != null) ? "started" : "found running")
				+ ": " + postgres.getJdbcUrl());
		return postgres;
	}

	/** The port of the server that works in the folder, from the file it keeps there. */
	private static Optional<Integer> runningPort(Path directory) throws IOException {
		Path file = directory.resolve("postmaster.pid");
		if (!Files.exists(file)) {
			return Optional.empty();
		}
		List<String> lines = Files.readAllLines(file);
		if (lines.size() <= PORT_LINE) {
			return Optional.empty();
		}
		int port = Integer.parseInt(lines.get(PORT_LINE).strip());
		return servesFrom(directory, port) ? Optional.of(port) : Optional.empty();
	}

	/** Whether what answers on the port is the server of this folder and no other. */
	private static boolean servesFrom(Path directory, int port) {
		try (Connection connection = dataSource(port, USER).getConnection();
				Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery("show data_directory")) {
			return row.next() && Files.isSameFile(Path.of(row.getString(1)), directory);
		}
		catch (IOException | SQLException ex) {
			return false;
		}
	}

	private static LocalPostgres start(Path directory) {
		try {
			EmbeddedPostgres server = EmbeddedPostgres.builder()
				.setDataDirectory(directory)
				.setCleanDataDirectory(false)
				// The application context stops the server, after everything that uses
				// it.
				.setRegisterShutdownHook(false)
				.start();
			return new LocalPostgres(server.getPort(), server);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("PostgreSQL did not start in " + directory, ex);
		}
	}

	private void createDatabase() throws SQLException {
		try (Connection connection = dataSource(this.port, USER).getConnection();
				Statement statement = connection.createStatement()) {
			try (ResultSet row = statement
				.executeQuery("select 1 from pg_database where datname = '" + DATABASE + "'")) {
				if (row.next()) {
					return;
				}
			}
			statement.execute("create database " + DATABASE);
		}
	}

	private static PGSimpleDataSource dataSource(int port, String database) {
		PGSimpleDataSource dataSource = new PGSimpleDataSource();
		dataSource.setPortNumbers(new int[] { port });
		dataSource.setDatabaseName(database);
		dataSource.setUser(USER);
		return dataSource;
	}

	@Override
	public String getJdbcUrl() {
		return "jdbc:postgresql://localhost:" + this.port + "/" + DATABASE;
	}

	@Override
	public String getUsername() {
		return USER;
	}

	@Override
	public @Nullable String getPassword() {
		return null;
	}

	@Override
	public void close() throws IOException {
		if (this.started != null) {
			this.started.close();
		}
	}

}

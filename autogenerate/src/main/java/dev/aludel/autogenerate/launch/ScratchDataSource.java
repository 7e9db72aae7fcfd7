package dev.aludel.autogenerate.launch;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;

import dev.aludel.autogenerate.scratch.ScratchDatabase;
import dev.aludel.autogenerate.scratch.ScratchServer;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * Stands where the application has a data source of its own: an empty database, made when
 * the first connection is asked for.
 */
final class ScratchDataSource extends AbstractDataSource {

	private final ScratchServer server;

	private final Properties parameters;

	private @Nullable ScratchDatabase database;

	ScratchDataSource(ScratchServer server, Properties parameters) {
		this.server = server;
		this.parameters = parameters;
	}

	@Override
	public Connection getConnection() throws SQLException {
		return database().connect();
	}

	/** The role is that of the server, whatever the application asks for. */
	@Override
	public Connection getConnection(String username, String password) throws SQLException {
		return getConnection();
	}

	private synchronized ScratchDatabase database() throws SQLException {
		if (this.database == null) {
			this.database = this.server.create(this.parameters);
		}
		return this.database;
	}

}

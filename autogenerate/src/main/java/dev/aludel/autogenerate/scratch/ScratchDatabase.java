package dev.aludel.autogenerate.scratch;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;

/**
 * An empty database that is dropped with its server.
 */
public final class ScratchDatabase {

	private final ServerAddress address;

	private final Properties parameters;

	ScratchDatabase(ServerAddress address, Properties parameters) {
		this.address = address;
		this.parameters = parameters;
	}

	/**
	 * Returns where the database is.
	 * @return the JDBC URL, without credentials and parameters
	 */
	public String url() {
		return this.address.shown();
	}

	/**
	 * Opens a connection.
	 * @return the connection
	 * @throws SQLException when the server refuses it
	 */
	public Connection connect() throws SQLException {
		return this.address.connect(this.parameters);
	}

}

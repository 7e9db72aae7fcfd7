package dev.aludel.migrate;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;

import javax.sql.DataSource;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * A connection taken from the data source, in autocommit, given back as it was found.
 */
final class Session implements AutoCloseable {

	private static final Log logger = LogFactory.getLog(Session.class);

	private static final int OLDEST_VERSION = 14;

	private final Connection connection;

	private final DatabaseAddress database;

	private final String user;

	private final boolean autoCommit;

	private boolean markedReadOnly;

	private Session(Connection connection, @Nullable String alias) throws SQLException {
		this.connection = connection;
		DatabaseMetaData metaData = connection.getMetaData();
		if (!metaData.getDatabaseProductName().equals("PostgreSQL")) {
			throw new UnsupportedDatabaseException(metaData.getDatabaseProductName(),
					metaData.getDatabaseProductVersion());
		}
		this.user = metaData.getUserName();
		this.database = DatabaseAddress.of(metaData.getURL(), this.user, alias);
		if (metaData.getDatabaseMajorVersion() < OLDEST_VERSION) {
			throw UnsupportedDatabaseException.ofOldServer(this.database, metaData.getDatabaseProductVersion());
		}
		this.autoCommit = connection.getAutoCommit();
		if (!this.autoCommit) {
			connection.setAutoCommit(true);
		}
	}

	static Session open(DataSource dataSource, AludelSettings settings) {
		@Nullable String alias = settings.database();
		Connection connection = connect(dataSource, alias);
		try {
			return new Session(connection, alias);
		}
		catch (SQLException ex) {
			closeQuietly(connection, ex);
			throw new DatabaseUnavailableException(alias, ex);
		}
		catch (RuntimeException ex) {
			closeQuietly(connection, ex);
			throw ex;
		}
	}

	private static Connection connect(DataSource dataSource, @Nullable String alias) {
		try {
			return dataSource.getConnection();
		}
		catch (SQLException ex) {
			throw new DatabaseUnavailableException(alias, ex);
		}
	}

	private static void closeQuietly(Connection connection, Exception reason) {
		try {
			connection.close();
		}
		catch (SQLException ex) {
			reason.addSuppressed(ex);
		}
	}

	Connection connection() {
		return this.connection;
	}

	DatabaseAddress database() {
		return this.database;
	}

	String user() {
		return this.user;
	}

	/** A pool may hand out connections marked as read only. */
	void allowWrites() throws SQLException {
		if (this.connection.isReadOnly()) {
			this.connection.setReadOnly(false);
			this.markedReadOnly = true;
		}
	}

	@Override
	public void close() {
		try (this.connection) {
			if (!this.connection.getAutoCommit()) {
				this.connection.rollback();
			}
			if (this.connection.getAutoCommit() != this.autoCommit) {
				this.connection.setAutoCommit(this.autoCommit);
			}
			if (this.markedReadOnly) {
				this.connection.setReadOnly(true);
			}
		}
		catch (SQLException ex) {
			// The work is done or has failed with a better reason.
			logger.debug("The connection could not be given back as it was", ex);
		}
	}

}

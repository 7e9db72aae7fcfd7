package dev.aludel.migrate;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;

import javax.sql.DataSource;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * A connection taken from the data source, in autocommit, given back as it was found.
 */
final class Session implements AutoCloseable {

	private static final Log logger = LogFactory.getLog(Session.class);

	private static final int OLDEST_VERSION = 14;

	private final Connection connection;

	private final Cancellation cancellation;

	private final DatabaseAddress database;

	private final String user;

	private final boolean autoCommit;

	private boolean markedReadOnly;

	private @Nullable String givenName;

	private @Nullable String transactionName;

	private @Nullable PreparedStatements preparedStatements;

	private Session(Connection connection, @Nullable String alias, Cancellation cancellation) throws SQLException {
		this.connection = connection;
		this.cancellation = cancellation;
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

	/** For work that waits for nobody, and so need not be cancelled. */
	static Session open(DataSource dataSource, AludelSettings settings) {
		return open(dataSource, settings, new Cancellation());
	}

	static Session open(DataSource dataSource, AludelSettings settings, Cancellation cancellation) {
		@Nullable String alias = settings.database();
		Connection connection = connect(dataSource, alias);
		try {
			return new Session(connection, alias, cancellation);
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
		catch (RuntimeException ex) {
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

	/** What may end its waits. */
	Cancellation cancellation() {
		return this.cancellation;
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

	/** Asks whether the back end answers that the driver was connected to. */
	Directness directness() throws SQLException {
		PGConnection driver = driver();
		if (driver == null) {
			return Directness.UNKNOWN;
		}
		try (Statement statement = this.connection.createStatement();
				ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
			row.next();
			return (row.getInt(1) == driver.getBackendPID()) ? Directness.DIRECT : Directness.POOLED;
		}
	}

	private @Nullable PGConnection driver() throws SQLException {
		return this.connection.isWrapperFor(PGConnection.class) ? this.connection.unwrap(PGConnection.class) : null;
	}

	/**
	 * Says in {@code pg_stat_activity} what the session is for, until it is given back.
	 * @param application the name of the application, or {@code null}
	 * @param purpose what the session is for
	 * @param own whether the session is the engine's own till then; if not, each
	 * transaction has to say it, and no statement may be left prepared
	 */
	void announce(@Nullable String application, String purpose, boolean own) throws SQLException {
		String given = Objects.requireNonNullElse(this.connection.getClientInfo("ApplicationName"), "");
		String name = SessionName.of(given, application, purpose);
		if (own) {
			this.givenName = given;
			name(name);
		}
		else {
			this.transactionName = name;
			this.preparedStatements = PreparedStatements.refuse(driver());
		}
	}

	private void name(String name) throws SQLException {
		try (PreparedStatement statement = this.connection
			.prepareStatement("select set_config('application_name', ?, false)")) {
			statement.setString(1, name);
			statement.execute();
		}
	}

	/** The name of the session for each transaction, or {@code null} when it has one. */
	@Nullable String transactionName() {
		return this.transactionName;
	}

	@Override
	public void close() {
		try (this.connection) {
			if (!this.connection.getAutoCommit()) {
				this.connection.rollback();
			}
			if (this.preparedStatements != null) {
				this.preparedStatements.allow();
			}
			if (this.givenName != null) {
				this.connection.setAutoCommit(true);
				name(this.givenName);
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

	/** What is between the driver and the server. */
	enum Directness {

		/** Nothing. */
		DIRECT,

		/** Something that changes back ends. */
		POOLED,

		/** The driver is hidden or is another: nobody can tell. */
		UNKNOWN

	}

	/**
	 * Statements that the driver prepares on the server: behind a pooler in transaction
	 * mode the next back end does not know them.
	 *
	 * @param driver the connection
	 * @param threshold from how many executions on it prepared them
	 */
	private record PreparedStatements(PGConnection driver, int threshold) {

		static @Nullable PreparedStatements refuse(@Nullable PGConnection driver) {
			if (driver == null) {
				return null;
			}
			PreparedStatements statements = new PreparedStatements(driver, driver.getPrepareThreshold());
			driver.setPrepareThreshold(0);
			return statements;
		}

		void allow() {
			this.driver.setPrepareThreshold(this.threshold);
		}

	}

}

package dev.aludel.autogenerate.prove;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

import javax.sql.DataSource;

import dev.aludel.migrate.SequenceValues;
import org.jspecify.annotations.Nullable;

/**
 * A transaction that can only be rolled back. The connection that is handed out refuses
 * to end it, and a row that breaks a deferred constraint makes the server refuse, too,
 * whatever SQL is run. Whoever ends it by a rollback comes to a transaction that is read
 * only.
 */
final class ProofTransaction implements AutoCloseable {

	/** The constraint that no commit can satisfy. */
	static final String NEVER_COMMITS = "aludel_proof_is_rolled_back";

	private final DataSource dataSource;

	private final Connection connection;

	private final boolean autoCommit;

	private final SequenceValues sequences;

	private final @Nullable String id;

	private ProofTransaction(DataSource dataSource, Connection connection, boolean autoCommit, ProofSettings settings)
			throws SQLException {
		this.dataSource = dataSource;
		this.connection = connection;
		this.autoCommit = autoCommit;
		// Must come first: the connection is told to begin transactions as read only, so
		// that none which follows this one by whatever trick can write.
		SqlExecution.execute(connection, "set transaction read write");
		limit("lock_timeout", settings.lockTimeout());
		limit("statement_timeout", settings.statementTimeout());
		limit("idle_in_transaction_session_timeout", settings.statementTimeout());
		SqlExecution.execute(connection, """
				create temporary table aludel_proof (
					id integer primary key,
					next integer constraint %s references aludel_proof deferrable initially deferred
				) on commit drop
				""".formatted(NEVER_COMMITS));
		SqlExecution.execute(connection, "insert into aludel_proof values (1, 2)");
		this.id = currentId();
		this.sequences = SequenceValues.of(connection);
	}

	static ProofTransaction begin(DataSource dataSource, ProofSettings settings) throws SQLException {
		Connection connection = dataSource.getConnection();
		boolean autoCommit = true;
		try {
			autoCommit = connection.getAutoCommit();
			connection.setAutoCommit(false);
			connection.setReadOnly(true);
			return new ProofTransaction(dataSource, connection, autoCommit, settings);
		}
		catch (SQLException | RuntimeException ex) {
			giveBack(connection, autoCommit, ex);
			throw ex;
		}
	}

	private void limit(String parameter, Duration limit) throws SQLException {
		try (PreparedStatement statement = this.connection.prepareStatement("select set_config(?, ?, true)")) {
			statement.setString(1, parameter);
			statement.setString(2, limit.toMillis() + "ms");
			statement.execute();
		}
	}

	/** The connection for drafts and checks. */
	Connection connection() {
		return GuardedConnection.of(this.connection);
	}

	/** Whether this is still the transaction that was begun. */
	boolean goesOn() throws SQLException {
		return this.id != null && this.id.equals(currentId());
	}

	private @Nullable String currentId() throws SQLException {
		try (Statement statement = this.connection.createStatement();
				ResultSet rows = statement.executeQuery("select pg_current_xact_id_if_assigned()::text")) {
			rows.next();
			return rows.getString(1);
		}
	}

	/**
	 * Rolls back at once; the connection can be asked about other sessions then.
	 * @return the connection
	 */
	Connection rollBack() throws SQLException {
		this.connection.rollback();
		return this.connection;
	}

	@Override
	public void close() {
		boolean restored = rollBackAndRestore();
		giveBack(this.connection, this.autoCommit, null);
		// A pool may have no other connection before this one is back.
		if (!restored) {
			restoreOnAnotherConnection();
		}
	}

	private boolean rollBackAndRestore() {
		try {
			this.connection.rollback();
			this.sequences.restore(this.connection);
			return true;
		}
		catch (SQLException ex) {
			return false;
		}
	}

	private void restoreOnAnotherConnection() {
		try (Connection other = this.dataSource.getConnection()) {
			this.sequences.restore(other);
		}
		catch (SQLException ex) {
			// The database is gone, and its sequences with it.
		}
	}

	// A connection that is gone takes its transaction along, so what cannot be done to it
	// any more need not be done.
	private static void giveBack(Connection connection, boolean autoCommit, @Nullable Exception reason) {
		try (connection) {
			connection.rollback();
			connection.setReadOnly(false);
			connection.setAutoCommit(autoCommit);
		}
		catch (SQLException ex) {
			if (reason != null) {
				reason.addSuppressed(ex);
			}
		}
	}

}

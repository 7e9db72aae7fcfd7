package dev.aludel.migrate;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * The transactions of revisions on one connection. Outside of them the connection is in
 * autocommit. Settings are made with {@code set local} only, so that a pool gets its
 * connection back as it was.
 */
final class RevisionTransaction {

	/**
	 * An SQL condition with a parameter, the {@linkplain #id() id} of the transaction:
	 * whether that still goes on. A transaction that was begun since has another id, or
	 * none yet.
	 */
	static final String IS_CURRENT = "coalesce(pg_current_xact_id_if_assigned()::text = ?, false)";

	private final Connection connection;

	private final long lockTimeoutMillis;

	private final boolean readCommitted;

	private String id = "";

	RevisionTransaction(Connection connection, Duration lockTimeout, boolean readCommitted) {
		this.connection = connection;
		this.lockTimeoutMillis = milliseconds(lockTimeout);
		this.readCommitted = readCommitted;
	}

	static long milliseconds(Duration lockTimeout) {
		// Zero means no limit to PostgreSQL.
		return lockTimeout.isZero() ? 0 : Math.min(Math.max(lockTimeout.toMillis(), 1), Integer.MAX_VALUE);
	}

	void begin() throws SQLException {
		this.connection.setAutoCommit(false);
		if (!this.readCommitted) {
			try (Statement statement = this.connection.createStatement()) {
				statement.execute("set transaction isolation level read committed");
			}
		}
		mark();
	}

	/** Makes the transaction one of the engine, which will know it again. */
	void mark() throws SQLException {
		String sql = "select pg_current_xact_id()::text, set_config('lock_timeout', ?, true)";
		try (PreparedStatement statement = this.connection.prepareStatement(sql)) {
			statement.setString(1, Long.toString(this.lockTimeoutMillis));
			try (ResultSet row = statement.executeQuery()) {
				row.next();
				this.id = row.getString(1);
			}
		}
	}

	/** The id of the transaction that was marked last. */
	String id() {
		return this.id;
	}

	/** Whether the transaction that was marked last still goes on. */
	boolean goesOn() throws SQLException {
		try (PreparedStatement statement = this.connection.prepareStatement("select " + IS_CURRENT)) {
			statement.setString(1, this.id);
			try (ResultSet row = statement.executeQuery()) {
				row.next();
				return row.getBoolean(1);
			}
		}
	}

	void commit() throws SQLException {
		this.connection.commit();
		this.connection.setAutoCommit(true);
	}

	void rollback() throws SQLException {
		if (!this.connection.getAutoCommit()) {
			this.connection.rollback();
			this.connection.setAutoCommit(true);
		}
	}

}

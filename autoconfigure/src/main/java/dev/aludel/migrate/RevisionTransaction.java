package dev.aludel.migrate;

import java.sql.Connection;
import java.sql.PreparedStatement;
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
	 * An SQL condition: whether the transaction is still the one that was begun here. The
	 * mark vanishes with the transaction, whoever ends it.
	 */
	static final String IS_CURRENT = "current_setting('aludel.transaction', true) = 'open'";

	private final Connection connection;

	private final long lockTimeoutMillis;

	private final boolean readCommitted;

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

	/** Makes the transaction one of the engine. */
	void mark() throws SQLException {
		String sql = "select set_config('lock_timeout', ?, true), set_config('aludel.transaction', 'open', true)";
		try (PreparedStatement statement = this.connection.prepareStatement(sql)) {
			statement.setString(1, Long.toString(this.lockTimeoutMillis));
			statement.execute();
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

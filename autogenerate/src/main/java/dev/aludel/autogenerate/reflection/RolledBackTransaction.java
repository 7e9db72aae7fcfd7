package dev.aludel.autogenerate.reflection;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;

import org.jspecify.annotations.Nullable;

/**
 * A stretch of work on a connection that leaves no trace: a transaction of its own when
 * the connection is in autocommit, else everything since a savepoint of the open one. The
 * settings made in between are undone with it.
 */
public final class RolledBackTransaction implements AutoCloseable {

	private final Connection connection;

	private final @Nullable Savepoint savepoint;

	private RolledBackTransaction(Connection connection, @Nullable Savepoint savepoint) {
		this.connection = connection;
		this.savepoint = savepoint;
	}

	/**
	 * Begins work that may write.
	 * @param connection the connection
	 * @return what ends it
	 * @throws SQLException when the server refuses
	 */
	public static RolledBackTransaction writable(Connection connection) throws SQLException {
		return begin(connection, "set transaction read write");
	}

	/**
	 * Begins work that reads one snapshot, or what an open transaction sees.
	 * @param connection the connection
	 * @return what ends it
	 * @throws SQLException when the server refuses
	 */
	static RolledBackTransaction snapshot(Connection connection) throws SQLException {
		return begin(connection, "set transaction isolation level repeatable read, read only");
	}

	private static RolledBackTransaction begin(Connection connection, String characteristics) throws SQLException {
		if (!connection.getAutoCommit()) {
			return new RolledBackTransaction(connection, connection.setSavepoint());
		}
		connection.setAutoCommit(false);
		RolledBackTransaction transaction = new RolledBackTransaction(connection, null);
		try (Statement statement = connection.createStatement()) {
			statement.execute(characteristics);
			return transaction;
		}
		catch (SQLException ex) {
			transaction.close();
			throw ex;
		}
	}

	/**
	 * Whether this is a transaction of its own.
	 * @return {@code false} inside a transaction that was open before
	 */
	public boolean isOwn() {
		return this.savepoint == null;
	}

	/**
	 * Undoes everything.
	 * @throws SQLException when the connection is lost
	 */
	@Override
	public void close() throws SQLException {
		if (this.savepoint != null) {
			this.connection.rollback(this.savepoint);
			this.connection.releaseSavepoint(this.savepoint);
			return;
		}
		this.connection.rollback();
		this.connection.setAutoCommit(true);
	}

}

package dev.aludel.migrate;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

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

	private final Fence fence;

	private String id = "";

	private @Nullable SessionSettings settings;

	RevisionTransaction(Connection connection, Duration lockTimeout, boolean readCommitted, Fence fence) {
		this.connection = connection;
		this.lockTimeoutMillis = milliseconds(lockTimeout);
		// Behind a pooler the next back end may have another default.
		this.readCommitted = readCommitted && fence.guardsSession();
		this.fence = fence;
	}

	static RevisionTransaction of(Situation situation, AludelSettings settings, Fence fence) {
		return new RevisionTransaction(situation.session().connection(), settings.timeouts().lock(),
				situation.facts().isReadCommitted(), fence);
	}

	static long milliseconds(Duration lockTimeout) {
		// Zero means no limit to PostgreSQL.
		return lockTimeout.isZero() ? 0 : Math.min(Math.max(lockTimeout.toMillis(), 1), Integer.MAX_VALUE);
	}

	/**
	 * Begins a transaction that is the only one of its kind: nobody else migrates, and
	 * nobody has since the plan was made.
	 * @throws OutdatedPlanException if somebody has
	 */
	void begin() throws SQLException {
		this.fence.approach();
		try {
			start();
			while (!this.fence.pass(this.connection)) {
				rollback();
				this.fence.await();
				start();
			}
		}
		catch (SQLException | RuntimeException ex) {
			rollbackBecauseOf(ex);
			throw ex;
		}
		readSettings();
		mark();
	}

	// Each back end behind a pooler has its own.
	private void readSettings() throws SQLException {
		if (!this.fence.guardsSession()) {
			this.settings = SessionSettings.read(this.connection);
		}
	}

	private void rollbackBecauseOf(Exception reason) {
		try {
			rollback();
		}
		catch (SQLException ex) {
			reason.addSuppressed(ex);
		}
	}

	private void start() throws SQLException {
		this.connection.setAutoCommit(false);
		if (!this.readCommitted) {
			try (Statement statement = this.connection.createStatement()) {
				statement.execute("set transaction isolation level read committed");
			}
		}
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

	/** Tells the transaction that it has added an entry to the history. */
	void recorded(long entry) {
		this.fence.recorded(entry);
	}

	/** Refuses a statement outside of transactions that others could run, too. */
	void refuseToLeave(String statement) {
		if (!this.fence.guardsSession()) {
			throw new RefusedException(
					"It came to a statement that cannot run in a transaction, and with %s=transaction nothing would keep other instances from running it, too: %s"
						.formatted(this.fence.database().property("lock.mode"), statement),
					UnguardedStepException.advice(this.fence.database()));
		}
	}

	/**
	 * The settings that the session had when the transaction was begun, or {@code null}
	 * where the session is the engine's own in between, too.
	 */
	@Nullable SessionSettings settings() {
		return this.settings;
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
		this.fence.committed();
		this.connection.setAutoCommit(true);
	}

	void rollback() throws SQLException {
		this.fence.rolledBack();
		if (!this.connection.getAutoCommit()) {
			this.connection.rollback();
			this.connection.setAutoCommit(true);
		}
	}

}

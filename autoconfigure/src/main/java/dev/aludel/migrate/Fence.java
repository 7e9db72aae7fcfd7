package dev.aludel.migrate;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import dev.aludel.postgresql.Identifier;
import dev.aludel.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * Stands before each transaction that writes: lets it go on only when it holds the
 * migration lock itself and nobody has recorded anything since the plan was made. A
 * session may lose its lock without noticing, to a pooler or a failover.
 */
final class Fence {

	private final MigrationLock lock;

	private final @Nullable String history;

	private long planned;

	private long recorded;

	private Fence(MigrationLock lock, @Nullable String history, long planned) {
		this.lock = lock;
		this.history = history;
		this.planned = planned;
		this.recorded = planned;
	}

	/**
	 * Remembers how far the history is. To be called before that is read which the plan
	 * is made of: what is recorded in between is noticed then.
	 */
	static Fence before(MigrationLock lock, Situation found) {
		String history = Identifier.quote(found.tables().history());
		try {
			return new Fence(lock, history,
					found.facts().historyTable() ? last(lock.session().connection(), history) : 0);
		}
		catch (SQLException ex) {
			throw BookkeepingException.whenUsing(lock.session(), found.tables(), ex);
		}
	}

	/** Only keeps others out, where there is nothing yet that they could have changed. */
	static Fence around(MigrationLock lock) {
		return new Fence(lock, null, 0);
	}

	private static String lastOf(String history) {
		// Every change of the applied revisions is recorded there, and with an index.
		return "select coalesce(max(id), 0) from " + history;
	}

	private static long last(Connection connection, String history) throws SQLException {
		try (Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery(lastOf(history))) {
			row.next();
			return row.getLong(1);
		}
	}

	/** To be called before the transaction begins. */
	void approach() {
		this.lock.queue().enter();
	}

	/**
	 * To be called when the transaction has begun.
	 * @return whether it may go on; else it has to end before the next attempt
	 * @throws OutdatedPlanException if something was recorded since the plan was made
	 */
	boolean pass(Connection connection) throws SQLException {
		String name = this.lock.transactionName();
		String sql = "select pg_try_advisory_xact_lock(?)"
				+ ((name != null) ? ", set_config('application_name', ?, true)" : "")
				// In a statement of its own, so that it sees what the last holder has
				// committed.
				+ ((this.history != null) ? "; " + lastOf(this.history) : "");
		try (PreparedStatement statement = connection.prepareStatement(sql)) {
			statement.setLong(1, this.lock.key());
			if (name != null) {
				statement.setString(2, name);
			}
			statement.execute();
			if (!answer(statement).getBoolean(1)) {
				return false;
			}
			if (this.history != null && statement.getMoreResults() && answer(statement).getLong(1) != this.planned) {
				throw new OutdatedPlanException(this.lock.session().database());
			}
			this.lock.queue().leave();
			return true;
		}
	}

	private static ResultSet answer(Statement statement) throws SQLException {
		ResultSet row = statement.getResultSet();
		row.next();
		return row;
	}

	/** Pauses between two attempts. */
	void await() throws SQLException {
		this.lock.queue().pause();
	}

	/** An entry of the history that the transaction itself has added. */
	void recorded(long entry) {
		this.recorded = Math.max(this.recorded, entry);
	}

	void committed() {
		this.planned = this.recorded;
	}

	void rolledBack() {
		this.recorded = this.planned;
	}

	/** Whether steps outside of transactions are kept from others, too. */
	boolean guardsSession() {
		return this.lock.isOfSession();
	}

	DatabaseAddress database() {
		return this.lock.session().database();
	}

}

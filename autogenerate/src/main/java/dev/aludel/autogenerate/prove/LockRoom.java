package dev.aludel.autogenerate.prove;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Sees that a proof does not fill the lock table that all sessions of the server share:
 * who comes too late there fails, whatever it wanted. One transaction keeps the locks of
 * every table, index and sequence that it makes or changes.
 */
final class LockRoom {

	/** How many operations are carried out between two looks; a look reads all locks. */
	private static final int OPERATIONS = 50;

	/** What is left to others, in percent. */
	private static final int RESERVE = 25;

	private int operations;

	/**
	 * Called after each operation; looks every now and then. An object counts once, in
	 * however many modes it is locked.
	 */
	void look(Connection connection) throws SQLException {
		this.operations++;
		if (this.operations % OPERATIONS != 0) {
			return;
		}
		try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery("""
				select (select count(*) from (select distinct locktype, database, relation, page, tuple, virtualxid,
				               transactionid, classid, objid, objsubid
				           from pg_catalog.pg_locks where not fastpath) taken),
				       pg_catalog.current_setting('max_locks_per_transaction')::bigint,
				       pg_catalog.current_setting('max_connections')::bigint
				           + pg_catalog.current_setting('max_prepared_transactions')::bigint
				""")) {
			row.next();
			require(row.getLong(1), row.getLong(2), row.getLong(3));
		}
	}

	private static void require(long taken, long locksPerTransaction, long transactions) {
		long room = locksPerTransaction * transactions;
		if (taken * 100 > room * (100 - RESERVE)) {
			throw new ProofStopped(new ProofOutcome.Unproven(("The proof stopped at %s of the %s locks that the server "
					+ "has room for (max_locks_per_transaction %s), so that others find theirs. "
					+ "A revision is applied in one transaction, too.\n%s\n"
					+ "Divide the draft into several revisions, or raise max_locks_per_transaction.")
				.formatted(taken, room, locksPerTransaction, FailureExplanation.ROLLED_BACK)));
		}
	}

}

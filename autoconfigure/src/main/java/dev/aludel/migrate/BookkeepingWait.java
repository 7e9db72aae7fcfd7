package dev.aludel.migrate;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

import dev.aludel.postgresql.Identifier;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.core.log.LogMessage;

/**
 * Reads what is recorded, and does not wait for ever for whoever keeps the tables to
 * himself: {@code lock table}, {@code vacuum full}, a restore. The driver cancels what
 * takes too long, for a timeout of the session would take a statement at every start.
 *
 * @param session where to read
 * @param tables the bookkeeping tables, each with its schema
 * @param facts what the server says about the session
 */
record BookkeepingWait(Session session, BookkeepingTables tables, SessionFacts facts) {

	private static final Log logger = LogFactory.getLog(BookkeepingWait.class);

	private static final String CANCELLED = "57014";

	/** From then on it is worth a line in the log. */
	private static final Duration UNNOTICED = Duration.ofSeconds(2);

	/**
	 * Reads at once where nobody is in the way.
	 * @param patience how long to wait in all; a transaction has limits of its own
	 * @throws BookkeepingException when that was not enough
	 */
	RecordedRevisions read(Duration patience) throws SQLException {
		if (!this.session.connection().getAutoCommit()) {
			return RecordedRevisions.read(this.session.connection(), this.tables, this.facts);
		}
		long begin = System.nanoTime();
		Duration first = (patience.compareTo(UNNOTICED) < 0) ? patience : UNNOTICED;
		try {
			return read(seconds(first));
		}
		catch (SQLException ex) {
			if (!isOver(first, begin, ex)) {
				throw ex;
			}
			return readOn(patience, begin, ex);
		}
	}

	private RecordedRevisions readOn(Duration patience, long begin, SQLException reason) throws SQLException {
		List<BlockingSession> blockers = blockers();
		Duration left = patience.minus(elapsedSince(begin));
		if (left.isNegative() || left.isZero()) {
			throw BookkeepingException.whenLocked(this.session, patience, blockers, reason);
		}
		blockers.forEach((blocker) -> logger
			.info(LogMessage.format("Waiting up to %s for the bookkeeping tables of database %s. In the way: %s",
					Wording.seconds(left), this.session.database(), blocker.describe())));
		long again = System.nanoTime();
		try {
			return read(seconds(left));
		}
		catch (SQLException ex) {
			if (!isOver(left, again, ex)) {
				throw ex;
			}
			throw BookkeepingException.whenLocked(this.session, patience, blockers(), ex);
		}
	}

	private RecordedRevisions read(int seconds) throws SQLException {
		return RecordedRevisions.read(this.session.connection(), this.tables, this.facts, seconds);
	}

	// JDBC knows whole seconds, and zero is no limit.
	private static int seconds(Duration limit) {
		return (int) Math.max(1, Math.min(limit.toSeconds(), Duration.ofDays(1).toSeconds()));
	}

	/** Whether the driver has cancelled it, and not somebody else. */
	private static boolean isOver(Duration limit, long begin, SQLException ex) {
		return CANCELLED.equals(ex.getSQLState()) && elapsedSince(begin).toSeconds() >= seconds(limit);
	}

	private static Duration elapsedSince(long begin) {
		return Duration.ofNanos(System.nanoTime() - begin);
	}

	private List<BlockingSession> blockers() throws SQLException {
		List<String> read = this.tables.all().stream().map(Identifier::quote).toList();
		return new LockSearch(this.session.connection()).blockersOf("select from " + String.join(", ", read));
	}

}

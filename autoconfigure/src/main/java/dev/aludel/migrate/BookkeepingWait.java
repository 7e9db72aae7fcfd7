package dev.aludel.migrate;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

import dev.aludel.schema.QualifiedName;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.core.log.LogMessage;

/**
 * Reads what is recorded, and does not wait for ever for whoever keeps the tables to
 * himself: {@code lock table}, {@code vacuum full}, a restore. The driver cancels what
 * takes too long, for a timeout of the session would take a statement at every start.
 *
 * @param session where to read
 * @param patience how long to wait in all
 */
record BookkeepingWait(Session session, Duration patience) {

	private static final Log logger = LogFactory.getLog(BookkeepingWait.class);

	private static final String CANCELLED = "57014";

	/** From then on it is worth a line in the log. */
	private static final Duration UNNOTICED = Duration.ofSeconds(2);

	// JDBC knows whole seconds, and zero is no limit.
	private static final Duration SHORTEST = Duration.ofSeconds(1);

	BookkeepingWait {
		if (patience.compareTo(SHORTEST) < 0) {
			patience = SHORTEST;
		}
	}

	/**
	 * Reads at once where nobody is in the way. A transaction has limits of its own.
	 * @param tables what is read, each with its schema
	 * @param reading what reads it
	 * @throws BookkeepingException when the patience was not enough
	 */
	<T> T read(List<QualifiedName> tables, Reading<T> reading) throws SQLException {
		if (!this.session.connection().getAutoCommit()) {
			return reading.read(0);
		}
		long begin = System.nanoTime();
		Duration first = (this.patience.compareTo(UNNOTICED) < 0) ? this.patience : UNNOTICED;
		try {
			return reading.read(seconds(first));
		}
		catch (SQLException ex) {
			if (!isOver(first, begin, ex)) {
				throw ex;
			}
			return readOn(tables, reading, begin, ex);
		}
	}

	private <T> T readOn(List<QualifiedName> tables, Reading<T> reading, long begin, SQLException reason)
			throws SQLException {
		List<BlockingSession> blockers = blockersOf(tables, reason);
		Duration left = this.patience.minus(elapsedSince(begin));
		if (left.isNegative() || left.isZero()) {
			throw BookkeepingException.whenLocked(this.session, this.patience, blockers, reason);
		}
		String waiting = "Waiting up to %s for the bookkeeping tables of database %s".formatted(Wording.seconds(left),
				this.session.database());
		if (blockers.isEmpty()) {
			logger.info(waiting);
		}
		blockers
			.forEach((blocker) -> logger.info(LogMessage.format("%s. In the way: %s", waiting, blocker.describe())));
		long again = System.nanoTime();
		try {
			return readCancellably(reading, seconds(left));
		}
		catch (SQLException ex) {
			if (!isOver(left, again, ex)) {
				throw ex;
			}
			throw BookkeepingException.whenLocked(this.session, this.patience, blockersOf(tables, ex), ex);
		}
	}

	private <T> T readCancellably(Reading<T> reading, int seconds) throws SQLException {
		try (CancellableRun run = this.session.cancellation().begin()) {
			run.expose(this.session.connection());
			if (!run.isToStop()) {
				return reading.read(seconds);
			}
		}
		catch (SQLException ex) {
			if (!CANCELLED.equals(ex.getSQLState()) || !this.session.cancellation().isRequested()) {
				throw ex;
			}
		}
		throw RunInterruptedException.whileWaitingForBookkeeping(this.session.database());
	}

	private static int seconds(Duration limit) {
		return (int) Math.max(SHORTEST.toSeconds(), Math.min(limit.toSeconds(), Duration.ofDays(1).toSeconds()));
	}

	/** Whether the driver has cancelled it, and not somebody else. */
	private static boolean isOver(Duration limit, long begin, SQLException ex) {
		return CANCELLED.equals(ex.getSQLState()) && elapsedSince(begin).toSeconds() >= seconds(limit);
	}

	private static Duration elapsedSince(long begin) {
		return Duration.ofNanos(System.nanoTime() - begin);
	}

	private List<BlockingSession> blockersOf(List<QualifiedName> tables, SQLException reason) {
		try {
			return new LockSearch(this.session.connection()).blockersOfReading(tables);
		}
		catch (SQLException ex) {
			reason.addSuppressed(ex);
			return List.of();
		}
	}

	/**
	 * Reads something.
	 *
	 * @param <T> what
	 */
	@FunctionalInterface
	interface Reading<T> {

		/**
		 * Reads it.
		 * @param seconds how long it may take before the driver cancels it, or zero
		 */
		T read(int seconds) throws SQLException;

	}

}

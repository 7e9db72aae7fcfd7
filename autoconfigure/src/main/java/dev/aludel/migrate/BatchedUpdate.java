package dev.aludel.migrate;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;

import dev.aludel.operation.Backfill;
import dev.aludel.postgresql.Identifier;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.core.log.LogMessage;

/**
 * Carries a backfill out in batches, each in a transaction that also records how far it
 * is: after a crash no row is skipped and none is updated twice.
 */
final class BatchedUpdate {

	private static final Log logger = LogFactory.getLog(Aludel.class);

	/** No lock in time, a deadlock, a serialization failure: the same may work later. */
	private static final Set<String> TRANSIENT = Set.of("55P03", "40P01", "40001");

	private static final int ATTEMPTS = 10;

	private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

	private final Connection connection;

	private final RevisionTransaction transaction;

	private final CancellableRun run;

	private final Backfill backfill;

	private final TableKey key;

	private KeyRange range;

	private BackfillCount count;

	private int batches;

	private long rows;

	BatchedUpdate(Connection connection, RevisionTransaction transaction, CancellableRun run, Backfill backfill,
			TableKey key, KeyRange range, BackfillCount count) {
		this.connection = connection;
		this.transaction = transaction;
		this.run = run;
		this.backfill = backfill;
		this.key = key;
		this.range = range;
		this.count = count;
	}

	/** How many batches are committed. */
	int batches() {
		return this.batches;
	}

	/**
	 * Updates what is left.
	 * @param store records within the transaction of a batch what is left behind it
	 * @param listener is told after each batch
	 */
	void run(RangeStore store, LoneStatements.BatchListener listener) throws SQLException {
		while (!this.range.isDone()) {
			refuseToGoOn();
			KeyRange batch = new KeyRange(this.range.last(),
					this.key.endOfBatch(this.connection, this.range, this.backfill.update().batchSize()));
			KeyRange left = this.range.behind(batch.end());
			int updated = update(batch, left, store);
			this.range = left;
			this.count = this.count.plusBatch(updated);
			this.batches++;
			this.rows += updated;
			listener.afterBatch(this.batches, this.rows);
			if (updated > 0 && !left.isDone()) {
				pause(this.backfill.update().pause());
			}
		}
	}

	private int update(KeyRange batch, KeyRange left, RangeStore store) throws SQLException {
		Duration wait = Duration.ofMillis(100);
		for (int attempt = 1;; attempt++) {
			try {
				this.transaction.begin();
				int updated = execute(sql(batch));
				store.save(left, this.count.plusBatch(updated));
				this.transaction.commit();
				return updated;
			}
			catch (SQLException ex) {
				rollback(ex);
				if (attempt == ATTEMPTS || !TRANSIENT.contains(String.valueOf(ex.getSQLState()))) {
					throw ex;
				}
				logger.info(LogMessage.format("A batch of the backfill of %s was not done (%s); trying again in %d ms",
						this.backfill.table(), ex.getMessage(), wait.toMillis()));
				pause(wait);
				refuseToGoOn();
				wait = (wait.multipliedBy(2).compareTo(LONGEST_WAIT) < 0) ? wait.multipliedBy(2) : LONGEST_WAIT;
			}
		}
	}

	private String sql(KeyRange batch) {
		String condition = this.backfill.update().condition();
		// The line end closes a comment that the author's SQL may end with.
		return "update %s set %s\nwhere %s%s".formatted(Identifier.quote(this.backfill.table()),
				this.backfill.update().assignments(), (condition != null) ? "(" + condition + "\n) and " : "",
				this.key.condition(batch));
	}

	// Not prepared: a question mark may be an operator, braces may be an array.
	private int execute(String sql) throws SQLException {
		try (Statement statement = this.connection.createStatement()) {
			statement.setEscapeProcessing(false);
			logger.debug(sql);
			return statement.executeUpdate(sql);
		}
	}

	private void rollback(SQLException reason) {
		try {
			this.transaction.rollback();
		}
		catch (SQLException ex) {
			reason.addSuppressed(ex);
		}
	}

	private void pause(Duration pause) {
		try {
			this.run.pause(pause);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void refuseToGoOn() {
		if (this.run.isToStop()) {
			throw new InterruptedMigrationException();
		}
	}

	/** Keeps what is left of a backfill. */
	interface RangeStore {

		/** Saves within the transaction of the connection, with what is done then. */
		void save(KeyRange left, BackfillCount count) throws SQLException;

	}

}

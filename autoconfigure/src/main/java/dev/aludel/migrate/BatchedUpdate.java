package dev.aludel.migrate;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import dev.aludel.operation.Backfill;
import dev.aludel.operation.OperationKind;
import dev.aludel.postgresql.Identifier;
import dev.aludel.postgresql.SqlStatement;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.core.log.LogMessage;

/**
 * Carries a backfill out in batches, each in a transaction that also records how far it
 * is: after a crash no row is skipped and none is updated twice. A batch that waits or
 * takes too long is tried again with half of its rows.
 */
final class BatchedUpdate {

	private static final Log logger = LogFactory.getLog(Aludel.class);

	/** No lock in time, too long in all: fewer rows may be better off. */
	private static final Set<String> TOO_MUCH = Set.of("55P03", "57014");

	/** A deadlock, a serialization failure: the same may work later. */
	private static final Set<String> UNLUCKY = Set.of("40P01", "40001");

	private final Connection connection;

	private final RevisionTransaction transaction;

	private final Retries retries;

	private final CancellableRun run;

	private final Backfill backfill;

	private final int number;

	private final TableKey key;

	private KeyRange range;

	private int size;

	private BackfillCount count;

	private int batches;

	private long rows;

	BatchedUpdate(Connection connection, RevisionTransaction transaction, Retries retries, Backfill backfill,
			TableKey key, KeyRange range, int number, BackfillCount count) {
		this.connection = connection;
		this.transaction = transaction;
		this.retries = retries;
		this.run = retries.run();
		this.backfill = backfill;
		this.key = key;
		this.range = range;
		this.number = number;
		this.size = backfill.update().batchSize();
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
			int updated = update(store);
			this.batches++;
			this.rows += updated;
			listener.afterBatch(this.batches, this.rows);
			// What was too much in a busy moment need not be later.
			this.size = (int) Math.min(this.size * 2L, this.backfill.update().batchSize());
			if (updated > 0 && !this.range.isDone()) {
				pause(this.backfill.update().pause());
			}
		}
	}

	private int update(RangeStore store) throws SQLException {
		for (int attempt = 1;; attempt++) {
			try {
				return tryUpdate(attempt, store);
			}
			catch (SQLException ex) {
				rollback(ex);
				String sqlState = String.valueOf(ex.getSQLState());
				if (this.retries.isLast(attempt) || !(TOO_MUCH.contains(sqlState) || UNLUCKY.contains(sqlState))) {
					throw ex;
				}
				refuseToGoOn();
				if (TOO_MUCH.contains(sqlState)) {
					this.size = Math.max(this.size / 2, 1);
				}
				pauseBehind(attempt, ex);
				refuseToGoOn();
			}
		}
	}

	private int tryUpdate(int attempt, RangeStore store) throws SQLException {
		this.transaction.begin(OperationKind.DATA, attempt);
		KeyRange batch = new KeyRange(this.range.last(), this.key.endOfBatch(this.connection, this.range, this.size));
		KeyRange left = this.range.behind(batch.end());
		logger.debug(LogMessage.format("Up to %d rows: %s", this.size, sql(null)));
		int updated = execute(sql(batch));
		BackfillCount done = this.count.plusBatch(updated);
		store.save(left, done);
		this.transaction.commit();
		this.range = left;
		this.count = done;
		return updated;
	}

	private void pauseBehind(int attempt, SQLException ex) {
		FailedStatement statement = new FailedStatement(this.number, sql(null), this.backfill.describe(),
				this.backfill.kind());
		ServerError error = ServerError.of(this.retries.parameterValues().hide(SqlStatement.of(statement.sql()), ex));
		this.retries.pauseBehind(attempt, statement, error,
				Retries.isInTheWay(error) ? this.retries.blockers(statement, ex) : List.of());
	}

	/** For a batch, or for all: what is told has no keys, which are values of rows. */
	private String sql(@Nullable KeyRange batch) {
		List<String> conditions = new ArrayList<>();
		if (this.backfill.update().condition() != null) {
			// The line end closes a comment that the author's SQL may end with.
			conditions.add("(" + this.backfill.update().condition() + "\n)");
		}
		if (batch != null) {
			conditions.add(this.key.condition(batch));
		}
		return "update %s set %s%s".formatted(Identifier.quote(this.backfill.table()),
				this.backfill.update().assignments(),
				conditions.isEmpty() ? "" : "\nwhere " + String.join(" and ", conditions));
	}

	// Not prepared: a question mark may be an operator, braces may be an array.
	private int execute(String sql) throws SQLException {
		try (Statement statement = this.connection.createStatement()) {
			statement.setEscapeProcessing(false);
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

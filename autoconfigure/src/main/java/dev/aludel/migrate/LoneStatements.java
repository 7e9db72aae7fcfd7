package dev.aludel.migrate;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

import dev.aludel.migrate.ProgressStore.Progress;
import dev.aludel.operation.Backfill;
import dev.aludel.operation.Operation;
import dev.aludel.operation.OperationKind;
import dev.aludel.postgresql.SqlStatement;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.core.log.LogMessage;

/**
 * Runs the statements of one revision that cannot run in a transaction: commits what came
 * before, together with a record of it, so that the revision can be resumed there.
 */
final class LoneStatements {

	private static final Log logger = LogFactory.getLog(LoneStatements.class);

	private static final StatementLimits QUICK = new StatementLimits(Duration.ofSeconds(2), Duration.ofSeconds(2));

	private final DatabaseAddress database;

	private final Connection connection;

	private final RevisionTransaction transaction;

	private final ProgressStore progress;

	private final RunnableRevision revision;

	private final CancellableRun run;

	private final TimeoutSettings timeouts;

	private final Retries retries;

	private final @Nullable Progress resumed;

	private int committed;

	private boolean exhausted;

	private boolean unfinished;

	private Moment moment = Moment.TRANSACTION;

	LoneStatements(DatabaseAddress database, Connection connection, RevisionTransaction transaction,
			ProgressStore progress, RunnableRevision revision, Retries retries, @Nullable Progress resumed) {
		this.database = database;
		this.connection = connection;
		this.transaction = transaction;
		this.progress = progress;
		this.revision = revision;
		this.run = retries.run();
		this.timeouts = retries.timeouts();
		this.retries = retries;
		this.committed = (resumed != null) ? resumed.unfinished().completedStatements() : 0;
		this.unfinished = resumed != null;
		this.resumed = resumed;
	}

	/** How many statements of the revision are committed, and recorded as such. */
	int committed() {
		return this.committed;
	}

	/** Whether the progress of the revision is recorded. */
	boolean isUnfinished() {
		return this.unfinished;
	}

	/** Where the revision is. */
	Moment moment() {
		return this.moment;
	}

	/** Whether something was tried as often as it may be. */
	boolean isExhausted() {
		return this.exhausted;
	}

	/** Commits what is done so far, so that the next statement can use it. */
	void commitBehind(Position position) throws SQLException {
		SessionSettings settings = this.transaction.takeSettings();
		save(position.number(), position.checksum(), false);
		commit(position.number());
		this.moment = Moment.TRANSACTION;
		this.transaction.begin();
		if (settings != null) {
			this.transaction.giveBack(settings);
		}
	}

	void execute(Operation operation, SqlStatement statement, Position position) throws SQLException {
		this.transaction.refuseToLeave(statement.sql());
		ConcurrentIndex index = ConcurrentIndex.of(operation);
		StatementLimits limits = this.timeouts.of(operation.kind());
		this.transaction.limit(OperationKind.DATA);
		if (index != null && !position.begun()) {
			index.refuseInvalid(this.connection);
		}
		if (index != null && position.begun() && index.isDone(this.connection)) {
			commitBefore(position);
		}
		else {
			// Only what is seen not to be done before can be recognised as done by us
			// later.
			boolean recognisable = index != null && !index.isDone(this.connection);
			save(position.number() - 1, position.checksumBefore(), recognisable);
			commitBefore(position);
			executeAlone(index, limits, statement, position, recognisable);
		}
		record(position);
		beginBehind();
	}

	private void commitBefore(Position position) throws SQLException {
		commit(position.number() - 1);
		this.moment = Moment.ALONE;
		this.transaction.putLimitsBack();
	}

	private void commit(int statements) throws SQLException {
		this.moment = Moment.COMMIT;
		this.transaction.commit();
		this.unfinished = true;
		this.committed = statements;
	}

	private void beginBehind() throws SQLException {
		this.moment = Moment.TRANSACTION;
		this.transaction.begin();
		this.run.expose(this.connection);
	}

	/**
	 * Carries a backfill out, or what an earlier run has left of it.
	 * @param left what is left, or {@code null} when it has not begun
	 */
	void backfill(Backfill backfill, SqlStatement whole, Position position, @Nullable KeyRange left,
			BatchListener listener) throws SQLException {
		this.transaction.refuseToLeave(whole.sql());
		this.transaction.limit(OperationKind.DATA);
		TableKey key = TableKey.of(this.connection, backfill.table());
		KeyRange range = (left != null || key == null) ? left : key.all(this.connection);
		if (key != null && range == null) {
			// No row, no upper bound: one that comes now is none of those it is about.
			return;
		}
		BackfillCount count = (left != null) ? resumedCount() : BackfillCount.NONE;
		saveLeft(position, range, count);
		commitBefore(position);
		if (key == null) {
			logger.warn(LogMessage.format(
					"Table %s has no primary key and no unique index over columns that are not "
							+ "null; its backfill runs as one statement and locks every row until it is done",
					backfill.table()));
			updateAtOnce(whole, position);
		}
		else if (range != null) {
			updateInBatches(new BatchedUpdate(this.connection, this.transaction, this.retries, backfill, key, range,
					position.number(), count), position, left != null, listener);
		}
		record(position);
		beginBehind();
	}

	private void updateAtOnce(SqlStatement whole, Position position) throws SQLException {
		try {
			// It may take as long as the table is large.
			this.transaction.begin(OperationKind.SCAN);
			OperationExecutor.execute(this.connection, whole);
			save(position.number(), position.checksum(), false);
			this.transaction.commit();
		}
		catch (SQLException ex) {
			forget(position, ex);
			throw ex;
		}
	}

	private void updateInBatches(BatchedUpdate update, Position position, boolean resumed, BatchListener listener)
			throws SQLException {
		try {
			update.run((left, count) -> saveLeft(position, left, count), listener);
		}
		catch (SQLException ex) {
			this.exhausted = true;
			if (!resumed && update.batches() == 0) {
				forget(position, ex);
			}
			throw ex;
		}
	}

	/** Nothing of the statement is there, so that it has not begun. */
	private void forget(Position position, SQLException reason) {
		try {
			this.transaction.rollback();
			cleanUp(QUICK, null, position, false, reason);
		}
		catch (SQLException ex) {
			reason.addSuppressed(ex);
		}
	}

	private BackfillCount resumedCount() {
		BackfillCount count = (this.resumed != null) ? this.resumed.unfinished().backfill() : null;
		return (count != null) ? count : BackfillCount.NONE;
	}

	private void saveLeft(Position position, @Nullable KeyRange left, BackfillCount count) throws SQLException {
		this.progress.save(this.connection, this.revision.id(), this.revision.direction(), position.number() - 1,
				position.checksumBefore(), true, left, count);
	}

	// In a transaction, for another may have come here, too, had the session lost its
	// lock.
	private void record(Position position) throws SQLException {
		this.transaction.beginPatiently();
		save(position.number(), position.checksum(), false);
		this.transaction.commit();
		this.committed = position.number();
	}

	private void complete(Position position) throws SQLException {
		save(position.number(), position.checksum(), false);
		this.committed = position.number();
	}

	private void executeAlone(@Nullable ConcurrentIndex index, StatementLimits limits, SqlStatement statement,
			Position position, boolean recognisable) throws SQLException {
		try (Timeouts before = Timeouts.set(this.connection, limits)) {
			logger.debug(LogMessage.format("lock_timeout %s ms (was %s), statement_timeout %s ms (was %s)",
					limits.lockMillis(), before.lock(), limits.statementMillis(), before.statement()));
			if (index != null && position.begun()) {
				index.dropIfInvalid(this.connection);
			}
			OperationExecutor.execute(this.connection, statement);
			// What is done has to be recorded, whoever wants to stop now.
			this.run.shield();
		}
		catch (SQLException ex) {
			if (this.run.isToStop()) {
				this.run.shield();
				cleanUp(QUICK, index, position, recognisable, ex);
			}
			else {
				cleanUp(limits, index, position, recognisable, ex);
			}
			throw ex;
		}
	}

	// The drop of a broken index waits for others as its build did. What remains is
	// recorded as begun, and the next run clears it away.
	private void cleanUp(StatementLimits limits, @Nullable ConcurrentIndex index, Position position,
			boolean recognisable, SQLException reason) {
		try (Timeouts before = Timeouts.set(this.connection, limits)) {
			logger.debug(LogMessage.format("%s ms for clearing away (statement_timeout was %s)",
					limits.statementMillis(), before.statement()));
			cleanUp(index, position, recognisable, reason);
		}
		catch (SQLException ex) {
			reason.addSuppressed(ex);
		}
	}

	private void cleanUp(@Nullable ConcurrentIndex index, Position position, boolean recognisable,
			SQLException reason) {
		try {
			// One that was there before is not ours to drop.
			if (index != null && !"42P07".equals(reason.getSQLState())) {
				if (recognisable && index.isDone(this.connection)) {
					// The failure came too late for it.
					complete(position);
					return;
				}
				index.dropIfInvalid(this.connection);
			}
			if (position.number() == 1) {
				this.progress.delete(this.connection, this.revision.id());
				this.unfinished = false;
			}
			else {
				save(position.number() - 1, position.checksumBefore(), false);
			}
		}
		catch (SQLException ex) {
			reason.addSuppressed(ex);
		}
	}

	private void save(int completed, String checksum, boolean nextBegun) throws SQLException {
		this.progress.save(this.connection, this.revision.id(), this.revision.direction(), completed, checksum,
				nextBegun);
	}

	/** Removes the record of a revision that is done. */
	void finish() throws SQLException {
		if (this.unfinished) {
			this.progress.delete(this.connection, this.revision.id());
		}
	}

	void verify(UnfinishedRevision unfinished, String checksum) {
		if (!unfinished.checksum().equals(checksum)) {
			throw new UnfinishedRevisionChangedException(this.database, unfinished, this.revision.className());
		}
	}

	/**
	 * Where a statement stands in its revision.
	 *
	 * @param number which one it is, counting from 1
	 * @param checksumBefore the checksum of the statements before it
	 * @param checksum the checksum with it
	 * @param begun whether an earlier run had begun it
	 */
	record Position(int number, String checksumBefore, String checksum, boolean begun) {

	}

	/** Where a revision is while it splits. */
	enum Moment {

		/** In a transaction. */
		TRANSACTION,

		/** At a commit of a part of it. */
		COMMIT,

		/** At a statement outside a transaction. */
		ALONE

	}

	/** Is told after each batch of a backfill. */
	@FunctionalInterface
	interface BatchListener {

		void afterBatch(int batches, long rows);

	}

	/**
	 * The timeouts of the session, put back in the end.
	 *
	 * @param connection the connection
	 * @param lock what {@code lock_timeout} was
	 * @param statement what {@code statement_timeout} was
	 */
	private record Timeouts(Connection connection, String lock, String statement) implements AutoCloseable {

		static Timeouts set(Connection connection, StatementLimits limits) throws SQLException {
			try (Statement statement = connection.createStatement();
					ResultSet row = statement
						.executeQuery("select current_setting('lock_timeout'), current_setting('statement_timeout')")) {
				row.next();
				Timeouts found = new Timeouts(connection, row.getString(1), row.getString(2));
				set(connection, Long.toString(limits.lockMillis()), Long.toString(limits.statementMillis()));
				return found;
			}
		}

		private static void set(Connection connection, String lock, String statement) throws SQLException {
			try (PreparedStatement settings = connection.prepareStatement(
					"select set_config('lock_timeout', ?, false), set_config('statement_timeout', ?, false)")) {
				settings.setString(1, lock);
				settings.setString(2, statement);
				settings.execute();
			}
		}

		@Override
		public void close() throws SQLException {
			set(this.connection, this.lock, this.statement);
		}

	}

}

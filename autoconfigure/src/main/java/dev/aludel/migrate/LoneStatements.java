package dev.aludel.migrate;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import dev.aludel.migrate.ProgressStore.Progress;
import dev.aludel.operation.Backfill;
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

	private static final String QUICK = "2s";

	private final DatabaseAddress database;

	private final Connection connection;

	private final RevisionTransaction transaction;

	private final ProgressStore progress;

	private final RunnableRevision revision;

	private final CancellableRun run;

	private int committed;

	private boolean unfinished;

	private Moment moment = Moment.TRANSACTION;

	LoneStatements(DatabaseAddress database, Connection connection, RevisionTransaction transaction,
			ProgressStore progress, RunnableRevision revision, CancellableRun run, @Nullable Progress resumed) {
		this.database = database;
		this.connection = connection;
		this.transaction = transaction;
		this.progress = progress;
		this.revision = revision;
		this.run = run;
		this.committed = (resumed != null) ? resumed.unfinished().completedStatements() : 0;
		this.unfinished = resumed != null;
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

	void execute(@Nullable ConcurrentIndex index, SqlStatement statement, Position position) throws SQLException {
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
			executeAlone(index, statement, position, recognisable);
		}
		complete(position);
		beginBehind();
	}

	private void commitBefore(Position position) throws SQLException {
		this.moment = Moment.COMMIT;
		this.transaction.commit();
		this.moment = Moment.ALONE;
		this.unfinished = true;
		this.committed = position.number() - 1;
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
		TableKey key = TableKey.of(this.connection, backfill.table());
		KeyRange range = (left != null || key == null) ? left : key.all(this.connection);
		if (key != null && range == null) {
			// No row, no upper bound: one that comes now is none of those it is about.
			return;
		}
		saveLeft(position, range);
		commitBefore(position);
		if (key == null) {
			logger.warn(LogMessage.format(
					"Table %s has no primary key and no unique index over columns that are not "
							+ "null; its backfill runs as one statement and locks every row until it is done",
					backfill.table()));
			updateAtOnce(whole, position);
		}
		else if (range != null) {
			updateInBatches(new BatchedUpdate(this.connection, this.transaction, this.run, backfill, key, range),
					position, left != null, listener);
		}
		complete(position);
		beginBehind();
	}

	private void updateAtOnce(SqlStatement whole, Position position) throws SQLException {
		try {
			this.transaction.begin();
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
			update.run((left) -> saveLeft(position, left), listener);
		}
		catch (SQLException ex) {
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
			cleanUp(null, position, false, reason);
		}
		catch (SQLException ex) {
			reason.addSuppressed(ex);
		}
	}

	private void saveLeft(Position position, @Nullable KeyRange left) throws SQLException {
		this.progress.save(this.connection, this.revision.id(), this.revision.direction(), position.number() - 1,
				position.checksumBefore(), true, left);
	}

	private void complete(Position position) throws SQLException {
		save(position.number(), position.checksum(), false);
		this.committed = position.number();
	}

	private void executeAlone(@Nullable ConcurrentIndex index, SqlStatement statement, Position position,
			boolean recognisable) throws SQLException {
		try (Timeouts timeouts = Timeouts.lift(this.connection)) {
			logger.debug(LogMessage.format("No lock_timeout (%s) and no statement_timeout (%s) for the next statement",
					timeouts.lock(), timeouts.statement()));
			if (index != null && position.begun()) {
				index.dropIfInvalid(this.connection);
			}
			OperationExecutor.execute(this.connection, statement);
			// What is done has to be recorded, whoever wants to stop now.
			this.run.shield();
		}
		catch (SQLException ex) {
			if (this.run.isToStop()) {
				cleanUpQuickly(index, position, recognisable, ex);
			}
			else {
				cleanUp(index, position, recognisable, ex);
			}
			throw ex;
		}
	}

	// The drop of a broken index waits for others as its build did. What remains is
	// recorded as begun, and the next run clears it away.
	private void cleanUpQuickly(@Nullable ConcurrentIndex index, Position position, boolean recognisable,
			SQLException reason) {
		this.run.shield();
		try (Timeouts timeouts = Timeouts.limit(this.connection, QUICK)) {
			logger.debug(
					LogMessage.format("%s for clearing away (statement_timeout was %s)", QUICK, timeouts.statement()));
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

		/** At the commit of what comes before a statement outside a transaction. */
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
	 * The timeouts of the session. A concurrent build waits for every transaction that is
	 * older than it, one after the other; a timeout would leave a broken index behind.
	 */
	private record Timeouts(Connection connection, String lock, String statement) implements AutoCloseable {

		static Timeouts lift(Connection connection) throws SQLException {
			return limit(connection, "0");
		}

		static Timeouts limit(Connection connection, String limit) throws SQLException {
			try (Statement statement = connection.createStatement();
					ResultSet row = statement
						.executeQuery("select current_setting('lock_timeout'), current_setting('statement_timeout')")) {
				row.next();
				Timeouts found = new Timeouts(connection, row.getString(1), row.getString(2));
				set(connection, limit, limit);
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

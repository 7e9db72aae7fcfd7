package dev.aludel.migrate;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import dev.aludel.Operations;
import dev.aludel.migrate.HistoryStore.Work;
import dev.aludel.migrate.LoneStatements.Moment;
import dev.aludel.migrate.ProgressStore.Progress;
import dev.aludel.migrate.RevisionFailedException.Outcome;
import dev.aludel.postgresql.SqlRenderer;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.core.log.LogMessage;

/**
 * Runs one revision after the other, each in a transaction of its own or all in that of
 * the run. What a revision did and the record of it are always in the same one.
 */
final class RevisionRunner {

	private static final Log logger = LogFactory.getLog(Aludel.class);

	private final SqlRenderer renderer = new SqlRenderer();

	private final Situation situation;

	private final Connection connection;

	private final RevisionTransaction transaction;

	private final Map<String, Progress> unfinished;

	private final SessionSettings settings;

	private final TimeoutSettings timeouts;

	private final List<MigrationListener> listeners;

	private final CancellableRun run;

	private final Map<String, Integer> attempts = new LinkedHashMap<>();

	/** Those that are done in the transaction that goes on. */
	private final List<String> together = new ArrayList<>();

	/** Those of them that add values to enum types. */
	private final Set<String> addingValues = new LinkedHashSet<>();

	private final Set<String> committedBehindValues = new LinkedHashSet<>();

	private final Set<String> committedBehind = new LinkedHashSet<>();

	private int completed;

	RevisionRunner(Situation situation, RevisionTransaction transaction, Map<String, Progress> unfinished,
			TimeoutSettings timeouts, List<MigrationListener> listeners, CancellableRun run) throws SQLException {
		this.situation = situation;
		this.connection = situation.session().connection();
		this.transaction = transaction;
		this.unfinished = unfinished;
		this.settings = SessionSettings.read(this.connection);
		this.timeouts = timeouts;
		this.listeners = listeners;
		this.run = run;
	}

	/** How many revisions are done and committed. */
	int completed() {
		return this.completed;
	}

	/**
	 * Runs a revision and records it.
	 * @param revision the revision
	 * @param last whether its transaction ends with it
	 * @param completion is told when it is committed
	 * @return whether that was done; otherwise everything since the last commit was
	 * rolled back, and is to be done again
	 */
	boolean run(RunnableRevision revision, boolean last, Consumer<CompletedRevision> completion) {
		int attempt = this.attempts.merge(revision.id(), 1, Integer::sum);
		return new Attempt(revision, attempt, last, completion).complete();
	}

	private static void log(CompletedRevision revision) {
		logger.info(LogMessage.format("%s %s %s(%s, %d ms)",
				(revision.action() == HistoryAction.UPGRADE) ? "Applied" : "Undid", revision.id(),
				revision.message().isEmpty() ? "" : revision.message() + " ",
				Wording.count(revision.statements(), "statement", "statements"), revision.duration().toMillis()));
	}

	/** One try at one revision. */
	private final class Attempt {

		private final Connection connection = RevisionRunner.this.connection;

		private final RevisionTransaction transaction = RevisionRunner.this.transaction;

		private final Bookkeeping bookkeeping = RevisionRunner.this.situation.bookkeeping();

		private final DatabaseAddress database = RevisionRunner.this.situation.session().database();

		private final long begin = System.nanoTime();

		private final RunnableRevision revision;

		private final int number;

		private final boolean last;

		private final Consumer<CompletedRevision> completion;

		private final Retries retries;

		private final LoneStatements loneStatements;

		private final EnumValues enumValues;

		private final OperationExecutor executor;

		private boolean torn;

		private boolean committing;

		Attempt(RunnableRevision revision, int number, boolean last, Consumer<CompletedRevision> completion) {
			this.revision = revision;
			this.number = number;
			this.last = last;
			this.completion = completion;
			Progress resumed = RevisionRunner.this.unfinished.get(revision.id());
			this.retries = new Retries(this.connection, RevisionRunner.this.timeouts, RevisionRunner.this.run,
					RevisionRunner.this.listeners, revision.id(), revision.direction());
			this.loneStatements = new LoneStatements(this.database, this.connection, this.transaction,
					this.bookkeeping.progress(), revision, this.retries, resumed);
			this.enumValues = new EnumValues(RevisionRunner.this.committedBehindValues.contains(revision.id()));
			this.executor = new OperationExecutor(this.connection, this.transaction, RevisionRunner.this.renderer,
					this.loneStatements,
					new StatementListener(RevisionRunner.this.listeners, revision.id(), revision.direction()),
					RevisionRunner.this.run, resumed, this.enumValues);
		}

		/**
		 * Leaves either the whole revision behind, or nothing of it and {@code false} or
		 * an exception.
		 */
		boolean complete() {
			try {
				run();
				return true;
			}
			catch (Throwable ex) {
				return again(ex);
			}
		}

		private void run() throws SQLException {
			this.transaction.attempt(this.number);
			this.transaction.begin();
			RevisionRunner.this.run.expose(this.connection);
			this.revision.run(new Operations(this.executor));
			this.executor.finish();
			this.transaction.restore(RevisionRunner.this.settings);
			Work work = work(this.executor.checksum());
			record(work);
			if (isCommitted()) {
				// Whether a commit that is cancelled was done would be hard to tell.
				RevisionRunner.this.run.shield();
				this.committing = true;
				this.transaction.commit();
			}
			else {
				this.transaction.checkConstraints();
				RevisionRunner.this.run.shield();
			}
		}

		/** What is committed in part is not left half done for the sake of others. */
		private boolean isCommitted() {
			return this.last || this.loneStatements.isUnfinished()
					|| RevisionRunner.this.committedBehind.contains(this.revision.id());
		}

		private Work work(@Nullable String checksum) {
			return new Work(Duration.ofNanos(System.nanoTime() - this.begin), this.executor.statements(), checksum);
		}

		private void record(Work work) throws SQLException {
			boolean whole = (this.revision.direction() == Direction.UPGRADE)
					? this.bookkeeping.revisions()
						.add(this.connection, this.transaction, this.revision.row(), this.revision.node().message(),
								work.checksum())
					: this.bookkeeping.revisions().remove(this.connection, this.transaction, this.revision.id());
			if (!whole) {
				this.torn = true;
				throw new RefusedException("It ended the transaction that it ran in.",
						"Remove the commit or rollback from the revision, and undo by hand what it has done.");
			}
			this.bookkeeping.history()
				.succeeded(this.connection, this.revision.id(), this.revision.direction().action(), work);
			this.loneStatements.finish();
			keepInMind(new CompletedRevision(this.revision.id(), this.revision.direction().action(),
					this.revision.node().message(), this.revision.className(), work.statements(), work.duration()));
		}

		private void keepInMind(CompletedRevision result) {
			RevisionRunner runner = RevisionRunner.this;
			RunnableRevision revision = this.revision;
			Consumer<CompletedRevision> completion = this.completion;
			revision.recordIn(runner.situation.applied());
			runner.together.add(revision.id());
			if (this.enumValues.isAdded()) {
				runner.addingValues.add(revision.id());
			}
			this.transaction.atEnd(new RevisionTransaction.End() {

				@Override
				public void committed() {
					forget();
					runner.completed++;
					log(result);
					completion.accept(result);
				}

				@Override
				public void rolledBack() {
					forget();
					revision.takeBackFrom(runner.situation.applied());
				}

				private void forget() {
					runner.together.remove(revision.id());
					runner.addingValues.remove(revision.id());
				}

			});
		}

		private boolean again(Throwable ex) {
			RevisionRunner.this.run.shield();
			List<String> others = new ArrayList<>(RevisionRunner.this.together);
			others.remove(this.revision.id());
			Set<String> addingValues = new LinkedHashSet<>(RevisionRunner.this.addingValues);
			addingValues.remove(this.revision.id());
			boolean lost = !rollback(ex);
			if (!lost) {
				restoreSettings(ex);
			}
			if (ex instanceof UnfinishedRevisionChangedException changed) {
				throw changed;
			}
			FailureCause cause = FailureCause.of(ex, this.executor.failure());
			boolean usable = !lost && !this.torn && !RevisionRunner.this.run.isToStop();
			if (usable && (isHelpedByCommit(cause, addingValues) || isTriedAgain(cause, ex))) {
				refreshProgress(ex);
				return false;
			}
			throw fail(cause, ex, lost, others);
		}

		private boolean isHelpedByCommit(FailureCause cause, Set<String> addingValues) {
			ServerError error = cause.serverError();
			if (error == null || !EnumValues.TOO_EARLY.equals(error.sqlState())) {
				return false;
			}
			boolean helped = RevisionRunner.this.committedBehind.addAll(addingValues) || (this.enumValues.mayCommit()
					&& RevisionRunner.this.committedBehindValues.add(this.revision.id()));
			if (helped) {
				logger.info(LogMessage.format("Revision %s uses an enum value that is not committed yet (%s); "
						+ "it is run again, with a commit behind the value", this.revision.id(), error.text()));
			}
			return helped;
		}

		private boolean isTriedAgain(FailureCause cause, Throwable ex) {
			ServerError error = cause.serverError();
			if (error == null || !Retries.isInTheWay(error) || this.loneStatements.isExhausted()
					|| this.retries.isLast(this.number)) {
				return false;
			}
			this.retries.pauseBehind(this.number, cause.statement(), error,
					this.retries.blockers(cause.statement(), ex));
			return true;
		}

		/** The next attempt goes on behind what is committed. */
		private void refreshProgress(Throwable reason) {
			RevisionRunner.this.unfinished.remove(this.revision.id());
			if (this.loneStatements.isUnfinished()) {
				try {
					recorded().unfinished()
						.forEach(
								(progress) -> RevisionRunner.this.unfinished.put(progress.unfinished().id(), progress));
				}
				catch (SQLException ex) {
					ex.addSuppressed(reason);
					throw BookkeepingException.whenUsing(RevisionRunner.this.situation.session(),
							RevisionRunner.this.situation.tables(), ex);
				}
			}
		}

		private RecordedRevisions recorded() throws SQLException {
			BookkeepingTables tables = RevisionRunner.this.situation.tables();
			return RecordedRevisions.read(this.connection, tables, SessionFacts.read(this.connection, tables));
		}

		private RevisionFailedException fail(FailureCause cause, Throwable ex, boolean lost, List<String> others) {
			if (this.torn && !others.isEmpty()) {
				// It took the others with it.
				readApplied(ex);
			}
			List<BlockingSession> blockers = (!lost && Retries.isInTheWay(cause.serverError()))
					? this.retries.blockers(cause.statement(), ex) : List.of();
			RevisionFailure failure = new RevisionFailure(this.database, this.revision.id(), this.revision.className(),
					this.revision.direction(), place(cause), RevisionRunner.this.run.isInterruption(ex, cause),
					cause.statement(), cause.serverError(), cause.reason(this.revision.className()), cause.advice(),
					outcome(lost), lost && this.loneStatements.moment() == Moment.ALONE,
					this.loneStatements.committed(), RevisionRunner.this.situation.applied().heads(),
					RevisionRunner.this.completed, others, this.number, blockers);
			if (!lost) {
				recordFailure(failure, ex);
			}
			return new RevisionFailedException(failure, cause.exception());
		}

		private void readApplied(Throwable reason) {
			try {
				RevisionRunner.this.situation.applied().replaceWith(recorded().applied());
			}
			catch (SQLException ex) {
				reason.addSuppressed(ex);
			}
		}

		private boolean rollback(Throwable reason) {
			try {
				this.transaction.rollback();
				return !this.connection.isClosed();
			}
			catch (SQLException ex) {
				reason.addSuppressed(ex);
				return false;
			}
		}

		private void restoreSettings(Throwable reason) {
			try {
				RevisionRunner.this.settings.restore(this.connection);
			}
			catch (SQLException ex) {
				reason.addSuppressed(ex);
			}
		}

		private String place(FailureCause cause) {
			if (cause.statement() != null) {
				return "at statement " + cause.statement().number();
			}
			String after = (this.executor.statements() > 0) ? "after statement " + this.executor.statements()
					: "before its first statement";
			return this.committing ? "at its commit " + after : after;
		}

		private Outcome outcome(boolean lost) {
			if (this.torn) {
				return Outcome.TORN;
			}
			if (lost && (this.committing || this.loneStatements.moment() == Moment.COMMIT)) {
				return Outcome.UNKNOWN;
			}
			return this.loneStatements.isUnfinished() ? Outcome.UNFINISHED : Outcome.ROLLED_BACK;
		}

		private void recordFailure(RevisionFailure failure, Throwable reason) {
			try {
				this.bookkeeping.history()
					.failed(this.connection, this.revision.id(), this.revision.direction().action(), work(null),
							failure.what());
			}
			catch (SQLException ex) {
				reason.addSuppressed(ex);
			}
		}

	}

}

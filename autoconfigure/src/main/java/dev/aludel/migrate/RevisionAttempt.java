package dev.aludel.migrate;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

import dev.aludel.Operations;
import dev.aludel.migrate.HistoryStore.Work;
import dev.aludel.migrate.LoneStatements.Moment;
import dev.aludel.migrate.ProgressStore.Progress;
import dev.aludel.migrate.RevisionFailedException.Outcome;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.core.log.LogMessage;

/**
 * One try at one revision: leaves the whole of it behind, or nothing of it since the last
 * commit.
 */
final class RevisionAttempt {

	private static final Log logger = LogFactory.getLog(Aludel.class);

	private final RunState state;

	private final Connection connection;

	private final RevisionTransaction transaction;

	private final Bookkeeping bookkeeping;

	private final DatabaseAddress database;

	private final long begin = System.nanoTime();

	private final RunnableRevision revision;

	private final int number;

	private final boolean last;

	private final Consumer<CompletedRevision> completion;

	private final Retries retries;

	private final LoneStatements loneStatements;

	private final EnumValues enumValues;

	private final OperationExecutor executor;

	private boolean begun;

	private boolean torn;

	private boolean committing;

	private boolean interrupted;

	RevisionAttempt(RunState state, RunnableRevision revision, boolean last, Consumer<CompletedRevision> completion) {
		this.state = state;
		this.connection = state.situation().session().connection();
		this.transaction = state.transaction();
		this.bookkeeping = state.situation().bookkeeping();
		this.database = state.situation().session().database();
		this.revision = revision;
		this.number = state.nextAttempt(revision.id());
		this.last = last;
		this.completion = completion;
		Progress resumed = this.state.unfinished().get(revision.id());
		this.retries = new Retries(this.connection, this.state.timeouts(), this.state.run(), state.parameterValues(),
				this.state.listeners(), revision.id(), revision.direction());
		this.loneStatements = new LoneStatements(this.database, this.connection, this.transaction,
				this.bookkeeping.progress(), revision, this.retries, resumed);
		this.enumValues = new EnumValues(state.isCommittedBehindValues(revision.id()));
		this.executor = new OperationExecutor(this.connection, this.transaction, Placeholders.of(state.settings()),
				state.parameterValues(), this.loneStatements,
				new StatementListener(this.state.listeners(), revision.id(), revision.direction()), this.state.run(),
				resumed, this.enumValues, state.checksum());
	}

	/**
	 * Leaves either the whole revision behind, or nothing of it and {@code false} or an
	 * exception.
	 */
	boolean complete() {
		try {
			begin();
			run();
			return true;
		}
		catch (Throwable ex) {
			return again(ex);
		}
	}

	private void begin() throws SQLException {
		this.transaction.attempt(this.number);
		try {
			this.transaction.beginRevision(this.last && !this.loneStatements.isUnfinished());
		}
		catch (LockNotObtainedException ex) {
			throw ex.after(this.state.completed(), this.state.situation().applied().heads());
		}
		catch (RunInterruptedException ex) {
			throw RunInterruptedException.before(this.revision, this.database, this.state.situation().applied().heads(),
					this.state.completed());
		}
		this.begun = true;
	}

	private void run() throws SQLException {
		this.state.run().expose(this.connection);
		this.revision.run(new Operations(this.executor));
		this.executor.finish();
		try {
			settle();
		}
		catch (SQLException ex) {
			throw this.state.parameterValues().hide(ex);
		}
	}

	private void settle() throws SQLException {
		Work work = work(this.executor.checksum());
		if (this.transaction.isPlain()) {
			shieldCommit();
			keepInMind(completed(work));
			this.transaction.recordAndCommit(this.state.sessionSettings(), recordOf(work));
			return;
		}
		record(work);
		if (isCommitted()) {
			shieldCommit();
			this.transaction.commit();
		}
		else {
			this.transaction.checkConstraints();
			this.state.run().shield();
		}
	}

	// Whether a commit that is cancelled was done would be hard to tell.
	private void shieldCommit() {
		this.state.run().shield();
		this.committing = true;
	}

	/** What is committed in part is not left half done for the sake of others. */
	private boolean isCommitted() {
		return this.last || this.loneStatements.isUnfinished() || this.state.isCommittedBehind(this.revision.id());
	}

	private Work work(@Nullable String checksum) {
		return new Work(Duration.ofNanos(System.nanoTime() - this.begin), this.executor.statements(), checksum);
	}

	private void record(Work work) throws SQLException {
		SessionSettings before = Objects.requireNonNullElse(this.transaction.settings(), this.state.sessionSettings());
		if (!this.transaction.record(before, recordOf(work).inTurn())) {
			this.torn = true;
			throw new RefusedException("It ended the transaction that it ran in.",
					"Remove the commit or rollback from the revision, and undo by hand what it has done.");
		}
		this.loneStatements.finish();
		keepInMind(completed(work));
	}

	private CompletedRevision completed(Work work) {
		return new CompletedRevision(this.revision.id(), this.revision.direction().action(),
				this.revision.node().message(), this.revision.className(), work.statements(), work.duration());
	}

	private RevisionRecord recordOf(Work work) throws SQLException {
		HistoryAction action = this.revision.direction().action();
		return (this.revision.direction() == Direction.UPGRADE) ? this.bookkeeping.arrival(this.transaction,
				this.revision.row(), this.revision.node().message(), action, work)
				: this.bookkeeping.departure(this.transaction, this.revision.id(), action, work);
	}

	private void keepInMind(CompletedRevision result) {
		this.state.add(this.revision, this.enumValues.isAdded());
		this.transaction.atEnd(new RevisionTransaction.End() {

			@Override
			public void committed() {
				RevisionAttempt.this.state.complete(RevisionAttempt.this.revision);
				RevisionAttempt.this.state.log().completed(result);
				RevisionAttempt.this.completion.accept(result);
			}

			@Override
			public void rolledBack() {
				RevisionAttempt.this.state.takeBack(RevisionAttempt.this.revision);
			}

		});
	}

	private boolean again(Throwable ex) {
		this.state.run().shield();
		List<String> others = this.state.othersThan(this.revision);
		Set<String> addingValues = this.state.othersAddingValues(this.revision);
		boolean lost = !rollback(ex);
		if (!this.begun && ex instanceof AludelException waiting) {
			throw waiting;
		}
		if (OutdatedPlanException.isBehind(ex)) {
			throw new OutdatedPlanException(this.database,
					this.loneStatements.isUnfinished() ? this.revision.id() : null);
		}
		if (!lost) {
			restoreSettings(ex);
		}
		if (ex instanceof UnfinishedRevisionChangedException changed) {
			throw changed;
		}
		FailureCause cause = FailureCause.of(ex, this.executor.failure());
		boolean usable = !lost && !this.torn && !this.state.run().isToStop();
		if (usable && (isHelpedByCommit(cause, addingValues) || isTriedAgain(cause, ex)) && refreshProgress(ex)) {
			return false;
		}
		throw fail(cause, ex, lost, others);
	}

	private boolean isHelpedByCommit(FailureCause cause, Set<String> addingValues) {
		ServerError error = cause.serverError();
		if (error == null || !EnumValues.TOO_EARLY.equals(error.sqlState())) {
			return false;
		}
		boolean helped = this.state.commitBehind(addingValues)
				|| (this.enumValues.mayCommit() && this.state.commitBehindValuesOf(this.revision.id()));
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
		this.retries.pauseBehind(this.number, cause.statement(), error, this.retries.blockers(cause.statement(), ex));
		return true;
	}

	/** The next attempt goes on behind what is committed, if that is to be read. */
	private boolean refreshProgress(Throwable reason) {
		this.state.unfinished().remove(this.revision.id());
		try {
			if (this.loneStatements.isUnfinished()) {
				recorded().unfinished().forEach(this.state::keep);
			}
			return true;
		}
		catch (SQLException ex) {
			ex.addSuppressed(reason);
			throw BookkeepingException.whenUsing(this.state.situation().session(), this.state.situation().tables(),
					lastSeen(), ex);
		}
		catch (BookkeepingException ex) {
			BookkeepingException unread = ex.after(lastSeen());
			logger.warn(LogMessage.format("Revision %s is not run again: %s", this.revision.id(), unread.getMessage()));
			reason.addSuppressed(unread);
			return false;
		}
		catch (RunInterruptedException ex) {
			this.interrupted = true;
			return false;
		}
	}

	private String lastSeen() {
		return Wording.lastSeen(this.state.completed(), this.state.situation().applied().heads(), this.revision.id());
	}

	private RecordedRevisions recorded() throws SQLException {
		AludelSettings settings = this.state.settings();
		return RecordedRevisions.read(new BookkeepingWait(this.state.situation().session(), settings.lock().patience()),
				this.state.situation().tables(), SessionFacts.read(this.connection, settings));
	}

	private RevisionFailedException fail(FailureCause cause, Throwable ex, boolean lost, List<String> others) {
		if (this.torn && !others.isEmpty()) {
			// It took the others with it.
			readApplied(ex);
		}
		List<BlockingSession> blockers = (!lost && Retries.isInTheWay(cause.serverError()))
				? this.retries.blockers(cause.statement(), ex) : List.of();
		RevisionFailure failure = new RevisionFailure(this.database, this.revision.id(), this.revision.className(),
				this.revision.direction(), place(cause), this.interrupted || this.state.run().isInterruption(ex, cause),
				cause.statement(), cause.serverError(), cause.reason(this.revision.className()), cause.advice(),
				outcome(lost, cause.serverError() != null), lost && this.loneStatements.moment() == Moment.ALONE,
				this.loneStatements.committed(), this.state.situation().applied().heads(), this.state.completed(),
				others, this.number, blockers, this.state.otherHistories());
		if (!lost) {
			recordFailure(failure, ex);
		}
		return failed(failure, cause.exception(), ex);
	}

	/** What else went wrong is shown, too, where the exception has another cause. */
	private static RevisionFailedException failed(RevisionFailure failure, Throwable cause, Throwable ex) {
		RevisionFailedException failed = new RevisionFailedException(failure, cause);
		if (cause != ex) {
			Stream.of(ex.getSuppressed()).forEach(failed::addSuppressed);
		}
		return failed;
	}

	private void readApplied(Throwable reason) {
		try {
			this.state.situation().applied().replaceWith(recorded().applied());
		}
		catch (SQLException | AludelException ex) {
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

	// Behind a pooler another back end may answer now, and the rollback did it.
	private void restoreSettings(Throwable reason) {
		if (this.transaction.settings() != null) {
			return;
		}
		try {
			this.state.sessionSettings().restore(this.connection);
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

	private Outcome outcome(boolean lost, boolean answered) {
		if (this.torn) {
			return Outcome.TORN;
		}
		boolean committing = this.committing || this.loneStatements.moment() == Moment.COMMIT;
		if (committing && (lost || !answered)) {
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

package dev.aludel.migrate;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

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
 * Runs one revision after the other, each in a transaction of its own that also records
 * it.
 */
final class RevisionRunner {

	private static final Log logger = LogFactory.getLog(Aludel.class);

	private final SqlRenderer renderer = new SqlRenderer();

	private final DatabaseAddress database;

	private final Connection connection;

	private final RevisionTransaction transaction;

	private final Bookkeeping bookkeeping;

	private final AppliedRevisions applied;

	private final Map<String, Progress> unfinished;

	private final SessionSettings settings;

	private final List<MigrationListener> listeners;

	private final CancellableRun run;

	private int completed;

	RevisionRunner(Session session, RevisionTransaction transaction, Bookkeeping bookkeeping, AppliedRevisions applied,
			Map<String, Progress> unfinished, SessionSettings settings, List<MigrationListener> listeners,
			CancellableRun run) {
		this.database = session.database();
		this.connection = session.connection();
		this.transaction = transaction;
		this.bookkeeping = bookkeeping;
		this.applied = applied;
		this.unfinished = unfinished;
		this.settings = settings;
		this.listeners = listeners;
		this.run = run;
	}

	CompletedRevision run(RunnableRevision revision) {
		Work work = new Attempt(revision).complete();
		this.completed++;
		revision.recordIn(this.applied);
		CompletedRevision result = new CompletedRevision(revision.id(), revision.direction().action(),
				revision.node().message(), revision.className(), work.statements(), work.duration());
		log(result);
		return result;
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

		private final Bookkeeping bookkeeping = RevisionRunner.this.bookkeeping;

		private final long begin = System.nanoTime();

		private final RunnableRevision revision;

		private final LoneStatements loneStatements;

		private final OperationExecutor executor;

		private boolean torn;

		private boolean committing;

		Attempt(RunnableRevision revision) {
			this.revision = revision;
			Progress resumed = RevisionRunner.this.unfinished.get(revision.id());
			this.loneStatements = new LoneStatements(RevisionRunner.this.database, this.connection, this.transaction,
					this.bookkeeping.progress(), revision, RevisionRunner.this.run, resumed);
			this.executor = new OperationExecutor(this.connection, RevisionRunner.this.renderer, this.loneStatements,
					new StatementListener(RevisionRunner.this.listeners, revision.id(), revision.direction()),
					RevisionRunner.this.run, resumed);
		}

		/** Leaves either the whole revision behind, or nothing of it and an exception. */
		Work complete() {
			try {
				return run();
			}
			catch (Throwable ex) {
				throw fail(ex);
			}
		}

		private Work run() throws SQLException {
			this.transaction.begin();
			RevisionRunner.this.run.expose(this.connection);
			this.revision.run(new Operations(this.executor));
			this.executor.finish();
			RevisionRunner.this.settings.restore(this.connection);
			Work work = work(this.executor.checksum());
			record(work);
			// Whether a commit that is cancelled was done would be hard to tell.
			RevisionRunner.this.run.shield();
			this.committing = true;
			this.transaction.commit();
			return work;
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
		}

		private AludelException fail(Throwable ex) {
			RevisionRunner.this.run.shield();
			boolean lost = !rollback(ex);
			if (!lost) {
				restoreSettings(ex);
			}
			if (ex instanceof UnfinishedRevisionChangedException changed) {
				return changed;
			}
			FailureCause cause = FailureCause.of(ex, this.executor.failure());
			RevisionFailure failure = new RevisionFailure(RevisionRunner.this.database, this.revision.id(),
					this.revision.className(), this.revision.direction(), place(cause),
					RevisionRunner.this.run.isInterruption(ex, cause), cause.statement(), cause.serverError(),
					cause.reason(this.revision.className()), cause.advice(), outcome(lost),
					lost && this.loneStatements.moment() == Moment.ALONE,
					this.loneStatements.committed(), RevisionRunner.this.applied.heads(),
					RevisionRunner.this.completed);
			if (!lost) {
				recordFailure(failure, ex);
			}
			return new RevisionFailedException(failure, cause.exception());
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

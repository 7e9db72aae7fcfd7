package dev.aludel.migrate;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import javax.sql.DataSource;

import dev.aludel.Operations;
import dev.aludel.migrate.ProgressStore.Progress;
import dev.aludel.migrate.RevisionFailedException.Outcome;
import dev.aludel.revision.RevisionPlan;
import dev.aludel.revision.RevisionStep;
import org.jspecify.annotations.Nullable;

/**
 * Runs revisions really, all of them in one transaction, and rolls it back.
 */
final class DryRun {

	private final MigrationSource source;

	private final AludelSettings settings;

	private final Cancellation cancellation;

	private final Task task;

	private final Direction direction;

	private final long begin = System.nanoTime();

	DryRun(MigrationSource source, AludelSettings settings, Cancellation cancellation, Task task, Direction direction) {
		this.source = source;
		this.settings = settings;
		this.cancellation = cancellation;
		this.task = task;
		this.direction = direction;
	}

	DryRunReport execute(DataSource dataSource) {
		try (Session session = Session.open(dataSource, this.settings, this.cancellation)) {
			try {
				return execute(session);
			}
			catch (SQLException ex) {
				throw BookkeepingException.of(session, ex);
			}
		}
	}

	private DryRunReport execute(Session session) throws SQLException {
		LoadedMigrations migrations = new MigrationLoader(this.source).load(this.source.migrations());
		Situation found = Situation.read(session, this.settings, List.of());
		session.allowWrites();
		try (CancellableRun run = this.cancellation.begin();
				MigrationLock lock = MigrationLock.acquire(session, found.lockedTable(), this.settings, "dry-run", run,
						List.of())) {
			if (!lock.isOfSession()) {
				throw CannotRehearseException.ofTransactionLock(session.database());
			}
			return execute(lock, Situation.read(session, this.settings, List.of()), migrations, run);
		}
	}

	private DryRunReport execute(MigrationLock lock, Situation situation, LoadedMigrations migrations,
			CancellableRun run) throws SQLException {
		Baseline baseline = Baseline.of(this.task, situation, this.settings, migrations.graph());
		RevisionPlan plan = baseline
			.before(this.task.plan(migrations.graph(), baseline.and(situation.applied().ids())));
		situation.refuseToLeaveUnfinished(this.task, plan);
		List<RunnableRevision> revisions = plan.steps()
			.stream()
			.filter(RevisionStep::isRun)
			.map((step) -> migrations.runnable(step.revision(), this.direction))
			.toList();
		List<String> heads = situation.applied().heads();
		List<DryRunRevision> done = revisions.isEmpty() ? List.of() : run(lock, situation, revisions, run);
		plan.purgedRevisions().forEach(situation.applied()::remove);
		plan.steps()
			.stream()
			.filter((step) -> !step.isRun())
			.forEach((step) -> migrations.record(step, situation.applied()));
		return new DryRunReport(situation.session().database(), this.direction, heads, situation.applied().heads(),
				done, PlannedRecord.of(plan), plan.unknownRevisions(), elapsed(this.begin));
	}

	private List<DryRunRevision> run(MigrationLock lock, Situation situation, List<RunnableRevision> revisions,
			CancellableRun run) throws SQLException {
		situation.refuseReadOnly();
		situation.refuseForeignTables();
		revisions.forEach((revision) -> refuse(revision, situation));
		Connection connection = situation.session().connection();
		SessionSettings sessionSettings = SessionSettings.read(connection);
		try (DryRunTransaction transaction = begin(lock, situation, revisions.get(0), run)) {
			Situation there = situation.createSchemas() ? Situation.read(situation.session(), this.settings, List.of())
					: situation;
			there.completeTables();
			List<DryRunRevision> done = new ArrayList<>();
			Attempt attempt = new Attempt(there, connection, transaction, sessionSettings,
					Placeholders.of(this.settings), new ParameterValues(), run, situation.applied().heads(), done);
			for (RunnableRevision revision : revisions) {
				if (run.isToStop()) {
					throw RunInterruptedException.before(revision, situation.session().database(), attempt.heads(), 0);
				}
				done.add(attempt.run(revision));
				revision.recordIn(situation.applied());
			}
			return done;
		}
	}

	private DryRunTransaction begin(MigrationLock lock, Situation situation, RunnableRevision first, CancellableRun run)
			throws SQLException {
		try {
			return DryRunTransaction.begin(lock, this.settings.timeouts(), run);
		}
		catch (SQLException ex) {
			if ("57014".equals(ex.getSQLState()) && run.isToStop()) {
				throw RunInterruptedException.before(first, situation.session().database(), situation.applied().heads(),
						0);
			}
			if (DryRunTransaction.LOCK_NOT_AVAILABLE.equals(ex.getSQLState())) {
				throw CannotRehearseException.ofLockedSequence(situation.session().database(), ex);
			}
			throw ex;
		}
	}

	/** Recorded once for all reasons, as a migration may do more than it is asked for. */
	private void refuse(RunnableRevision revision, Situation situation) {
		Recording recording = Recording.of(revision);
		RefusalCheck.check(revision, recording, Placeholders.of(this.settings));
		if (recording instanceof Recording.Complete complete) {
			Planning.completed(revision, complete, situation);
		}
	}

	private static Duration elapsed(long begin) {
		return Duration.ofNanos(System.nanoTime() - begin);
	}

	/**
	 * One revision after the other.
	 *
	 * @param situation what was found
	 * @param connection the connection
	 * @param transaction the one transaction
	 * @param settings the settings of the session
	 * @param placeholders what stands for names in the SQL
	 * @param parameterValues keeps them out of what is told
	 * @param run what may be cancelled
	 * @param heads where the database stands
	 * @param done the revisions carried out so far
	 */
	private record Attempt(Situation situation, Connection connection, DryRunTransaction transaction,
			SessionSettings settings, Placeholders placeholders, ParameterValues parameterValues, CancellableRun run,
			List<String> heads, List<DryRunRevision> done) {

		// What a statement fails with when the transaction was ended before it.
		private static final Set<String> ENDED = Set.of(DryRunTransaction.NOT_COMMITTED, "25006");

		DryRunRevision run(RunnableRevision revision) {
			long begin = System.nanoTime();
			DryRunExecutor executor = new DryRunExecutor(this.connection, this.transaction, this.placeholders,
					this.parameterValues, this.run, progress(revision));
			try {
				this.transaction.beginRevision();
				this.run.expose(this.connection);
				revision.run(new Operations(executor));
				executor.finish();
				this.transaction.keepSequences();
				if (!this.transaction.goesOn()) {
					throw endedTransaction();
				}
				this.settings.restore(this.connection);
				record(revision);
				checkConstraints();
			}
			catch (Throwable ex) {
				FailureCause cause = cause(executor, ex);
				refuseUncommittedEnumValue(revision, executor, cause);
				RevisionFailedException failure = failure(revision, executor, ex, cause);
				throw failure.isInterruption() ? new RunInterruptedException(failure, 0) : failure;
			}
			finally {
				this.run.shield();
			}
			return new DryRunRevision(revision.id(), revision.node().message(), revision.className(),
					executor.statements(), executor.connectionUsed(), elapsed(begin));
		}

		private void checkConstraints() throws SQLException {
			try {
				this.transaction.checkConstraints();
			}
			catch (SQLException ex) {
				throw this.parameterValues.hide(ex);
			}
		}

		private @Nullable Progress progress(RunnableRevision revision) {
			return this.situation.unfinished()
				.stream()
				.filter((progress) -> progress.unfinished().id().equals(revision.id()))
				.findFirst()
				.orElse(null);
		}

		// Not the history: its numbers would have a gap.
		private void record(RunnableRevision revision) throws SQLException {
			AppliedRevisionStore revisions = this.situation.bookkeeping().revisions();
			if (revision.direction() == Direction.UPGRADE) {
				revisions.insertion(this.transaction.transaction(), revision.row(), revision.node().message(), null)
					.execute(this.connection);
			}
			else {
				revisions.deletion(this.transaction.transaction(), revision.id()).execute(this.connection);
			}
		}

		private static RefusedException endedTransaction() {
			return new RefusedException("It ended the transaction that it ran in.",
					"Remove the commit or rollback from the revision.");
		}

		private static FailureCause cause(DryRunExecutor executor, Throwable ex) {
			FailureCause cause = FailureCause.of(ex, executor.failure());
			ServerError error = cause.serverError();
			return (error != null && error.sqlState() != null && ENDED.contains(error.sqlState()))
					? FailureCause.of(endedTransaction(), null) : cause;
		}

		private void refuseUncommittedEnumValue(RunnableRevision revision, DryRunExecutor executor,
				FailureCause cause) {
			ServerError error = cause.serverError();
			if (error == null || !EnumValues.TOO_EARLY.equals(error.sqlState())) {
				return;
			}
			for (DryRunRevision before : this.done) {
				if (addsEnumValue(before.statements())) {
					throw CannotRehearseException.ofUncommittedValue(revision, before,
							this.situation.session().database(), this.heads, error, cause.exception());
				}
			}
			if (executor.enumValues().mayCommit()) {
				throw CannotRehearseException.ofOwnValue(revision, this.situation.session().database(), this.heads,
						error, cause.exception());
			}
		}

		private static boolean addsEnumValue(List<DryRunStatement> statements) {
			return statements.stream().anyMatch((statement) -> EnumValues.isAddedBy(statement.sql()));
		}

		private RevisionFailedException failure(RunnableRevision revision, DryRunExecutor executor, Throwable ex,
				FailureCause cause) {
			List<BlockingSession> blockers = blockers(cause, ex);
			RevisionFailure failure = new RevisionFailure(this.situation.session().database(), revision.id(),
					revision.className(), revision.direction(), place(cause, executor),
					this.run.isInterruption(ex, cause), cause.statement(), cause.serverError(),
					cause.reason(revision.className()), cause.advice(), Outcome.ROLLED_BACK, false, 0, this.heads, 0,
					List.of(), 1, blockers, List.of());
			return new RevisionFailedException(failure, cause.exception());
		}

		// Nobody can be asked before the transaction that failed is over.
		private List<BlockingSession> blockers(FailureCause cause, Throwable reason) {
			FailedStatement statement = cause.statement();
			if (statement == null || !Retries.isInTheWay(cause.serverError())) {
				return List.of();
			}
			try {
				this.transaction.transaction().rollback();
				return new LockSearch(this.connection).blockersOf(statement.sql());
			}
			catch (SQLException ex) {
				reason.addSuppressed(ex);
				return List.of();
			}
		}

		private static String place(FailureCause cause, DryRunExecutor executor) {
			if (cause.statement() != null) {
				return "at statement " + cause.statement().number();
			}
			int statements = executor.statements().size();
			return (statements > 0) ? "after statement " + statements : "before its first statement";
		}

	}

}

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
		try (Session session = Session.open(dataSource)) {
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
				MigrationLock lock = MigrationLock.acquire(session, found.lockedTable(), this.settings.lockWait(),
						run)) {
			return execute(Situation.read(lock.session(), this.settings, List.of()), migrations, run);
		}
	}

	private DryRunReport execute(Situation situation, LoadedMigrations migrations, CancellableRun run)
			throws SQLException {
		RevisionPlan plan = this.task.plan(migrations.graph(), situation.applied().ids());
		situation.refuseToLeaveUnfinished(this.task, plan);
		List<RunnableRevision> revisions = plan.steps()
			.stream()
			.filter(RevisionStep::isRun)
			.map((step) -> migrations.runnable(step.revision(), this.direction))
			.toList();
		List<String> heads = situation.applied().heads();
		List<DryRunRevision> done = revisions.isEmpty() ? List.of() : run(situation, revisions, run);
		plan.purgedRevisions().forEach(situation.applied()::remove);
		plan.steps()
			.stream()
			.filter((step) -> !step.isRun())
			.forEach((step) -> migrations.record(step, situation.applied()));
		return new DryRunReport(situation.session().database(), this.direction, heads, situation.applied().heads(),
				done, plan.unknownRevisions(), elapsed(this.begin));
	}

	private List<DryRunRevision> run(Situation situation, List<RunnableRevision> revisions, CancellableRun run)
			throws SQLException {
		situation.refuseReadOnly();
		situation.refuseForeignTables();
		revisions.forEach((revision) -> refuse(revision, situation));
		Connection connection = situation.session().connection();
		SessionSettings sessionSettings = SessionSettings.read(connection);
		try (DryRunTransaction transaction = begin(situation, revisions.get(0), run)) {
			situation.createMissingTables();
			Attempt attempt = new Attempt(situation, connection, transaction, sessionSettings, run,
					situation.applied().heads());
			List<DryRunRevision> done = new ArrayList<>();
			for (RunnableRevision revision : revisions) {
				if (run.isToStop()) {
					throw RunInterruptedException.before(revision, situation.session().database(), attempt.heads(), 0);
				}
				done.add(attempt.run(revision));
			}
			return done;
		}
	}

	private DryRunTransaction begin(Situation situation, RunnableRevision first, CancellableRun run)
			throws SQLException {
		try {
			return DryRunTransaction.begin(situation.session().connection(), this.settings.lockTimeout(), run);
		}
		catch (SQLException ex) {
			if ("57014".equals(ex.getSQLState()) && run.isToStop()) {
				throw RunInterruptedException.before(first, situation.session().database(), situation.applied().heads(),
						0);
			}
			throw ex;
		}
	}

	/** Recorded once for all reasons, as a migration may do more than it is asked for. */
	private static void refuse(RunnableRevision revision, Situation situation) {
		Recording recording = Recording.of(revision);
		RefusalCheck.check(revision, recording);
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
	 * @param run what may be cancelled
	 * @param heads where the database stands
	 */
	private record Attempt(Situation situation, Connection connection, DryRunTransaction transaction,
			SessionSettings settings, CancellableRun run, List<String> heads) {

		// What a statement fails with when the transaction was ended before it.
		private static final Set<String> ENDED = Set.of(DryRunTransaction.NOT_COMMITTED, "25006");

		DryRunRevision run(RunnableRevision revision) {
			long begin = System.nanoTime();
			DryRunExecutor executor = new DryRunExecutor(this.connection, this.transaction, this.run,
					progress(revision));
			try {
				this.transaction.beginRevision();
				this.run.expose(this.connection);
				revision.run(new Operations(executor));
				executor.finish();
				if (!this.transaction.goesOn()) {
					throw endedTransaction();
				}
				this.settings.restore(this.connection);
				record(revision);
				this.transaction.checkConstraints();
			}
			catch (Throwable ex) {
				RevisionFailedException failure = failure(revision, executor, ex);
				throw failure.isInterruption() ? new RunInterruptedException(failure, 0) : failure;
			}
			finally {
				this.run.shield();
			}
			revision.recordIn(this.situation.applied());
			return new DryRunRevision(revision.id(), revision.node().message(), revision.className(),
					executor.statements(), executor.connectionUsed(), elapsed(begin));
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
				revisions.add(this.connection, revision.row(), revision.node().message(), null);
			}
			else {
				revisions.remove(this.connection, revision.id());
			}
		}

		private static RefusedException endedTransaction() {
			return new RefusedException("It ended the transaction that it ran in.",
					"Remove the commit or rollback from the revision.");
		}

		private RevisionFailedException failure(RunnableRevision revision, DryRunExecutor executor, Throwable ex) {
			FailureCause cause = FailureCause.of(ex, executor.failure());
			ServerError error = cause.serverError();
			if (error != null && error.sqlState() != null && ENDED.contains(error.sqlState())) {
				cause = FailureCause.of(endedTransaction(), null);
			}
			RevisionFailure failure = new RevisionFailure(revision.id(), revision.className(), revision.direction(),
					place(cause, executor), this.run.isInterruption(ex, cause), cause.statement(), cause.serverError(),
					cause.reason(revision.className()), cause.advice(), Outcome.ROLLED_BACK, false, 0, this.heads, 0);
			return new RevisionFailedException(failure, cause.exception());
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

package dev.aludel.migrate;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import dev.aludel.revision.RevisionNode;
import dev.aludel.revision.RevisionPlan;
import dev.aludel.revision.RevisionStep;
import org.jspecify.annotations.Nullable;

/** Carries out a plan on a connection that holds the lock. */
final class PlanExecution {

	private static final HistoryStore.Work NOTHING = HistoryStore.Work.NONE;

	private final MigrationLock lock;

	private final Session session;

	private final Situation situation;

	private final List<MigrationListener> listeners;

	private final LoadedMigrations migrations;

	private final RevisionTransaction transaction;

	private final TransactionScope scope;

	private final AludelSettings settings;

	private final List<OtherHistory> otherHistories;

	private final CancellableRun run;

	private final ParameterValues parameterValues;

	private final Placeholders placeholders;

	private final RevisionTransaction creation;

	private final List<CompletedRevision> done;

	private final List<CompletedRevision> untold = new ArrayList<>();

	private final Set<String> begun = new LinkedHashSet<>();

	/** How many works are committed. */
	private int settled;

	PlanExecution(MigrationLock lock, Fence fence, Situation situation, AludelSettings settings,
			List<MigrationListener> listeners, LoadedMigrations migrations, List<OtherHistory> otherHistories,
			CancellableRun run, ParameterValues parameterValues, List<CompletedRevision> done) {
		this.lock = lock;
		this.session = lock.session();
		this.done = done;
		this.situation = situation;
		this.listeners = listeners;
		this.migrations = migrations;
		this.otherHistories = otherHistories;
		this.run = run;
		this.parameterValues = parameterValues;
		this.scope = settings.run().transaction();
		this.settings = settings;
		this.transaction = RevisionTransaction.of(situation, settings, fence);
		this.creation = RevisionTransaction.of(situation, settings, Fence.around(lock));
		this.placeholders = Placeholders.of(settings);
	}

	void carryOut(Baseline baseline, RevisionPlan plan) throws SQLException {
		this.situation.refuseReadOnly();
		this.situation.refuseForeignTables();
		List<Work> works = works(plan);
		List<RunnableRevision> revisions = works.stream().map(Work::revision).filter(Objects::nonNull).toList();
		RefusalCheck.check(revisions, this.placeholders);
		if (!this.lock.isOfSession()) {
			revisions.forEach((revision) -> RefusalCheck.refuseUnguarded(this.session.database(), revision));
		}
		this.situation.completeTables(this.creation);
		record(baseline);
		if (!revisions.isEmpty()) {
			run(works, revisions);
		}
		else if (!works.isEmpty()) {
			record(works.get(0), true, 1);
		}
	}

	/** In a transaction of its own: it is true whatever becomes of the revisions. */
	private void record(Baseline baseline) throws SQLException {
		if (!baseline.isEmpty()) {
			int before = this.done.size();
			record(new Work(null, List.of(), baseline.steps()), true, 0);
			baseline.log(this.session.database(), this.situation.applied().heads());
			List<CompletedRevision> recorded = List.copyOf(this.done.subList(before, this.done.size()));
			Telling.each(this.listeners, (listener) -> listener.afterBaseline(recorded));
		}
	}

	private @Nullable RunnableRevision runnable(RevisionStep step) {
		return switch (step.kind()) {
			case UPGRADE -> this.migrations.runnable(step.revision(), Direction.UPGRADE);
			case DOWNGRADE -> this.migrations.runnable(step.revision(), Direction.DOWNGRADE);
			case MARK, UNMARK -> null;
		};
	}

	/** Revision by revision; what is only recorded in between is recorded together. */
	private List<Work> works(RevisionPlan plan) {
		List<Work> works = new ArrayList<>();
		List<String> purged = plan.purgedRevisions();
		List<RevisionStep> recorded = new ArrayList<>();
		for (RevisionStep step : plan.steps()) {
			RunnableRevision revision = runnable(step);
			if (revision == null) {
				recorded.add(step);
				continue;
			}
			works.add(new Work(null, purged, recorded));
			works.add(new Work(revision, List.of(), List.of()));
			purged = List.of();
			recorded.clear();
		}
		works.add(new Work(null, purged, recorded));
		works.removeIf(Work::isEmpty);
		return works;
	}

	private void run(List<Work> works, List<RunnableRevision> revisions) throws SQLException {
		SessionSettings settings = SessionSettings.read(this.session.connection());
		RunState state = new RunState(this.situation, this.transaction, settings, this.settings, this.otherHistories,
				this.listeners, this.run, this.parameterValues, new CompletionLog(revisions.size(), System::nanoTime),
				ran());
		List<RevisionNode> nodes = revisions.stream().map(RunnableRevision::node).toList();
		Direction direction = revisions.get(0).direction();
		this.listeners.forEach((listener) -> listener.beforeRun(nodes, direction));
		this.transaction.keepLimits(settings);
		try {
			carryOut(works, state);
			this.transaction.putLimitsBack();
		}
		catch (SQLException | RuntimeException | Error ex) {
			this.transaction.rollbackBecauseOf(ex);
			throw ex;
		}
	}

	private void carryOut(List<Work> works, RunState state) throws SQLException {
		for (int index = 0; index < works.size();) {
			boolean last = this.scope == TransactionScope.REVISION || index == works.size() - 1;
			// What was rolled back is done again, from the first that is not committed.
			try {
				index = carryOut(works.get(index), state, last, index + 1) ? index + 1 : this.settled;
			}
			catch (SQLException | RuntimeException | Error ex) {
				tellCompleted(ex);
				throw ex;
			}
			tellCompleted();
		}
	}

	private boolean carryOut(Work work, RunState state, boolean last, int settledThen) throws SQLException {
		RunnableRevision revision = work.revision();
		if (revision == null) {
			record(work, last, settledThen);
			return true;
		}
		begin(revision, state);
		return run(state, revision, last, settledThen);
	}

	private void begin(RunnableRevision revision, RunState state) throws SQLException {
		if (!this.begun.add(revision.id())) {
			return;
		}
		if (this.run.isToStop()) {
			this.transaction.rollback();
			throw RunInterruptedException.before(revision, this.session.database(), this.situation.applied().heads(),
					state.completed());
		}
		this.listeners.forEach((listener) -> listener.beforeRevision(revision.node(), revision.direction()));
	}

	private boolean run(RunState state, RunnableRevision revision, boolean last, int settledThen) {
		try {
			return new RevisionAttempt(state, revision, last, (completed) -> {
				this.settled = settledThen;
				this.done.add(completed);
				this.untold.add(completed);
			}).complete();
		}
		catch (RevisionFailedException ex) {
			tellCompleted(ex);
			Telling.eachOf(ex, this.listeners, (listener) -> listener.revisionFailed(ex));
			throw ex.isInterruption() ? new RunInterruptedException(ex, state.completed()) : ex;
		}
		catch (OutdatedPlanException ex) {
			// What comes is told by another.
			tellCompleted();
			throw ex;
		}
	}

	/** All of them of all: what is committed is so, whatever a listener thinks of it. */
	private void tellCompleted() {
		Telling.each(takeUntold(), this::tellCompleted);
	}

	private void tellCompleted(Throwable failure) {
		Telling.eachOf(failure, takeUntold(), this::tellCompleted);
	}

	private void tellCompleted(CompletedRevision completed) {
		Telling.each(this.listeners, (listener) -> listener.afterRevision(completed, this.session.database()));
	}

	private List<CompletedRevision> takeUntold() {
		List<CompletedRevision> taken = List.copyOf(this.untold);
		this.untold.clear();
		return taken;
	}

	/** How many revisions were run, and not only recorded. */
	private int ran() {
		return (int) this.done.stream().filter(PlanExecution::wasRun).count();
	}

	static boolean wasRun(CompletedRevision revision) {
		return revision.action() == HistoryAction.UPGRADE || revision.action() == HistoryAction.DOWNGRADE;
	}

	private void record(Work work, boolean last, int settledThen) throws SQLException {
		AppliedRevisions before = this.situation.applied().copy();
		List<CompletedRevision> recorded = new ArrayList<>();
		boolean committing = false;
		try {
			begin();
			this.transaction.atEnd(new RevisionTransaction.End() {

				@Override
				public void committed() {
					PlanExecution.this.settled = settledThen;
					PlanExecution.this.done.addAll(recorded);
				}

				@Override
				public void rolledBack() {
					PlanExecution.this.situation.applied().replaceWith(before);
				}

			});
			recorded.addAll(new Stamping(this.session.connection(), this.transaction, this.situation.bookkeeping())
				.carryOut(work.purged(), work.recorded(), this.migrations, this.situation.applied()));
			if (last) {
				committing = true;
				this.transaction.commit();
			}
		}
		catch (SQLException ex) {
			boolean lost = !rollback(ex);
			throw BookkeepingException.whenRecording(this.session, this.situation.tables(),
					this.situation.applied().heads(), lost && committing, ex);
		}
	}

	private void begin() throws SQLException {
		try {
			this.transaction.begin();
		}
		catch (LockNotObtainedException ex) {
			throw ex.after(ran(), this.situation.applied().heads());
		}
		catch (RunInterruptedException ex) {
			throw (ran() == 0) ? ex : RunInterruptedException.whileWaitingForLock(this.session.database(),
					this.situation.applied().heads(), ran());
		}
	}

	/** Whether the connection was there to do it. */
	private boolean rollback(SQLException reason) {
		try {
			this.transaction.rollback();
			return !this.session.connection().isClosed();
		}
		catch (SQLException ex) {
			reason.addSuppressed(ex);
			return false;
		}
	}

	/**
	 * What is done at once: a revision that is run, or some that are only recorded.
	 *
	 * @param revision the revision, or {@code null}
	 * @param purged the ids that are discarded
	 * @param recorded the steps that are recorded
	 */
	private record Work(@Nullable RunnableRevision revision, List<String> purged, List<RevisionStep> recorded) {

		Work {
			purged = List.copyOf(purged);
			recorded = List.copyOf(recorded);
		}

		boolean isEmpty() {
			return this.revision == null && this.purged.isEmpty() && this.recorded.isEmpty();
		}

	}

	/** Records several steps at once, for nothing is run in between. */
	private record Stamping(Connection connection, RevisionTransaction transaction, Bookkeeping bookkeeping) {

		List<CompletedRevision> carryOut(List<String> purged, List<RevisionStep> steps, LoadedMigrations migrations,
				AppliedRevisions applied) throws SQLException {
			List<CompletedRevision> done = new ArrayList<>();
			for (String id : purged) {
				remove(id, HistoryAction.PURGE);
				done.add(new CompletedRevision(id, HistoryAction.PURGE, "", null, 0, NOTHING.duration()));
			}
			for (RevisionStep step : steps) {
				HistoryAction action = record(step, migrations);
				done.add(new CompletedRevision(step.revision().id(), action, step.revision().message(),
						step.revision().origin(), 0, NOTHING.duration()));
			}
			purged.forEach(applied::remove);
			steps.forEach((step) -> update(applied, step, migrations));
			for (RevisionRow row : migrations.misplaced(applied)) {
				this.bookkeeping.revisions().place(this.connection, row);
				applied.add(row.id(), row.requirements());
			}
			return done;
		}

		private HistoryAction record(RevisionStep step, LoadedMigrations migrations) throws SQLException {
			RevisionNode revision = step.revision();
			if (step.kind() == RevisionStep.Kind.UNMARK) {
				remove(revision.id(), HistoryAction.UNSTAMP);
				return HistoryAction.UNSTAMP;
			}
			this.transaction.record(this.bookkeeping
				.arrival(this.transaction, migrations.row(revision), revision.message(), HistoryAction.STAMP, NOTHING)
				.inTurn());
			return HistoryAction.STAMP;
		}

		private void remove(String id, HistoryAction action) throws SQLException {
			this.transaction.record(this.bookkeeping.departure(this.transaction, id, action, NOTHING).inTurn());
		}

		private static void update(AppliedRevisions applied, RevisionStep step, LoadedMigrations migrations) {
			if (step.kind() == RevisionStep.Kind.UNMARK) {
				applied.remove(step.revision().id());
			}
			else {
				applied.add(step.revision().id(), migrations.row(step.revision()).requirements());
			}
		}

	}

}

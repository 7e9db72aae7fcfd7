package dev.aludel.migrate;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.aludel.migrate.HistoryStore.Work;
import dev.aludel.migrate.ProgressStore.Progress;
import dev.aludel.revision.RevisionNode;
import dev.aludel.revision.RevisionPlan;
import dev.aludel.revision.RevisionStep;

/** Carries out a plan on a connection that holds the lock. */
final class PlanExecution {

	private final MigrationLock lock;

	private final Session session;

	private final Situation situation;

	private final List<MigrationListener> listeners;

	private final LoadedMigrations migrations;

	private final RevisionTransaction transaction;

	private final CancellableRun run;

	private final RevisionTransaction creation;

	private final List<CompletedRevision> done;

	PlanExecution(MigrationLock lock, Fence fence, Situation situation, AludelSettings settings,
			List<MigrationListener> listeners, LoadedMigrations migrations, CancellableRun run,
			List<CompletedRevision> done) {
		this.lock = lock;
		this.session = lock.session();
		this.done = done;
		this.situation = situation;
		this.listeners = listeners;
		this.migrations = migrations;
		this.run = run;
		this.transaction = RevisionTransaction.of(situation, settings, fence);
		this.creation = RevisionTransaction.of(situation, settings, Fence.around(lock));
	}

	void carryOut(RevisionPlan plan) throws SQLException {
		this.situation.refuseReadOnly();
		this.situation.refuseForeignTables();
		Map<RevisionStep, RunnableRevision> revisions = runnable(plan.steps());
		RefusalCheck.check(List.copyOf(revisions.values()));
		if (!this.lock.isOfSession()) {
			revisions.values().forEach((revision) -> RefusalCheck.refuseUnguarded(this.session.database(), revision));
		}
		this.situation.completeTables(this.creation);
		if (revisions.isEmpty()) {
			record(plan.purgedRevisions(), plan.steps());
		}
		else {
			run(plan, revisions);
		}
	}

	private Map<RevisionStep, RunnableRevision> runnable(List<RevisionStep> steps) {
		Map<RevisionStep, RunnableRevision> revisions = new LinkedHashMap<>();
		for (RevisionStep step : steps) {
			switch (step.kind()) {
				case UPGRADE -> revisions.put(step, this.migrations.runnable(step.revision(), Direction.UPGRADE));
				case DOWNGRADE -> revisions.put(step, this.migrations.runnable(step.revision(), Direction.DOWNGRADE));
				case MARK, UNMARK -> {
				}
			}
		}
		return revisions;
	}

	/**
	 * Runs revision by revision; what is only recorded in between is recorded together.
	 */
	private void run(RevisionPlan plan, Map<RevisionStep, RunnableRevision> revisions) throws SQLException {
		RevisionRunner runner = new RevisionRunner(this.session, this.transaction, this.situation.bookkeeping(),
				this.situation.applied(), unfinished(), SessionSettings.read(this.session.connection()), this.listeners,
				this.run);
		List<RevisionNode> nodes = revisions.values().stream().map(RunnableRevision::node).toList();
		Direction direction = revisions.values().iterator().next().direction();
		this.listeners.forEach((listener) -> listener.beforeRun(nodes, direction));
		List<String> purged = plan.purgedRevisions();
		List<RevisionStep> recorded = new ArrayList<>();
		for (RevisionStep step : plan.steps()) {
			RunnableRevision revision = revisions.get(step);
			if (revision == null) {
				recorded.add(step);
				continue;
			}
			record(purged, recorded);
			purged = List.of();
			recorded.clear();
			if (this.run.isToStop()) {
				throw RunInterruptedException.before(revision, this.session.database(),
						this.situation.applied().heads(), ran());
			}
			this.listeners.forEach((listener) -> listener.beforeRevision(revision.node(), revision.direction()));
			CompletedRevision completed = run(runner, revision);
			this.done.add(completed);
			this.listeners.forEach((listener) -> listener.afterRevision(completed));
		}
		record(purged, recorded);
	}

	private CompletedRevision run(RevisionRunner runner, RunnableRevision revision) {
		try {
			return runner.run(revision);
		}
		catch (RevisionFailedException ex) {
			this.listeners.forEach((listener) -> tell(listener, ex));
			throw ex.isInterruption() ? new RunInterruptedException(ex, ran()) : ex;
		}
	}

	/** How many revisions were run, and not only recorded. */
	private int ran() {
		return (int) this.done.stream().filter(PlanExecution::wasRun).count();
	}

	private static boolean wasRun(CompletedRevision revision) {
		return revision.action() == HistoryAction.UPGRADE || revision.action() == HistoryAction.DOWNGRADE;
	}

	private static void tell(MigrationListener listener, RevisionFailedException failure) {
		try {
			listener.revisionFailed(failure);
		}
		catch (RuntimeException ex) {
			failure.addSuppressed(ex);
		}
	}

	private Map<String, Progress> unfinished() {
		Map<String, Progress> unfinished = new LinkedHashMap<>();
		this.situation.unfinished().forEach((progress) -> unfinished.put(progress.unfinished().id(), progress));
		return unfinished;
	}

	private void record(List<String> purged, List<RevisionStep> steps) throws SQLException {
		if (purged.isEmpty() && steps.isEmpty()) {
			return;
		}
		Stamping stamping = new Stamping(this.session.connection(), this.transaction, this.situation.bookkeeping());
		try {
			this.done.addAll(stamping.carryOut(purged, steps, this.migrations, this.situation.applied()));
		}
		catch (SQLException ex) {
			this.transaction.rollback();
			throw BookkeepingException.whenUsing(this.session, this.situation.tables(), ex);
		}
	}

	/** Records several steps in one transaction, for nothing is run in between. */
	private record Stamping(Connection connection, RevisionTransaction transaction, Bookkeeping bookkeeping) {

		List<CompletedRevision> carryOut(List<String> purged, List<RevisionStep> steps, LoadedMigrations migrations,
				AppliedRevisions applied) throws SQLException {
			List<CompletedRevision> done = new ArrayList<>();
			this.transaction.begin();
			for (String id : purged) {
				remove(id, HistoryAction.PURGE);
				done.add(new CompletedRevision(id, HistoryAction.PURGE, "", null, 0, Work.NONE.duration()));
			}
			for (RevisionStep step : steps) {
				HistoryAction action = record(step, migrations);
				done.add(new CompletedRevision(step.revision().id(), action, step.revision().message(),
						step.revision().origin(), 0, Work.NONE.duration()));
			}
			purged.forEach(applied::remove);
			steps.forEach((step) -> update(applied, step, migrations));
			for (RevisionRow row : migrations.misplaced(applied)) {
				this.bookkeeping.revisions().place(this.connection, row);
				applied.add(row.id(), row.requirements());
			}
			this.transaction.commit();
			return done;
		}

		private HistoryAction record(RevisionStep step, LoadedMigrations migrations) throws SQLException {
			RevisionNode revision = step.revision();
			if (step.kind() == RevisionStep.Kind.UNMARK) {
				remove(revision.id(), HistoryAction.UNSTAMP);
				return HistoryAction.UNSTAMP;
			}
			this.bookkeeping.revisions()
				.add(this.connection, this.transaction, migrations.row(revision), revision.message(), null);
			this.bookkeeping.history()
				.succeeded(this.connection, this.transaction, revision.id(), HistoryAction.STAMP, Work.NONE);
			return HistoryAction.STAMP;
		}

		private void remove(String id, HistoryAction action) throws SQLException {
			this.bookkeeping.revisions().remove(this.connection, this.transaction, id);
			this.bookkeeping.history().succeeded(this.connection, this.transaction, id, action, Work.NONE);
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

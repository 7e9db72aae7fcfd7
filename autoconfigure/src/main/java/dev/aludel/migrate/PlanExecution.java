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

	private final Session session;

	private final Situation situation;

	private final List<MigrationListener> listeners;

	private final LoadedMigrations migrations;

	private final RevisionTransaction transaction;

	private final CancellableRun run;

	PlanExecution(Session session, Situation situation, AludelSettings settings, List<MigrationListener> listeners,
			LoadedMigrations migrations, CancellableRun run) {
		this.session = session;
		this.situation = situation;
		this.listeners = listeners;
		this.migrations = migrations;
		this.run = run;
		this.transaction = new RevisionTransaction(session.connection(), settings.lockTimeout(),
				situation.facts().isReadCommitted());
	}

	List<CompletedRevision> carryOut(RevisionPlan plan) throws SQLException {
		this.situation.refuseReadOnly();
		this.situation.refuseForeignTables();
		List<RunnableRevision> revisions = runnable(plan.steps());
		IrreversibleCheck.check(revisions);
		this.situation.createMissingTables();
		return revisions.isEmpty() ? stamp(plan) : run(revisions);
	}

	private List<RunnableRevision> runnable(List<RevisionStep> steps) {
		List<RunnableRevision> revisions = new ArrayList<>();
		for (RevisionStep step : steps) {
			switch (step.kind()) {
				case UPGRADE -> revisions.add(this.migrations.runnable(step.revision(), Direction.UPGRADE));
				case DOWNGRADE -> revisions.add(this.migrations.runnable(step.revision(), Direction.DOWNGRADE));
				case MARK, UNMARK -> {
				}
			}
		}
		return revisions;
	}

	private List<CompletedRevision> run(List<RunnableRevision> revisions) throws SQLException {
		RevisionRunner runner = new RevisionRunner(this.session.connection(), this.transaction,
				this.situation.bookkeeping(), this.situation.applied(), unfinished(),
				SessionSettings.read(this.session.connection()), this.listeners, this.run);
		List<CompletedRevision> done = new ArrayList<>();
		List<RevisionNode> nodes = revisions.stream().map(RunnableRevision::node).toList();
		this.listeners.forEach((listener) -> listener.beforeRun(nodes, revisions.get(0).direction()));
		for (RunnableRevision revision : revisions) {
			if (this.run.isToStop()) {
				throw RunInterruptedException.before(revision, this.session.database(),
						this.situation.applied().heads(), done.size());
			}
			this.listeners.forEach((listener) -> listener.beforeRevision(revision.node(), revision.direction()));
			CompletedRevision completed = run(runner, revision, done.size());
			done.add(completed);
			this.listeners.forEach((listener) -> listener.afterRevision(completed));
		}
		return done;
	}

	private CompletedRevision run(RevisionRunner runner, RunnableRevision revision, int done) {
		try {
			return runner.run(revision);
		}
		catch (RevisionFailedException ex) {
			this.listeners.forEach((listener) -> tell(listener, ex));
			throw ex.isInterruption() ? new RunInterruptedException(ex, done) : ex;
		}
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

	private List<CompletedRevision> stamp(RevisionPlan plan) throws SQLException {
		Stamping stamping = new Stamping(this.session.connection(), this.transaction, this.situation.bookkeeping());
		try {
			return stamping.carryOut(plan, this.migrations, this.situation.applied());
		}
		catch (SQLException ex) {
			this.transaction.rollback();
			throw BookkeepingException.whenUsing(this.session, this.situation.tables(), ex);
		}
	}

	/** Records a whole plan in one transaction, for nothing is run in between. */
	private record Stamping(Connection connection, RevisionTransaction transaction, Bookkeeping bookkeeping) {

		List<CompletedRevision> carryOut(RevisionPlan plan, LoadedMigrations migrations, AppliedRevisions applied)
				throws SQLException {
			List<CompletedRevision> done = new ArrayList<>();
			this.transaction.begin();
			for (String id : plan.purgedRevisions()) {
				remove(id, HistoryAction.PURGE);
				done.add(new CompletedRevision(id, HistoryAction.PURGE, "", null, 0, Work.NONE.duration()));
			}
			for (RevisionStep step : plan.steps()) {
				HistoryAction action = record(step, migrations);
				done.add(new CompletedRevision(step.revision().id(), action, step.revision().message(),
						step.revision().origin(), 0, Work.NONE.duration()));
			}
			this.transaction.commit();
			plan.purgedRevisions().forEach(applied::remove);
			plan.steps().forEach((step) -> update(applied, step, migrations));
			return done;
		}

		private HistoryAction record(RevisionStep step, LoadedMigrations migrations) throws SQLException {
			RevisionNode revision = step.revision();
			if (step.kind() == RevisionStep.Kind.UNMARK) {
				remove(revision.id(), HistoryAction.UNSTAMP);
				return HistoryAction.UNSTAMP;
			}
			this.bookkeeping.revisions().add(this.connection, migrations.row(revision), revision.message(), null);
			this.bookkeeping.history().succeeded(this.connection, revision.id(), HistoryAction.STAMP, Work.NONE);
			return HistoryAction.STAMP;
		}

		private void remove(String id, HistoryAction action) throws SQLException {
			this.bookkeeping.revisions().remove(this.connection, id);
			this.bookkeeping.history().succeeded(this.connection, id, action, Work.NONE);
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

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
		this.transaction = new RevisionTransaction(session.connection(), settings.timeouts().lock(),
				situation.facts().isReadCommitted());
	}

	List<CompletedRevision> carryOut(RevisionPlan plan) throws SQLException {
		this.situation.refuseReadOnly();
		this.situation.refuseForeignTables();
		Map<RevisionStep, RunnableRevision> revisions = runnable(plan.steps());
		RefusalCheck.check(List.copyOf(revisions.values()));
		this.situation.completeTables();
		return revisions.isEmpty() ? record(plan.purgedRevisions(), plan.steps()) : run(plan, revisions);
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
	private List<CompletedRevision> run(RevisionPlan plan, Map<RevisionStep, RunnableRevision> revisions)
			throws SQLException {
		RevisionRunner runner = new RevisionRunner(this.session, this.transaction, this.situation.bookkeeping(),
				this.situation.applied(), unfinished(), SessionSettings.read(this.session.connection()), this.listeners,
				this.run);
		List<CompletedRevision> done = new ArrayList<>();
		List<RevisionNode> nodes = revisions.values().stream().map(RunnableRevision::node).toList();
		Direction direction = revisions.values().iterator().next().direction();
		this.listeners.forEach((listener) -> listener.beforeRun(nodes, direction));
		int ran = 0;
		List<String> purged = plan.purgedRevisions();
		List<RevisionStep> recorded = new ArrayList<>();
		for (RevisionStep step : plan.steps()) {
			RunnableRevision revision = revisions.get(step);
			if (revision == null) {
				recorded.add(step);
				continue;
			}
			done.addAll(record(purged, recorded));
			purged = List.of();
			recorded.clear();
			if (this.run.isToStop()) {
				throw RunInterruptedException.before(revision, this.session.database(),
						this.situation.applied().heads(), ran);
			}
			this.listeners.forEach((listener) -> listener.beforeRevision(revision.node(), revision.direction()));
			CompletedRevision completed = run(runner, revision, ran);
			ran++;
			done.add(completed);
			this.listeners.forEach((listener) -> listener.afterRevision(completed));
		}
		done.addAll(record(purged, recorded));
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

	private List<CompletedRevision> record(List<String> purged, List<RevisionStep> steps) throws SQLException {
		if (purged.isEmpty() && steps.isEmpty()) {
			return List.of();
		}
		Stamping stamping = new Stamping(this.session.connection(), this.transaction, this.situation.bookkeeping());
		List<String> heads = this.situation.applied().heads();
		boolean committing = false;
		try {
			List<CompletedRevision> done = stamping.record(purged, steps, this.migrations, this.situation.applied());
			committing = true;
			this.transaction.commit();
			return done;
		}
		catch (SQLException ex) {
			throw BookkeepingException.whenRecording(this.session, this.situation.tables(), heads, committing, ex);
		}
	}

	/** Records several steps in one transaction, for nothing is run in between. */
	private record Stamping(Connection connection, RevisionTransaction transaction, Bookkeeping bookkeeping) {

		List<CompletedRevision> record(List<String> purged, List<RevisionStep> steps, LoadedMigrations migrations,
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
			this.bookkeeping.history().succeeded(this.connection, revision.id(), HistoryAction.STAMP, Work.NONE);
			return HistoryAction.STAMP;
		}

		private void remove(String id, HistoryAction action) throws SQLException {
			this.bookkeeping.revisions().remove(this.connection, this.transaction, id);
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

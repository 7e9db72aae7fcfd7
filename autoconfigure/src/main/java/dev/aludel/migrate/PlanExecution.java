package dev.aludel.migrate;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.aludel.migrate.ProgressStore.Progress;
import dev.aludel.revision.RevisionNode;
import dev.aludel.revision.RevisionPlan;
import dev.aludel.revision.RevisionStep;
import org.jspecify.annotations.Nullable;

/** Carries out a plan on a connection that holds the lock. */
final class PlanExecution {

	private static final HistoryStore.Work NOTHING = HistoryStore.Work.NONE;

	private final Session session;

	private final Situation situation;

	private final List<MigrationListener> listeners;

	private final LoadedMigrations migrations;

	private final RevisionTransaction transaction;

	private final TransactionScope scope;

	private final TimeoutSettings timeouts;

	private final CancellableRun run;

	private final List<CompletedRevision> done = new ArrayList<>();

	private final Deque<CompletedRevision> untold = new ArrayDeque<>();

	private final Set<RunnableRevision> begun = new LinkedHashSet<>();

	/** How many works are committed. */
	private int settled;

	PlanExecution(Session session, Situation situation, AludelSettings settings, List<MigrationListener> listeners,
			LoadedMigrations migrations, CancellableRun run) {
		this.session = session;
		this.situation = situation;
		this.listeners = listeners;
		this.migrations = migrations;
		this.run = run;
		this.scope = settings.run().transaction();
		this.timeouts = settings.timeouts();
		this.transaction = new RevisionTransaction(session.connection(), settings.timeouts(),
				situation.facts().isReadCommitted());
	}

	List<CompletedRevision> carryOut(RevisionPlan plan) throws SQLException {
		this.situation.refuseReadOnly();
		this.situation.refuseForeignTables();
		Map<RevisionStep, RunnableRevision> revisions = runnable(plan.steps());
		RefusalCheck.check(List.copyOf(revisions.values()));
		this.situation.completeTables();
		run(works(plan, revisions), List.copyOf(revisions.values()));
		return this.done;
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

	/** Revision by revision; what is only recorded in between is recorded together. */
	private static List<Work> works(RevisionPlan plan, Map<RevisionStep, RunnableRevision> revisions) {
		List<Work> works = new ArrayList<>();
		List<String> purged = plan.purgedRevisions();
		List<RevisionStep> recorded = new ArrayList<>();
		for (RevisionStep step : plan.steps()) {
			RunnableRevision revision = revisions.get(step);
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
		RevisionRunner runner = null;
		if (!revisions.isEmpty()) {
			runner = new RevisionRunner(this.situation, this.transaction, unfinished(), this.timeouts, this.listeners,
					this.run);
			List<RevisionNode> nodes = revisions.stream().map(RunnableRevision::node).toList();
			Direction direction = revisions.get(0).direction();
			this.listeners.forEach((listener) -> listener.beforeRun(nodes, direction));
		}
		for (int index = 0; index < works.size();) {
			Work work = works.get(index);
			boolean last = this.scope == TransactionScope.REVISION || index == works.size() - 1;
			boolean again = false;
			if (work.revision() == null || runner == null) {
				record(work, last, index + 1);
			}
			else {
				begin(work.revision(), runner);
				again = !run(runner, work.revision(), last, index + 1);
			}
			index = again ? this.settled : index + 1;
			tellCompleted();
		}
	}

	private void begin(RunnableRevision revision, RevisionRunner runner) throws SQLException {
		if (!this.begun.add(revision)) {
			return;
		}
		if (this.run.isToStop()) {
			this.transaction.rollback();
			throw RunInterruptedException.before(revision, this.session.database(), this.situation.applied().heads(),
					runner.completed());
		}
		this.listeners.forEach((listener) -> listener.beforeRevision(revision.node(), revision.direction()));
	}

	private boolean run(RevisionRunner runner, RunnableRevision revision, boolean last, int settledThen) {
		try {
			return runner.run(revision, last, (completed) -> {
				this.settled = settledThen;
				this.done.add(completed);
				this.untold.add(completed);
			});
		}
		catch (RevisionFailedException ex) {
			tellCompleted();
			this.listeners.forEach((listener) -> tell(listener, ex));
			throw ex.isInterruption() ? new RunInterruptedException(ex, runner.completed()) : ex;
		}
	}

	private void tellCompleted() {
		while (!this.untold.isEmpty()) {
			CompletedRevision completed = this.untold.remove();
			this.listeners.forEach((listener) -> listener.afterRevision(completed));
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

	private void record(Work work, boolean last, int settledThen) throws SQLException {
		AppliedRevisions before = this.situation.applied().copy();
		List<CompletedRevision> recorded = new ArrayList<>();
		boolean committing = false;
		try {
			this.transaction.begin();
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
			this.bookkeeping.revisions()
				.add(this.connection, this.transaction, migrations.row(revision), revision.message(), null);
			this.bookkeeping.history().succeeded(this.connection, revision.id(), HistoryAction.STAMP, NOTHING);
			return HistoryAction.STAMP;
		}

		private void remove(String id, HistoryAction action) throws SQLException {
			this.bookkeeping.revisions().remove(this.connection, this.transaction, id);
			this.bookkeeping.history().succeeded(this.connection, id, action, NOTHING);
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

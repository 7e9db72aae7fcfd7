package dev.aludel.migrate;

import java.util.List;
import java.util.Set;

import dev.aludel.revision.RevisionGraph;
import dev.aludel.revision.RevisionPlan;

/** What a run is asked to do. */
sealed interface Task {

	/** What it is, in a word. */
	HistoryAction action();

	/** Whether the names of the classes are enough to see that there is nothing to do. */
	boolean isDone(NameMatch match);

	RevisionPlan plan(RevisionGraph graph, Set<String> applied);

	/** Whether a plan may be carried out although a revision is half done. */
	default boolean mayRun(RevisionPlan plan, UnfinishedRevision unfinished) {
		return plan.steps().stream().anyMatch(unfinished::isResumedBy);
	}

	/**
	 * Runs revisions.
	 *
	 * @param target the identifier of the target
	 */
	record Upgrade(String target) implements Task {

		private static final Set<String> EVERYTHING = Set.of("head", "heads");

		@Override
		public HistoryAction action() {
			return HistoryAction.UPGRADE;
		}

		@Override
		public boolean isDone(NameMatch match) {
			return EVERYTHING.contains(this.target) && match.everythingApplied() && !match.builtOnUnknown();
		}

		@Override
		public RevisionPlan plan(RevisionGraph graph, Set<String> applied) {
			return graph.upgrade(this.target, applied);
		}

		@Override
		public boolean mayRun(RevisionPlan plan, UnfinishedRevision unfinished) {
			// An application that does not know the revision may start: it runs nothing.
			boolean harmless = plan.isEmpty() && unfinished.direction() == Direction.UPGRADE;
			return harmless || Task.super.mayRun(plan, unfinished);
		}

	}

	/**
	 * Undoes revisions.
	 *
	 * @param target the identifier of the target
	 */
	record Downgrade(String target) implements Task {

		@Override
		public HistoryAction action() {
			return HistoryAction.DOWNGRADE;
		}

		@Override
		public boolean isDone(NameMatch match) {
			return false;
		}

		@Override
		public RevisionPlan plan(RevisionGraph graph, Set<String> applied) {
			return graph.downgrade(this.target, applied);
		}

	}

	/**
	 * Records revisions without running them.
	 *
	 * @param targets the identifiers of the targets
	 * @param purge whether to discard revisions that the application does not know
	 */
	record Stamp(List<String> targets, boolean purge) implements Task {

		@Override
		public HistoryAction action() {
			return HistoryAction.STAMP;
		}

		@Override
		public boolean isDone(NameMatch match) {
			return false;
		}

		@Override
		public RevisionPlan plan(RevisionGraph graph, Set<String> applied) {
			return graph.stamp(this.targets, applied, this.purge);
		}

	}

}

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

	/** Whether it runs all that is not applied, whatever that is called. */
	default boolean runsWhatIsPending() {
		return false;
	}

	RevisionPlan plan(RevisionGraph graph, Set<String> applied);

	/** What the session is for, as others see it. */
	String purpose();

	/** What is done on a database that cannot be written. */
	default StandbyAction onStandby(StandbyAction wanted) {
		return StandbyAction.FAIL;
	}

	/** Whether a database without history may be taken to be at a revision first. */
	default boolean takesBaseline() {
		return false;
	}

	/** Whether it goes on from what is applied, so that this should be what it was. */
	default boolean buildsOnApplied() {
		return false;
	}

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
			return runsWhatIsPending() && match.everythingApplied() && !match.builtOnUnknown();
		}

		@Override
		public boolean runsWhatIsPending() {
			return EVERYTHING.contains(this.target);
		}

		@Override
		public RevisionPlan plan(RevisionGraph graph, Set<String> applied) {
			return graph.upgrade(this.target, applied);
		}

		@Override
		public String purpose() {
			return "upgrade";
		}

		@Override
		public StandbyAction onStandby(StandbyAction wanted) {
			return wanted;
		}

		@Override
		public boolean takesBaseline() {
			return true;
		}

		@Override
		public boolean buildsOnApplied() {
			return true;
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

		@Override
		public String purpose() {
			return "downgrade";
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

		@Override
		public String purpose() {
			return "stamp";
		}

	}

}

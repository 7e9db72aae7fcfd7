package dev.aludel.revision;

import java.util.List;

/**
 * What a command would do, in the order in which it must be done.
 *
 * @param steps the steps in order; empty when there is nothing to do
 * @param unknownRevisions the applied revisions that the graph does not know, when the
 * database is simply ahead of the application; there are no steps then
 * @param purgedRevisions the applied revisions that are discarded before the first step:
 * those that the graph does not know, by a stamp with purge; and those that a squashed
 * revision stands for and that the application no longer has
 */
public record RevisionPlan(List<RevisionStep> steps, List<String> unknownRevisions, List<String> purgedRevisions) {

	public RevisionPlan {
		steps = List.copyOf(steps);
		unknownRevisions = List.copyOf(unknownRevisions);
		purgedRevisions = List.copyOf(purgedRevisions);
	}

	/**
	 * Tells whether carrying out the plan would change nothing.
	 * @return {@code true} if there is no step and nothing to purge
	 */
	public boolean isEmpty() {
		return this.steps.isEmpty() && this.purgedRevisions.isEmpty();
	}

	/**
	 * Tells whether the database is ahead of the application: everything the application
	 * has is applied, and the database has {@linkplain #unknownRevisions() more}.
	 * @return {@code true} if the database is ahead
	 */
	public boolean isDatabaseAhead() {
		return !this.unknownRevisions.isEmpty();
	}

	static RevisionPlan of(RevisionStep.Kind kind, List<RevisionNode> revisions) {
		return new RevisionPlan(steps(kind, revisions), List.of(), List.of());
	}

	static RevisionPlan databaseAhead(List<String> unknownRevisions) {
		return new RevisionPlan(List.of(), unknownRevisions, List.of());
	}

	static List<RevisionStep> steps(RevisionStep.Kind kind, List<RevisionNode> revisions) {
		return revisions.stream().map((revision) -> new RevisionStep(kind, revision)).toList();
	}

}

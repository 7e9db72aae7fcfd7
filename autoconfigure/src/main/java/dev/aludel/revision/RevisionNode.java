package dev.aludel.revision;

import java.util.List;
import java.util.Objects;

/**
 * A revision as the graph sees it: its id, what it requires and how errors name it.
 *
 * @param id the revision id, unique in the graph
 * @param revises the ids of its parents in the line of history; empty for a base, several
 * for a merge point
 * @param dependsOn ids or branch labels of further revisions that must be applied first
 * @param branchLabels the labels that name the line of this revision
 * @param message what the revision does, in a few words; may be empty
 * @param origin where the revision comes from, usually a class name; used in errors only
 * @param replaces ids of the revisions that this one stands for, directly; empty unless
 * it is a squashed revision
 */
public record RevisionNode(String id, List<String> revises, List<String> dependsOn, List<String> branchLabels,
		String message, String origin, List<String> replaces) {

	public RevisionNode {
		Objects.requireNonNull(id, "'id' must not be null");
		revises = List.copyOf(revises);
		dependsOn = List.copyOf(dependsOn);
		branchLabels = List.copyOf(branchLabels);
		Objects.requireNonNull(message, "'message' must not be null");
		Objects.requireNonNull(origin, "'origin' must not be null");
		replaces = List.copyOf(replaces);
	}

	/**
	 * Creates a revision that stands for no others.
	 * @param id the revision id
	 * @param revises the ids of its parents
	 * @param dependsOn ids or branch labels of further revisions that must be applied
	 * first
	 * @param branchLabels the labels that name the line of this revision
	 * @param message what the revision does
	 * @param origin where the revision comes from
	 */
	public RevisionNode(String id, List<String> revises, List<String> dependsOn, List<String> branchLabels,
			String message, String origin) {
		this(id, revises, dependsOn, branchLabels, message, origin, List.of());
	}

	/**
	 * Tells whether this revision stands for others.
	 * @return whether it is a squashed revision
	 */
	public boolean isSquashed() {
		return !this.replaces.isEmpty();
	}

	/** The same revision in another place. */
	RevisionNode moved(List<String> parents, List<String> dependencies, List<String> labels) {
		return new RevisionNode(this.id, parents, dependencies, labels, this.message, this.origin, this.replaces);
	}

}

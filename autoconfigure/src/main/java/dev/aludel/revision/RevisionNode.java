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
 */
public record RevisionNode(String id, List<String> revises, List<String> dependsOn, List<String> branchLabels,
		String message, String origin) {

	public RevisionNode {
		Objects.requireNonNull(id, "'id' must not be null");
		revises = List.copyOf(revises);
		dependsOn = List.copyOf(dependsOn);
		branchLabels = List.copyOf(branchLabels);
		Objects.requireNonNull(message, "'message' must not be null");
		Objects.requireNonNull(origin, "'origin' must not be null");
	}

}

package dev.aludel.revision;

import java.util.List;

/**
 * Thrown when revisions require each other in a ring that is not of the line alone.
 */
public final class DependencyCycleException extends RevisionException {

	private final List<RevisionNode> members;

	DependencyCycleException(List<RevisionNode> members) {
		super("""
				%s require each other in a ring of revises and dependsOn:
				%s
				Nothing was run. Change the dependsOn of one of them.""".formatted(
				Wording.capitalized(Wording.count(members.size(), "revision", "revisions")), Wording.table(members)));
		this.members = List.copyOf(members);
	}

	/**
	 * {@return the members of the ring, each requiring the next and the last one the
	 * first}
	 */
	public List<RevisionNode> members() {
		return this.members;
	}

}

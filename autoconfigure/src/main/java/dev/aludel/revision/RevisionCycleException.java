package dev.aludel.revision;

import java.util.List;

/**
 * Thrown when revisions revise each other in a ring.
 */
public final class RevisionCycleException extends RevisionException {

	private final List<RevisionNode> members;

	RevisionCycleException(List<RevisionNode> members) {
		super("""
				%s revise each other in a ring:
				%s
				Nothing was run. Change the revises of one of them.""".formatted(
				Wording.capitalized(Wording.count(members.size(), "revision", "revisions")), Wording.table(members)));
		this.members = List.copyOf(members);
	}

	/**
	 * {@return the members of the ring, each revising the next and the last one the
	 * first}
	 */
	public List<RevisionNode> members() {
		return this.members;
	}

}

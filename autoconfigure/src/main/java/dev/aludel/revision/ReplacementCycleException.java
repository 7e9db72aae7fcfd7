package dev.aludel.revision;

import java.util.List;

/**
 * Thrown when squashed revisions replace each other.
 */
public final class ReplacementCycleException extends RevisionException {

	private final List<RevisionNode> members;

	ReplacementCycleException(List<RevisionNode> members) {
		super("""
				%s replace each other:
				%s
				Nothing was run. Change the replaces of one of them: the later one may replace the earlier one."""
			.formatted(Wording.capitalized(Wording.count(members.size(), "revision", "revisions")),
					Wording.table(members)));
		this.members = List.copyOf(members);
	}

	/**
	 * {@return the revisions that replace each other, in ascending order}
	 */
	public List<RevisionNode> members() {
		return this.members;
	}

}

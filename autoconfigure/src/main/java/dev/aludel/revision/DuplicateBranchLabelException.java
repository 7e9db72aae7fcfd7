package dev.aludel.revision;

import java.util.List;

/**
 * Thrown when several revisions have the same branch label.
 */
public final class DuplicateBranchLabelException extends RevisionException {

	private final String label;

	private final List<RevisionNode> revisions;

	DuplicateBranchLabelException(String label, List<RevisionNode> revisions) {
		super("""
				%s have the branch label %s:
				%s
				Nothing was run. Give %s another label.""".formatted(
				Wording.capitalized(Wording.count(revisions.size(), "revision", "revisions")), label,
				Wording.table(revisions), (revisions.size() == 2) ? "one of them" : "all but one of them"));
		this.label = label;
		this.revisions = List.copyOf(revisions);
	}

	/**
	 * {@return the label}
	 */
	public String label() {
		return this.label;
	}

	/**
	 * {@return the revisions that have it, in ascending order of their ids}
	 */
	public List<RevisionNode> revisions() {
		return this.revisions;
	}

}

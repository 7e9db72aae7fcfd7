package dev.aludel.revision;

import java.util.List;

/**
 * Thrown when several revisions have the same id.
 */
public final class DuplicateRevisionException extends RevisionException {

	private final String id;

	private final List<RevisionNode> revisions;

	DuplicateRevisionException(String id, List<RevisionNode> revisions) {
		super("""
				%s have the revision id %s:
				%s
				Nothing was run. Give %s another id.""".formatted(
				Wording.capitalized(Wording.count(revisions.size(), "migration", "migrations")), id,
				Wording.lines(revisions, RevisionNode::origin),
				(revisions.size() == 2) ? "one of them" : "all but one of them"));
		this.id = id;
		this.revisions = List.copyOf(revisions);
	}

	/**
	 * {@return the id}
	 */
	public String id() {
		return this.id;
	}

	/**
	 * {@return the revisions that have it, in order of their origins}
	 */
	public List<RevisionNode> revisions() {
		return this.revisions;
	}

}

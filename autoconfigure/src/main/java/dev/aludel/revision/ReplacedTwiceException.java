package dev.aludel.revision;

import java.util.List;

/**
 * Thrown when two squashed revisions replace the same one, and neither replaces the
 * other.
 */
public final class ReplacedTwiceException extends RevisionException {

	private final String replaced;

	private final List<RevisionNode> revisions;

	ReplacedTwiceException(String replaced, List<RevisionNode> revisions) {
		super("""
				Revision %s is replaced by %s, none of which replaces the other:
				%s
				Nothing was run. Leave it to one of them, or let the later one replace the earlier one as well."""
			.formatted(replaced, Wording.count(revisions.size(), "revision", "revisions"), Wording.table(revisions)));
		this.replaced = replaced;
		this.revisions = List.copyOf(revisions);
	}

	/**
	 * {@return the id of the revision that is replaced twice}
	 */
	public String replaced() {
		return this.replaced;
	}

	/**
	 * {@return the revisions that replace it, in ascending order}
	 */
	public List<RevisionNode> revisions() {
		return this.revisions;
	}

}

package dev.aludel.revision;

import java.util.List;

/**
 * Thrown when a downgrade has a target that is not applied.
 */
public final class RevisionNotAppliedException extends RevisionException {

	private final RevisionNode target;

	private final List<RevisionNode> current;

	RevisionNotAppliedException(RevisionNode target, List<RevisionNode> current) {
		super("""
				Revision %s is not applied, so there is no way down to it.
				Nothing was run; the database %s.
				Name an applied revision, or upgrade to %s.""".formatted(Wording.named(target), state(current),
				target.id()));
		this.target = target;
		this.current = List.copyOf(current);
	}

	/**
	 * {@return the target}
	 */
	public RevisionNode target() {
		return this.target;
	}

	/**
	 * {@return the current revisions, in ascending order of their ids}
	 */
	public List<RevisionNode> current() {
		return this.current;
	}

	private static String state(List<RevisionNode> current) {
		return current.isEmpty() ? "has no revision applied"
				: "is at " + Wording.inline(current.stream().map(RevisionNode::id).toList());
	}

}

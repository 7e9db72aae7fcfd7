package dev.aludel.revision;

/**
 * Thrown when a revision revises one that does not exist.
 */
public final class UnknownParentException extends RevisionException {

	private final String parent;

	private final RevisionNode revision;

	UnknownParentException(String parent, RevisionNode revision) {
		super("""
				Revision %s revises %s, which does not exist.
				Nothing was run. Correct its revises, or add a revision with the id %s."""
			.formatted(Wording.named(revision), parent, parent));
		this.parent = parent;
		this.revision = revision;
	}

	/**
	 * {@return the id that was not found}
	 */
	public String parent() {
		return this.parent;
	}

	/**
	 * {@return the revision that names it}
	 */
	public RevisionNode revision() {
		return this.revision;
	}

}

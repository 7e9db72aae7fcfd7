package dev.aludel.revision;

/**
 * Thrown when a revision revises itself.
 */
public final class SelfLoopException extends RevisionException {

	private final RevisionNode revision;

	SelfLoopException(RevisionNode revision) {
		super("""
				Revision %s revises itself.
				Nothing was run. Take %s out of its revises.""".formatted(Wording.named(revision), revision.id()));
		this.revision = revision;
	}

	/**
	 * {@return the revision}
	 */
	public RevisionNode revision() {
		return this.revision;
	}

}

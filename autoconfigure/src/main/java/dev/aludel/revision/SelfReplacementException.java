package dev.aludel.revision;

/**
 * Thrown when a squashed revision replaces itself.
 */
public final class SelfReplacementException extends RevisionException {

	private final RevisionNode revision;

	SelfReplacementException(RevisionNode revision) {
		super("""
				Revision %s replaces itself.
				Nothing was run. Remove %s from its replaces.""".formatted(Wording.named(revision), revision.id()));
		this.revision = revision;
	}

	/**
	 * {@return the revision}
	 */
	public RevisionNode revision() {
		return this.revision;
	}

}

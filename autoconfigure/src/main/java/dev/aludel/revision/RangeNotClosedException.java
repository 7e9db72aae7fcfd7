package dev.aludel.revision;

/**
 * Thrown when a squashed revision cannot stand for the revisions it replaces, because
 * they are connected with others elsewhere than below the lowest and above the highest.
 */
public final class RangeNotClosedException extends RevisionException {

	private final RevisionNode revision;

	private final String reason;

	RangeNotClosedException(RevisionNode revision, String reason, String advice) {
		super("""
				Revision %s cannot stand for the revisions it replaces:
				%s
				Nothing was run. %s""".formatted(Wording.named(revision), reason, advice));
		this.revision = revision;
		this.reason = reason;
	}

	/**
	 * {@return the squashed revision}
	 */
	public RevisionNode revision() {
		return this.revision;
	}

	/**
	 * {@return what stands against it}
	 */
	public String reason() {
		return this.reason;
	}

}

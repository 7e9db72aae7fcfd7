package dev.aludel.migrate;

/**
 * Thrown when a revision cannot be written into a script.
 */
public final class UnscriptableRevisionException extends AludelException {

	private static final long serialVersionUID = 1L;

	private final String revision;

	private final String className;

	private final String reason;

	UnscriptableRevisionException(RunnableRevision revision, String reason) {
		super("""
				%s %s (%s) cannot be scripted: it %s.
				Nothing was written.
				Script the range below it, run %s with a connection, and script the rest from there.""".formatted(
				(revision.direction() == Direction.UPGRADE) ? "Revision" : "The downgrade of revision", revision.id(),
				revision.className(), reason,
				(revision.direction() == Direction.UPGRADE) ? "that revision" : "that downgrade"), null);
		this.revision = revision.id();
		this.className = revision.className();
		this.reason = reason;
	}

	/**
	 * {@return the id of the revision}
	 */
	public String revision() {
		return this.revision;
	}

	/**
	 * {@return the class of the revision}
	 */
	public String className() {
		return this.className;
	}

	/**
	 * {@return why it cannot be scripted}
	 */
	public String reason() {
		return this.reason;
	}

}

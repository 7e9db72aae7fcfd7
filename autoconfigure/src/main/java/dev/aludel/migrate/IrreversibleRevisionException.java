package dev.aludel.migrate;

/**
 * Thrown when a revision that would have to be undone has no way back.
 */
public final class IrreversibleRevisionException extends AludelException {

	private static final long serialVersionUID = 1L;

	private final String revision;

	private final String className;

	private final String reason;

	IrreversibleRevisionException(String revision, String className, String reason) {
		super("""
				Revision %s (%s) cannot be undone: %s
				Nothing was run.
				Downgrade to %s or a later revision, or restore a backup.""".formatted(revision, className, reason,
				revision), null);
		this.revision = revision;
		this.className = className;
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
	 * {@return why there is no way back}
	 */
	public String reason() {
		return this.reason;
	}

}

package dev.aludel.revision;

/**
 * Thrown when no revision has a given name.
 */
public final class UnknownRevisionException extends RevisionException {

	private final String name;

	UnknownRevisionException(String name) {
		super("""
				No revision has the id or label "%s", and no id begins with it.
				Nothing was run. Write an id, a label, or at least the first four characters of an id."""
			.formatted(name));
		this.name = name;
	}

	/**
	 * {@return the name that was not found}
	 */
	public String name() {
		return this.name;
	}

}

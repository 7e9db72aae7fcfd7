package dev.aludel.revision;

/**
 * Thrown when a name is no full id or label and too short to be the beginning of an id.
 */
public final class PartialIdentifierTooShortException extends RevisionException {

	private final String name;

	private final int shortestLength;

	PartialIdentifierTooShortException(String name, int shortestLength) {
		super("""
				No revision has the id or label "%s", and it is too short to be the beginning of an id.
				Nothing was run. Write at least %d characters of the id.""".formatted(name, shortestLength));
		this.name = name;
		this.shortestLength = shortestLength;
	}

	/**
	 * {@return the name as typed}
	 */
	public String name() {
		return this.name;
	}

	/**
	 * {@return the number of characters needed}
	 */
	public int shortestLength() {
		return this.shortestLength;
	}

}

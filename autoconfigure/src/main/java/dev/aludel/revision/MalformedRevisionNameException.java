package dev.aludel.revision;

/**
 * Thrown when an id or branch label could not be told apart from the rest of a revision
 * identifier.
 */
public final class MalformedRevisionNameException extends RevisionException {

	private final String name;

	private final RevisionNode revision;

	MalformedRevisionNameException(String role, String name, RevisionNode revision) {
		super("""
				The %s "%s" of revision %s cannot be used.
				Nothing was run. Use at least one character, and none of @ : + - , and white space.""".formatted(role,
				name, Wording.named(revision)));
		this.name = name;
		this.revision = revision;
	}

	/**
	 * {@return the id or label}
	 */
	public String name() {
		return this.name;
	}

	/**
	 * {@return the revision that has it}
	 */
	public RevisionNode revision() {
		return this.revision;
	}

}

package dev.aludel.revision;

/**
 * Thrown when an id or branch label is a word that identifiers use otherwise.
 */
public final class ReservedRevisionNameException extends RevisionException {

	private final String name;

	private final RevisionNode revision;

	ReservedRevisionNameException(String role, String name, RevisionNode revision) {
		super("""
				The %s %s of revision %s is a reserved word.
				Nothing was run. Use another name than head, heads, base and current.""".formatted(role, name,
				Wording.named(revision)));
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

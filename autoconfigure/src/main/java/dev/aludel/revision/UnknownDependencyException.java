package dev.aludel.revision;

/**
 * Thrown when a revision depends on one that does not exist.
 */
public final class UnknownDependencyException extends RevisionException {

	private final String dependency;

	private final RevisionNode revision;

	UnknownDependencyException(String dependency, RevisionNode revision) {
		super("""
				Revision %s depends on %s, which is neither a revision id nor a branch label.
				Nothing was run. Correct its dependsOn, or add a revision with that id or label."""
			.formatted(Wording.named(revision), dependency));
		this.dependency = dependency;
		this.revision = revision;
	}

	/**
	 * {@return the id or label that was not found}
	 */
	public String dependency() {
		return this.dependency;
	}

	/**
	 * {@return the revision that names it}
	 */
	public RevisionNode revision() {
		return this.revision;
	}

}

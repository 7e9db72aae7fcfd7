package dev.aludel.revision;

/**
 * Thrown when a revision depends on itself.
 */
public final class DependencySelfLoopException extends RevisionException {

	private final String dependency;

	private final RevisionNode revision;

	DependencySelfLoopException(String dependency, RevisionNode revision) {
		super("""
				Revision %s depends on itself.
				Nothing was run. Take %s out of its dependsOn.""".formatted(Wording.named(revision), dependency));
		this.dependency = dependency;
		this.revision = revision;
	}

	/**
	 * {@return the id or label by which it names itself}
	 */
	public String dependency() {
		return this.dependency;
	}

	/**
	 * {@return the revision}
	 */
	public RevisionNode revision() {
		return this.revision;
	}

}

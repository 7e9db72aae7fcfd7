package dev.aludel.revision;

/**
 * Thrown when an identifier names a revision outside the branch it was narrowed to.
 */
public final class NotInBranchException extends RevisionException {

	private final String name;

	private final String label;

	private final RevisionNode labelled;

	NotInBranchException(String name, String label, RevisionNode labelled) {
		super("""
				%s is not in the branch %s: it is neither an ancestor nor a descendant of revision %s.
				Nothing was run. Leave out %s@, or name a revision of that branch.""".formatted(name, label,
				Wording.named(labelled), label));
		this.name = name;
		this.label = label;
		this.labelled = labelled;
	}

	/**
	 * {@return the name behind the {@code @}}
	 */
	public String name() {
		return this.name;
	}

	/**
	 * {@return the label before the {@code @}}
	 */
	public String label() {
		return this.label;
	}

	/**
	 * {@return the revision that the label names}
	 */
	public RevisionNode labelled() {
		return this.labelled;
	}

}

package dev.aludel.revision;

import java.util.List;

/**
 * Thrown when a branch label is also the id of a revision.
 */
public final class BranchLabelIsRevisionException extends RevisionException {

	private final String label;

	private final RevisionNode labelled;

	private final RevisionNode revision;

	BranchLabelIsRevisionException(String label, RevisionNode labelled, RevisionNode revision) {
		super("""
				The branch label %s of revision %s is also the id of a revision:
				%s
				Nothing was run. Give revision %s another label.""".formatted(label, Wording.named(labelled),
				Wording.table(List.of(revision)), labelled.id()));
		this.label = label;
		this.labelled = labelled;
		this.revision = revision;
	}

	/**
	 * {@return the label}
	 */
	public String label() {
		return this.label;
	}

	/**
	 * {@return the revision that has the label}
	 */
	public RevisionNode labelled() {
		return this.labelled;
	}

	/**
	 * {@return the revision that has it as its id}
	 */
	public RevisionNode revision() {
		return this.revision;
	}

}

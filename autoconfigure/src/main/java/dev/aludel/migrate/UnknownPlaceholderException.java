package dev.aludel.migrate;

import java.util.List;

/** Thrown when a revision has a placeholder in its SQL that has no value. */
public final class UnknownPlaceholderException extends AludelException {

	private static final long serialVersionUID = 1L;

	private final String revision;

	private final String placeholder;

	UnknownPlaceholderException(RunnableRevision revision, String placeholder, List<String> known, String property) {
		super("""
				Revision %s (%s) has a placeholder ${%s} that has no value%s.
				Nothing was run.
				Set %s, or pass a text that is no placeholder as a parameter of op.execute.""".formatted(revision.id(),
				revision.className(), placeholder,
				known.isEmpty() ? "" : ". There are values for " + String.join(", ", known), property), null);
		this.revision = revision.id();
		this.placeholder = placeholder;
	}

	/**
	 * {@return the id of the revision}
	 */
	public String revision() {
		return this.revision;
	}

	/**
	 * {@return the name of the placeholder}
	 */
	public String placeholder() {
		return this.placeholder;
	}

}

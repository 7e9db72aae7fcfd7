package dev.aludel.revision;

import java.util.List;

/**
 * Thrown when the database has revisions that the application does not know, and is not
 * simply ahead of it.
 */
public final class UnknownAppliedRevisionException extends RevisionException {

	private final List<String> unknown;

	private final List<RevisionNode> missing;

	UnknownAppliedRevisionException(List<String> unknown, List<RevisionNode> missing) {
		super("""
				The database has %s that this application does not:
				%s
				%sNothing was run.
				Use the application that has the unknown revisions, or forget them: aludel repair""".formatted(
				Wording.count(unknown.size(), "revision", "revisions"), Wording.lines(unknown, (id) -> id),
				missing(missing)));
		this.unknown = List.copyOf(unknown);
		this.missing = List.copyOf(missing);
	}

	/**
	 * {@return the ids that only the database has, in ascending order}
	 */
	public List<String> unknown() {
		return this.unknown;
	}

	/**
	 * {@return the revisions that only the application has, in the order in which they
	 * would run}
	 */
	public List<RevisionNode> missing() {
		return this.missing;
	}

	private static String missing(List<RevisionNode> missing) {
		return missing.isEmpty() ? "" : """
				The application has %s that the database does not:
				%s
				""".formatted(Wording.count(missing.size(), "revision", "revisions"), Wording.table(missing));
	}

}

package dev.aludel.revision;

import java.util.List;

/**
 * Thrown when the database has revisions that the application does not know, and is not
 * simply ahead of it.
 */
public final class UnknownAppliedRevisionException extends RevisionException {

	private static final int MOST_FORGOTTEN = 10;

	private final List<String> unknown;

	private final List<RevisionNode> missing;

	UnknownAppliedRevisionException(List<String> unknown, List<RevisionNode> missing) {
		this("""
				The database has %s that this application does not:
				%s
				%sNothing was run.
				Use the application that has the unknown revisions, or forget them: aludel repair --forget %s"""
			.formatted(Wording.count(unknown.size(), "revision", "revisions"), Wording.lines(unknown, (id) -> id),
					missing(missing), forgotten(unknown)),
				unknown, missing);
	}

	private UnknownAppliedRevisionException(String message, List<String> unknown, List<RevisionNode> missing) {
		super(message);
		this.unknown = List.copyOf(unknown);
		this.missing = List.copyOf(missing);
	}

	static UnknownAppliedRevisionException ofNothingInCommon(List<String> unknown, List<RevisionNode> missing) {
		return new UnknownAppliedRevisionException("""
				The database has none of this application's revisions, and %s that it does not know:
				%s
				Nothing was run.
				It may belong to another application: check the URL. If it does not, forget them: \
				aludel repair --forget %s""".formatted(Integer.toString(unknown.size()),
				Wording.lines(unknown, (id) -> id), forgotten(unknown)), unknown, missing);
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

	private static String forgotten(List<String> unknown) {
		return (unknown.size() <= MOST_FORGOTTEN) ? String.join(" ", unknown) : "<id>";
	}

	private static String missing(List<RevisionNode> missing) {
		return missing.isEmpty() ? "" : """
				The application has %s that the database does not:
				%s
				""".formatted(Wording.count(missing.size(), "revision", "revisions"), Wording.table(missing));
	}

}

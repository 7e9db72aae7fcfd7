package dev.aludel.revision;

import java.util.List;

/**
 * Thrown when a name is no full id or label and too short to be the beginning of an id.
 */
public final class PartialIdentifierTooShortException extends RevisionException {

	private final String name;

	private final int shortestLength;

	private final List<RevisionNode> candidates;

	PartialIdentifierTooShortException(String name, int shortestLength, List<RevisionNode> beginning,
			Candidates candidates) {
		super("""
				No revision has the id or label "%s", and it is too short to be the beginning of an id.
				%sNothing was run. Write at least %s characters of the id.""".formatted(name,
				candidates(beginning, candidates), shortestLength));
		this.name = name;
		this.candidates = List.copyOf(beginning);
		this.shortestLength = shortestLength;
	}

	/**
	 * {@return the name as typed}
	 */
	public String name() {
		return this.name;
	}

	private static String candidates(List<RevisionNode> beginning, Candidates candidates) {
		return beginning.isEmpty() ? candidates.lines() : "Ids that begin with it:\n" + Wording.table(beginning) + "\n";
	}

	/**
	 * {@return the revisions whose ids begin with it, in ascending order of their ids}
	 */
	public List<RevisionNode> candidates() {
		return this.candidates;
	}

	/**
	 * {@return the number of characters needed}
	 */
	public int shortestLength() {
		return this.shortestLength;
	}

}

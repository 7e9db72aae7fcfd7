package dev.aludel.revision;

import java.util.List;

/**
 * Thrown when several ids begin with a given text.
 */
public final class AmbiguousIdentifierException extends RevisionException {

	private final String name;

	private final List<RevisionNode> candidates;

	AmbiguousIdentifierException(String name, List<RevisionNode> candidates) {
		super("""
				%s begin with "%s":
				%s
				Nothing was run. Write more characters of the one that is meant.""".formatted(
				Wording.capitalized(Wording.count(candidates.size(), "revision id", "revision ids")), name,
				Wording.table(candidates)));
		this.name = name;
		this.candidates = List.copyOf(candidates);
	}

	/**
	 * {@return the beginning as typed}
	 */
	public String name() {
		return this.name;
	}

	/**
	 * {@return the revisions whose ids begin with it}
	 */
	public List<RevisionNode> candidates() {
		return this.candidates;
	}

}

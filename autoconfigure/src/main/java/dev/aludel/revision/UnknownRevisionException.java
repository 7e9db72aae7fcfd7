package dev.aludel.revision;

import java.util.List;

import dev.aludel.revision.NearestNames.NearName;

/**
 * Thrown when no revision has a given name.
 */
public final class UnknownRevisionException extends RevisionException {

	private final String name;

	private final List<String> nearestNames;

	UnknownRevisionException(String name, Candidates candidates) {
		super("""
				No revision has the id or label "%s", and no id begins with it.
				%sNothing was run. Write an id, a label, or at least the first four characters of an id."""
			.formatted(name, candidates.lines()));
		this.name = name;
		this.nearestNames = candidates.nearest().stream().map(NearName::name).toList();
	}

	/**
	 * {@return the name that was not found}
	 */
	public String name() {
		return this.name;
	}

	/**
	 * {@return the ids, labels and words that differ from it in a letter or two, the
	 * nearest first}
	 */
	public List<String> nearestNames() {
		return this.nearestNames;
	}

}

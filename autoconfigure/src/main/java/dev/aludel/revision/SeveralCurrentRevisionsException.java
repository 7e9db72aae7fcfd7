package dev.aludel.revision;

import java.util.List;

/**
 * Thrown when an identifier counts from the current revision and there are several.
 */
public final class SeveralCurrentRevisionsException extends RevisionException {

	private final String identifier;

	private final List<RevisionNode> current;

	SeveralCurrentRevisionsException(RevisionIdentifier identifier, List<RevisionNode> current) {
		super("""
				%s counts from the current revision, but there are %s:
				%s
				Nothing was run. Put the one that is meant in front, as in %s@%s.""".formatted(identifier.text(),
				Wording.count(current.size(), "current revision", "current revisions"), Wording.table(current),
				current.get(0).id(), identifier.withoutLabel()));
		this.identifier = identifier.text();
		this.current = List.copyOf(current);
	}

	/**
	 * {@return the identifier as typed}
	 */
	public String identifier() {
		return this.identifier;
	}

	/**
	 * {@return the current revisions, in ascending order of their ids}
	 */
	public List<RevisionNode> current() {
		return this.current;
	}

}

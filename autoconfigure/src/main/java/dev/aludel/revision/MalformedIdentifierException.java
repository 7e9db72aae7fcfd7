package dev.aludel.revision;

import java.util.Arrays;

/**
 * Thrown when a text does not follow the grammar of revision identifiers.
 */
public final class MalformedIdentifierException extends RevisionException {

	private final String text;

	private MalformedIdentifierException(String text, String message) {
		super(message);
		this.text = text;
	}

	/**
	 * {@return the text as typed}
	 */
	public String text() {
		return this.text;
	}

	static MalformedIdentifierException ofIdentifier(String text) {
		if (isRange(text)) {
			return new MalformedIdentifierException(text, """
					%s is a range, and one revision is wanted here.
					Nothing was run.
					Name the target alone. Ranges are for history, and for upgrade, downgrade and stamp with --sql."""
				.formatted(text));
		}
		return new MalformedIdentifierException(text, """
				"%s" is no revision identifier.
				Nothing was run.
				Write name, name+N, name-N, +N or -N, with label@ in front to narrow it to a branch. \
				A name is an id, a label, the beginning of an id, head, heads, base or current.""".formatted(text));
	}

	private static boolean isRange(String text) {
		String[] ends = text.split(":", -1);
		return ends.length == 2 && Arrays.stream(ends).allMatch(RevisionIdentifier::isWellFormed);
	}

	static MalformedIdentifierException ofRange(String text) {
		return new MalformedIdentifierException(text, """
				"%s" is no range of revisions.
				Nothing was run. Write from:to, for instance base:current.""".formatted(text));
	}

}

package dev.aludel.revision;

import java.util.List;

/**
 * Thrown when a target lies inside the range that a squashed revision replaces, and the
 * way to it is gone: the classes of the range, or their rows in the database.
 */
public final class ReplacedRevisionException extends RevisionException {

	private final String target;

	private final RevisionNode replacement;

	private final List<String> missing;

	private ReplacedRevisionException(String message, String target, RevisionNode replacement, List<String> missing) {
		super(message);
		this.target = target;
		this.replacement = replacement;
		this.missing = List.copyOf(missing);
	}

	static ReplacedRevisionException gone(String target, RevisionNode replacement, List<String> missing) {
		return new ReplacedRevisionException("""
				Revision %s was replaced by %s; no longer in the application: %s
				Nothing was run. Name %s or another revision, or use a version of the application that still has %s."""
			.formatted(target, Wording.named(replacement), Wording.inline(missing), replacement.id(),
					(missing.size() == 1) ? "it" : "them"),
				target, replacement, missing);
	}

	static ReplacedRevisionException notRecorded(String target, RevisionNode replacement, List<String> missing) {
		return new ReplacedRevisionException(
				"""
						Revision %s was replaced by %s, and the database has that one without the record of: %s
						Nothing was run. Run an upgrade, which records what %s stands for, and then this again."""
					.formatted(target, Wording.named(replacement), Wording.inline(missing), replacement.id()),
				target, replacement, missing);
	}

	/**
	 * {@return the id of the target}
	 */
	public String target() {
		return this.target;
	}

	/**
	 * {@return the squashed revision}
	 */
	public RevisionNode replacement() {
		return this.replacement;
	}

	/**
	 * {@return the ids of the replaced revisions that are needed and not there, in
	 * ascending order}
	 */
	public List<String> missing() {
		return this.missing;
	}

}

package dev.aludel.revision;

import java.util.List;

/**
 * Thrown when a database has a part of what a squashed revision replaces, and the rest
 * cannot be run or undone because the application no longer has it.
 */
public final class DatabaseInsideRangeException extends RevisionException {

	private final RevisionNode revision;

	private final List<String> applied;

	private final List<String> missing;

	DatabaseInsideRangeException(RevisionNode revision, List<String> applied, List<String> missing) {
		super("""
				The database is inside the range that revision %1$s replaces.
				Applied of it: %2$s
				No longer in the application: %3$s
				Nothing was run. Run a version of the application that still has %4$s; \
				if the database has all that %5$s does, record that: stamp %5$s.""".formatted(Wording.named(revision),
				Wording.inline(applied), Wording.inline(missing), (missing.size() == 1) ? "it" : "them",
				revision.id()));
		this.revision = revision;
		this.applied = List.copyOf(applied);
		this.missing = List.copyOf(missing);
	}

	/**
	 * {@return the squashed revision}
	 */
	public RevisionNode revision() {
		return this.revision;
	}

	/**
	 * {@return the ids of the replaced revisions that the database has, in ascending
	 * order}
	 */
	public List<String> applied() {
		return this.applied;
	}

	/**
	 * {@return the ids of the replaced revisions that are needed and gone, in ascending
	 * order}
	 */
	public List<String> missing() {
		return this.missing;
	}

}

package dev.aludel.revision;

import java.util.Objects;

/**
 * One step of a {@link RevisionPlan}.
 *
 * @param kind what to do with the revision
 * @param revision the revision
 */
public record RevisionStep(Kind kind, RevisionNode revision) {

	public RevisionStep {
		Objects.requireNonNull(kind, "'kind' must not be null");
		Objects.requireNonNull(revision, "'revision' must not be null");
	}

	/**
	 * Tells whether the revision itself is run, one way or the other.
	 * @return {@code false} if it is only recorded
	 */
	public boolean isRun() {
		return this.kind == Kind.UPGRADE || this.kind == Kind.DOWNGRADE;
	}

	/**
	 * What a step does with its revision.
	 */
	public enum Kind {

		/** Run the upgrade of the revision and record it as applied. */
		UPGRADE,

		/** Run the downgrade of the revision and record it as no longer applied. */
		DOWNGRADE,

		/** Record the revision as applied without running it. */
		MARK,

		/** Record the revision as no longer applied without running it. */
		UNMARK

	}

}

package dev.aludel.migrate;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Whether the revisions of an application fit together, and fit what a database has.
 *
 * @param database the database, or {@code null} when none was asked
 * @param revisions how many revisions the application has
 * @param heads the revisions that no other revises, in ascending order
 * @param findings what is wrong
 * @param checksums of each applied revision, whether it is still the one that ran
 */
public record ValidationReport(@Nullable DatabaseAddress database, int revisions, List<String> heads,
		List<Finding> findings, List<CheckedRevision> checksums) {

	public ValidationReport {
		heads = List.copyOf(heads);
		findings = List.copyOf(findings);
		checksums = List.copyOf(checksums);
	}

	/**
	 * Tells whether nothing is wrong.
	 * @return whether there is no finding
	 */
	public boolean isValid() {
		return this.findings.isEmpty();
	}

	/**
	 * Something that is wrong.
	 *
	 * @param kind what it is about
	 * @param revision the id of the revision, or {@code null} when it is about several
	 * @param className the class, or {@code null} when it is about several or unknown
	 * @param message what is wrong and what to do
	 */
	public record Finding(Kind kind, @Nullable String revision, @Nullable String className, String message) {

		/**
		 * What a finding is about.
		 */
		public enum Kind {

			/** A class cannot be used as a migration. */
			UNUSABLE_CLASS,

			/** The revisions do not fit together. */
			UNSOUND_GRAPH,

			/** There are several heads. */
			SEVERAL_HEADS,

			/** An applied revision would run other statements than it did. */
			CHANGED_CHECKSUM,

			/** The database has a revision that the application does not know. */
			UNKNOWN_REVISION,

			/** A revision was begun and not finished. */
			UNFINISHED_REVISION,

			/** A revision has to be completed by its author before it can be run. */
			INCOMPLETE_REVISION

		}

	}

	/**
	 * An applied revision and whether its checksum is what it was.
	 *
	 * @param revision the id of the revision
	 * @param outcome what the check came to
	 * @param reason why it could not be checked, or {@code null} when it was
	 */
	public record CheckedRevision(String revision, Outcome outcome, @Nullable String reason) {

		/**
		 * What a check came to.
		 */
		public enum Outcome {

			/** It would run the same statements again. */
			UNCHANGED,

			/** It would run others. */
			CHANGED,

			/** It was recorded without being run, so there is nothing to compare with. */
			NOT_CHECKED,

			/** Its statements are known only when it runs. */
			CANNOT_BE_CHECKED

		}

	}

}

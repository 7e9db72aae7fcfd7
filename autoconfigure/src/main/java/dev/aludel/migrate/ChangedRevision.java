package dev.aludel.migrate;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * An applied revision that would run other statements now than it ran.
 *
 * @param id the id
 * @param message what it does, in a few words; may be empty
 * @param className the class that carries it out
 * @param appliedAt since when the database has it
 * @param recorded the checksum of the statements that it ran
 * @param recomputed the checksum of those that it would run now
 */
public record ChangedRevision(String id, String message, String className, Instant appliedAt, String recorded,
		String recomputed) {

	private static final int BEGINNING = 12;

	/**
	 * Tells which revision is meant.
	 * @return for instance
	 * {@code 1 (db.migration.R1_CreateTasks, applied 2026-01-05T09:00:00Z)}
	 */
	public String describe() {
		return "%s (%s, applied %s)".formatted(this.id, this.className,
				this.appliedAt.truncatedTo(ChronoUnit.SECONDS));
	}

	/** The same with the beginnings of the checksums. */
	String describeChecksums() {
		return "%s (%s), applied %s, checksum %s, now %s".formatted(this.id, this.className,
				this.appliedAt.truncatedTo(ChronoUnit.SECONDS), beginning(this.recorded), beginning(this.recomputed));
	}

	private static String beginning(String checksum) {
		return checksum.substring(0, Math.min(checksum.length(), BEGINNING));
	}

}

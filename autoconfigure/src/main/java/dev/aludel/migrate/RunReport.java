package dev.aludel.migrate;

import java.time.Duration;
import java.util.List;

/**
 * What a run did.
 *
 * @param database the database
 * @param headsBefore the current revisions when it began
 * @param heads the current revisions now
 * @param revisions what was done with which revision, in order
 * @param applied how many revisions the database has now
 * @param unknown the ids of the applied revisions that the application does not know: the
 * database is ahead
 * @param pending the ids of the revisions that were left pending because the database
 * cannot be written
 * @param duration how long it took, waiting for the lock included
 */
public record RunReport(DatabaseAddress database, List<String> headsBefore, List<String> heads,
		List<CompletedRevision> revisions, int applied, List<String> unknown, List<String> pending, Duration duration) {

	public RunReport {
		headsBefore = List.copyOf(headsBefore);
		heads = List.copyOf(heads);
		revisions = List.copyOf(revisions);
		unknown = List.copyOf(unknown);
		pending = List.copyOf(pending);
	}

	/**
	 * Tells whether the database has revisions that the application does not know.
	 * @return whether the database is ahead of the application
	 */
	public boolean isDatabaseAhead() {
		return !this.unknown.isEmpty();
	}

}

package dev.aludel.migrate;

import java.util.List;

/**
 * What an upgrade or a downgrade would run from where the database stands.
 *
 * @param database the database
 * @param direction which way
 * @param headsBefore the current revisions of the database
 * @param heads the current revisions it would have
 * @param revisions what would be run, in order
 * @param recorded what would only be recorded, in order
 * @param unknown the ids of the applied revisions that the application does not know: the
 * database is ahead
 */
public record MigrationPlan(DatabaseAddress database, Direction direction, List<String> headsBefore, List<String> heads,
		List<PlannedRevision> revisions, List<PlannedRecord> recorded, List<String> unknown) {

	public MigrationPlan {
		headsBefore = List.copyOf(headsBefore);
		heads = List.copyOf(heads);
		revisions = List.copyOf(revisions);
		recorded = List.copyOf(recorded);
		unknown = List.copyOf(unknown);
	}

	/**
	 * Tells whether there is nothing to run. Something may be left to record.
	 * @return whether the plan has no revision
	 */
	public boolean isEmpty() {
		return this.revisions.isEmpty();
	}

}

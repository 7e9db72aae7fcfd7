package dev.aludel.migrate;

import java.time.Duration;
import java.util.List;

/**
 * What a dry run did before it rolled everything back.
 *
 * @param database the database
 * @param direction which way
 * @param heads the current revisions of the database, before and after
 * @param headsReached the current revisions it would have
 * @param revisions what was run, in order
 * @param recorded what would only be recorded, in order
 * @param unknown the ids of the applied revisions that the application does not know: the
 * database is ahead
 * @param duration how long it took, waiting for the lock included
 */
public record DryRunReport(DatabaseAddress database, Direction direction, List<String> heads, List<String> headsReached,
		List<DryRunRevision> revisions, List<PlannedRecord> recorded, List<String> unknown, Duration duration) {

	public DryRunReport {
		heads = List.copyOf(heads);
		headsReached = List.copyOf(headsReached);
		revisions = List.copyOf(revisions);
		recorded = List.copyOf(recorded);
		unknown = List.copyOf(unknown);
	}

}

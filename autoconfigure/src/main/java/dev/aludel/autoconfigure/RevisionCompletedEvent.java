package dev.aludel.autoconfigure;

import java.util.Objects;

import dev.aludel.migrate.CompletedRevision;
import dev.aludel.migrate.DatabaseAddress;

/**
 * Published for each revision that a run has dealt with, when the run is over: for those
 * of the start when all beans are there, so that methods annotated with
 * {@code @EventListener} hear of them. A run that fails publishes those of the revisions
 * that it completed or recorded before, and no {@link RunFinishedEvent} behind them.
 *
 * @param database the database
 * @param revision what was done
 */
public record RevisionCompletedEvent(DatabaseAddress database, CompletedRevision revision) {

	public RevisionCompletedEvent {
		Objects.requireNonNull(database, "'database' must not be null");
		Objects.requireNonNull(revision, "'revision' must not be null");
	}

}

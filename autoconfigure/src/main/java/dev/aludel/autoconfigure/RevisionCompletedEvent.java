package dev.aludel.autoconfigure;

import java.util.Objects;

import dev.aludel.migrate.CompletedRevision;
import dev.aludel.migrate.DatabaseAddress;
import dev.aludel.migrate.MigrationListener;

/**
 * Published for each revision that a run has dealt with, when the run is over: for those
 * of the start when all beans are there, so that methods annotated with
 * {@code @EventListener} hear of them. A run that fails publishes nothing, not even of
 * the revisions that it completed before; a {@link MigrationListener} hears of those.
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

package dev.aludel.migrate;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * An entry of the history: who did what, when, how long it took and how it ended.
 *
 * @param id the number of the entry, in the order of writing
 * @param revision the id of the revision
 * @param action what was done
 * @param successful whether it was done, and not tried in vain
 * @param startedAt when it began
 * @param duration how long it took
 * @param statements how many SQL statements it ran
 * @param checksum the SHA-256 of those statements, or {@code null} when none were meant
 * to run
 * @param application the name of the application that did it, or {@code null} when it has
 * none
 * @param databaseUser the role that did it
 * @param error what went wrong, or {@code null}
 */
public record HistoryEntry(long id, String revision, HistoryAction action, boolean successful, Instant startedAt,
		Duration duration, int statements, @Nullable String checksum, @Nullable String application, String databaseUser,
		@Nullable String error) {

}

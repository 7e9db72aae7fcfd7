package dev.aludel.migrate;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * What a run did with one revision.
 *
 * @param id the id of the revision
 * @param action what was done with it
 * @param message what the revision does, in a few words; may be empty
 * @param className the class that carries it out, or {@code null} when the application
 * does not know the revision
 * @param statements how many SQL statements ran
 * @param duration how long it took
 */
public record CompletedRevision(String id, HistoryAction action, String message, @Nullable String className,
		int statements, Duration duration) {

}

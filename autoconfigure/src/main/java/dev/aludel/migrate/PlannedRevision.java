package dev.aludel.migrate;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A revision that would be run.
 *
 * @param id the id
 * @param message what it does, in a few words; may be empty
 * @param className the class that carries it out
 * @param statements its statements in order; none when they cannot be told
 * @param unknown why its statements cannot be told, or {@code null} when they can
 */
public record PlannedRevision(String id, String message, String className, List<PlannedStatement> statements,
		@Nullable String unknown) {

	public PlannedRevision {
		statements = List.copyOf(statements);
	}

}

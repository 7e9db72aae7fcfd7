package dev.aludel.migrate;

import java.time.Duration;
import java.util.List;

/**
 * A revision that a dry run carried out.
 *
 * @param id the id
 * @param message what it does, in a few words; may be empty
 * @param className the class that carries it out
 * @param statements its statements; what it did on {@code op.connection()} is not among
 * them
 * @param usedConnection whether it used {@code op.connection()}
 * @param duration how long it took
 */
public record DryRunRevision(String id, String message, String className, List<DryRunStatement> statements,
		boolean usedConnection, Duration duration) {

	public DryRunRevision {
		statements = List.copyOf(statements);
	}

}

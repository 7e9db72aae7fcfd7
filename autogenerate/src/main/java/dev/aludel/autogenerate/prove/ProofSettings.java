package dev.aludel.autogenerate.prove;

import java.time.Duration;

/**
 * How long a proof may disturb a running application. Its transaction locks what it
 * changes, and everyone who needs that waits until it has been rolled back.
 *
 * @param lockTimeout how long it waits for a lock
 * @param statementTimeout how long one of its statements may run, and how long the server
 * keeps its transaction open when nothing is heard from it
 */
public record ProofSettings(Duration lockTimeout, Duration statementTimeout) {

	/**
	 * Three seconds for a lock, thirty for a statement.
	 */
	public static final ProofSettings DEFAULTS = new ProofSettings(Duration.ofSeconds(3), Duration.ofSeconds(30));

	public ProofSettings {
		// Zero means no limit to PostgreSQL.
		if (lockTimeout.toMillis() < 1 || statementTimeout.toMillis() < 1) {
			throw new IllegalArgumentException("The timeouts of a proof must be at least one millisecond.");
		}
	}

}

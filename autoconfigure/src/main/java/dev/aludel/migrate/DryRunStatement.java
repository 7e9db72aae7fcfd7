package dev.aludel.migrate;

import java.time.Duration;

/**
 * A statement that a dry run came to.
 *
 * @param number which one it is in its revision, counting from 1
 * @param operation the few words in which its operation is spoken of
 * @param sql the statement that was run
 * @param form whether that is the statement of the revision
 * @param duration how long it took
 */
public record DryRunStatement(int number, String operation, String sql, Form form, Duration duration) {

	/**
	 * What was run in place of a statement.
	 */
	public enum Form {

		/** The statement itself. */
		AS_WRITTEN,

		/** Its form without {@code concurrently}, for it cannot run in a transaction. */
		TRANSACTIONAL,

		/** Nothing: an earlier run that was stopped has done it. */
		SKIPPED

	}

}

package dev.aludel.migrate;

import java.time.Duration;
import java.util.Objects;

/**
 * How long statements of one kind may wait, and take.
 *
 * @param lock how long a statement may wait for each lock; zero for as long as it takes
 * @param statement how long it may take in all; zero for as long as it takes
 */
public record StatementLimits(Duration lock, Duration statement) {

	/** Neither waiting nor working is limited. */
	static final StatementLimits NONE = new StatementLimits(Duration.ZERO, Duration.ZERO);

	public StatementLimits {
		Objects.requireNonNull(lock, "'lock' must not be null");
		Objects.requireNonNull(statement, "'statement' must not be null");
		if (lock.isNegative()) {
			throw new IllegalArgumentException("'lock' must not be negative: " + lock);
		}
		if (statement.isNegative()) {
			throw new IllegalArgumentException("'statement' must not be negative: " + statement);
		}
	}

	/**
	 * Returns the same limits with another one for locks.
	 * @param newLock how long a statement may wait for each lock
	 * @return the changed limits
	 */
	public StatementLimits withLock(Duration newLock) {
		return new StatementLimits(newLock, this.statement);
	}

	/**
	 * Returns the same limits with another one for the whole statement.
	 * @param newStatement how long it may take; zero for as long as it takes
	 * @return the changed limits
	 */
	public StatementLimits withStatement(Duration newStatement) {
		return new StatementLimits(this.lock, newStatement);
	}

	/** Whether a server that counts in milliseconds would take one for the other. */
	boolean amountTo(StatementLimits other) {
		return lockMillis() == other.lockMillis() && statementMillis() == other.statementMillis();
	}

	long lockMillis() {
		return milliseconds(this.lock);
	}

	long statementMillis() {
		return milliseconds(this.statement);
	}

	// Zero means no limit to PostgreSQL.
	private static long milliseconds(Duration limit) {
		return limit.isZero() ? 0 : Math.min(Math.max(limit.toMillis(), 1), Integer.MAX_VALUE);
	}

}

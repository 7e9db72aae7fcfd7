package dev.aludel.migrate;

import java.time.Duration;
import java.util.Objects;

import dev.aludel.operation.OperationKind;

/**
 * How long statements may wait and take, by what they do, and how often a revision is
 * tried that gets no lock.
 * <p>
 * In the first attempt no statement of a transaction waits longer for a lock than
 * {@link #firstLock()}, for whoever comes to the table meanwhile waits behind it. Each
 * further attempt waits twice as long, the last one as long as the kind of the statement
 * allows.
 *
 * @param firstLock how long a statement may wait for a lock in the first attempt
 * @param retries how often a revision is tried again that got no lock in time or was the
 * victim of a deadlock
 * @param fast for what changes the catalog only
 * @param scan for what reads or writes every row of a table
 * @param concurrent for what leaves others their table and waits for them instead
 * @param data for what writes rows
 * @param sql for SQL of which nothing is known
 */
public record TimeoutSettings(Duration firstLock, int retries, StatementLimits fast, StatementLimits scan,
		StatementLimits concurrent, StatementLimits data, StatementLimits sql) {

	private static final String PREFIX = "aludel.timeouts.";

	public TimeoutSettings {
		Objects.requireNonNull(firstLock, "'firstLock' must not be null");
		if (firstLock.isNegative()) {
			throw new IllegalArgumentException("'firstLock' must not be negative: " + firstLock);
		}
		if (retries < 0) {
			throw new IllegalArgumentException("'retries' must not be negative: " + retries);
		}
		refuseUnlimited("first-lock", firstLock);
		refuseUnlimited("fast.lock", fast.lock());
		refuseUnlimited("scan.lock", scan.lock());
		refuseUnlimited("data.lock", data.lock());
		refuseUnlimited("sql.lock", sql.lock());
	}

	// Concurrent builds are the exception: nobody waits behind them.
	private static void refuseUnlimited(String setting, Duration lock) {
		if (lock.isZero()) {
			throw new UnlimitedWaitException(PREFIX + setting);
		}
	}

	/**
	 * Returns the settings used unless told otherwise.
	 * @return a tenth of a second for the first lock, growing to five, and two for rows;
	 * ten retries; fifteen seconds for what changes the catalog and thirty for rows
	 */
	public static TimeoutSettings defaults() {
		StatementLimits patient = new StatementLimits(Duration.ofSeconds(5), Duration.ZERO);
		return new TimeoutSettings(Duration.ofMillis(100), 10, patient.withStatement(Duration.ofSeconds(15)), patient,
				StatementLimits.NONE, new StatementLimits(Duration.ofSeconds(2), Duration.ofSeconds(30)), patient);
	}

	/**
	 * Returns the limits of a kind of statement.
	 * @param kind the kind
	 * @return its limits in the last attempt
	 */
	public StatementLimits of(OperationKind kind) {
		return switch (kind) {
			case FAST -> this.fast;
			case SCAN -> this.scan;
			case CONCURRENT -> this.concurrent;
			case DATA -> this.data;
			case SQL -> this.sql;
		};
	}

	/** How often a revision is tried in all. */
	int attempts() {
		return this.retries + 1;
	}

	/** The limits of a kind of statement in one of the attempts, counting from 1. */
	StatementLimits of(OperationKind kind, int attempt) {
		StatementLimits last = of(kind);
		if (attempt >= attempts() || last.lock().isZero()) {
			return last;
		}
		Duration step = (attempt == 1) ? this.firstLock : this.firstLock.multipliedBy(1L << Math.min(attempt - 1, 30));
		return (step.compareTo(last.lock()) < 0) ? last.withLock(step) : last;
	}

	/**
	 * Returns the same settings with another patience in the first attempt.
	 * @param newFirstLock how long a statement may wait for a lock; not zero
	 * @return the changed settings
	 */
	public TimeoutSettings withFirstLock(Duration newFirstLock) {
		return new TimeoutSettings(newFirstLock, this.retries, this.fast, this.scan, this.concurrent, this.data,
				this.sql);
	}

	/**
	 * Returns the same settings with another number of retries.
	 * @param newRetries how often a revision is tried again that got no lock
	 * @return the changed settings
	 */
	public TimeoutSettings withRetries(int newRetries) {
		return new TimeoutSettings(this.firstLock, newRetries, this.fast, this.scan, this.concurrent, this.data,
				this.sql);
	}

	/**
	 * Returns the same settings with other limits for one kind of statement.
	 * @param kind the kind
	 * @param limits its limits in the last attempt
	 * @return the changed settings
	 */
	public TimeoutSettings with(OperationKind kind, StatementLimits limits) {
		return new TimeoutSettings(this.firstLock, this.retries, (kind == OperationKind.FAST) ? limits : this.fast,
				(kind == OperationKind.SCAN) ? limits : this.scan,
				(kind == OperationKind.CONCURRENT) ? limits : this.concurrent,
				(kind == OperationKind.DATA) ? limits : this.data, (kind == OperationKind.SQL) ? limits : this.sql);
	}

	/**
	 * Returns the same settings with another patience for locks, whatever a statement
	 * does, but for concurrent builds.
	 * @param lock how long a statement may wait for each lock in the last attempt
	 * @return the changed settings
	 */
	public TimeoutSettings withLock(Duration lock) {
		return new TimeoutSettings(this.firstLock, this.retries, this.fast.withLock(lock), this.scan.withLock(lock),
				this.concurrent, this.data.withLock(lock), this.sql.withLock(lock));
	}

}

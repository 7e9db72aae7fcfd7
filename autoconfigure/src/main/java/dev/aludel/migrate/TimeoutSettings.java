package dev.aludel.migrate;

import java.time.Duration;
import java.util.Objects;

/**
 * How long statements may take.
 *
 * @param lock how long a statement may wait for a lock on a table; zero for as long as it
 * takes
 */
public record TimeoutSettings(Duration lock) {

	public TimeoutSettings {
		Objects.requireNonNull(lock, "'lock' must not be null");
		if (lock.isNegative()) {
			throw new IllegalArgumentException("'lock' must not be negative: " + lock);
		}
	}

	/**
	 * Returns the settings used unless told otherwise.
	 * @return five seconds for a lock
	 */
	public static TimeoutSettings defaults() {
		return new TimeoutSettings(Duration.ofSeconds(5));
	}

	/**
	 * Returns the same settings with another patience for locked tables.
	 * @param newLock how long a statement may wait; zero for as long as it takes
	 * @return the changed settings
	 */
	public TimeoutSettings withLock(Duration newLock) {
		return new TimeoutSettings(newLock);
	}

}

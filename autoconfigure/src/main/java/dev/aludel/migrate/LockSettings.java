package dev.aludel.migrate;

import java.time.Duration;
import java.util.Objects;

/**
 * How the engine keeps others from migrating the same database at the same time.
 *
 * @param patience how long to wait for another instance that migrates the same database
 * @param mode how long the lock is held
 */
public record LockSettings(Duration patience, LockMode mode) {

	public LockSettings {
		Objects.requireNonNull(patience, "'patience' must not be null");
		Objects.requireNonNull(mode, "'mode' must not be null");
		if (patience.isNegative()) {
			throw new IllegalArgumentException("'patience' must not be negative: " + patience);
		}
	}

	/**
	 * Returns the settings used unless told otherwise.
	 * @return five minutes, a lock of the session where the connection is direct
	 */
	public static LockSettings defaults() {
		return new LockSettings(Duration.ofMinutes(5), LockMode.AUTO);
	}

	/**
	 * Returns the same settings with another patience for other instances.
	 * @param newPatience how long to wait
	 * @return the changed settings
	 */
	public LockSettings withPatience(Duration newPatience) {
		return new LockSettings(newPatience, this.mode);
	}

	/**
	 * Returns the same settings with another mode.
	 * @param newMode how long the lock is held
	 * @return the changed settings
	 */
	public LockSettings withMode(LockMode newMode) {
		return new LockSettings(this.patience, newMode);
	}

}

package dev.aludel.migrate;

import java.time.Duration;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * How the engine works.
 *
 * @param tables where the database remembers its revisions
 * @param lockWait how long to wait for another instance that migrates the same database
 * @param lockTimeout how long a statement may wait for a lock on a table; zero for as
 * long as it takes
 * @param application the name of the application, for the history; or {@code null}
 * @param database what the application calls the database, for an application that has
 * several; or {@code null}
 */
public record AludelSettings(BookkeepingTables tables, Duration lockWait, Duration lockTimeout,
		@Nullable String application, @Nullable String database) {

	public AludelSettings {
		Objects.requireNonNull(tables, "'tables' must not be null");
		Objects.requireNonNull(lockWait, "'lockWait' must not be null");
		Objects.requireNonNull(lockTimeout, "'lockTimeout' must not be null");
		if (lockWait.isNegative()) {
			throw new IllegalArgumentException("'lockWait' must not be negative: " + lockWait);
		}
		if (lockTimeout.isNegative()) {
			throw new IllegalArgumentException("'lockTimeout' must not be negative: " + lockTimeout);
		}
	}

	/**
	 * Returns the settings used unless told otherwise.
	 * @return five minutes for the lock, five seconds for a table, the default tables
	 */
	public static AludelSettings defaults() {
		return new AludelSettings(BookkeepingTables.defaults(), Duration.ofMinutes(5), Duration.ofSeconds(5), null,
				null);
	}

	/**
	 * Returns the same settings with other tables.
	 * @param newTables where the database remembers its revisions
	 * @return the changed settings
	 */
	public AludelSettings withTables(BookkeepingTables newTables) {
		return new AludelSettings(newTables, this.lockWait, this.lockTimeout, this.application, this.database);
	}

	/**
	 * Returns the same settings with another patience for other instances.
	 * @param newLockWait how long to wait
	 * @return the changed settings
	 */
	public AludelSettings withLockWait(Duration newLockWait) {
		return new AludelSettings(this.tables, newLockWait, this.lockTimeout, this.application, this.database);
	}

	/**
	 * Returns the same settings with another patience for locked tables.
	 * @param newLockTimeout how long a statement may wait; zero for as long as it takes
	 * @return the changed settings
	 */
	public AludelSettings withLockTimeout(Duration newLockTimeout) {
		return new AludelSettings(this.tables, this.lockWait, newLockTimeout, this.application, this.database);
	}

	/**
	 * Returns the same settings with another application name.
	 * @param newApplication the name, or {@code null} for none
	 * @return the changed settings
	 */
	public AludelSettings withApplication(@Nullable String newApplication) {
		return new AludelSettings(this.tables, this.lockWait, this.lockTimeout, newApplication, this.database);
	}

	/**
	 * Returns the same settings with another name for the database. Logs and errors call
	 * it by that name.
	 * @param newDatabase the name, or {@code null} for none
	 * @return the changed settings
	 */
	public AludelSettings withDatabase(@Nullable String newDatabase) {
		return new AludelSettings(this.tables, this.lockWait, this.lockTimeout, this.application, newDatabase);
	}

}

package dev.aludel.migrate;

import java.time.Duration;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * How the engine works.
 *
 * @param tables where the database remembers its revisions
 * @param lock how the engine keeps others from migrating the same database
 * @param timeouts how long its statements may take
 * @param run how revisions are run
 * @param application the name of the application, for the history; or {@code null}
 * @param database what the application calls the database, for an application that has
 * several; or {@code null}
 */
public record AludelSettings(BookkeepingTables tables, LockSettings lock, TimeoutSettings timeouts, RunSettings run,
		@Nullable String application, @Nullable String database) {

	public AludelSettings {
		Objects.requireNonNull(tables, "'tables' must not be null");
		Objects.requireNonNull(lock, "'lock' must not be null");
		Objects.requireNonNull(timeouts, "'timeouts' must not be null");
		Objects.requireNonNull(run, "'run' must not be null");
	}

	/**
	 * Returns the settings used unless told otherwise.
	 * @return the defaults of every group, the default tables, no names
	 */
	public static AludelSettings defaults() {
		return new AludelSettings(BookkeepingTables.defaults(), LockSettings.defaults(), TimeoutSettings.defaults(),
				RunSettings.defaults(), null, null);
	}

	/**
	 * Returns the same settings with other tables.
	 * @param newTables where the database remembers its revisions
	 * @return the changed settings
	 */
	public AludelSettings withTables(BookkeepingTables newTables) {
		return new AludelSettings(newTables, this.lock, this.timeouts, this.run, this.application, this.database);
	}

	/**
	 * Returns the same settings with another lock.
	 * @param newLock how the engine keeps others from migrating the same database
	 * @return the changed settings
	 */
	public AludelSettings withLock(LockSettings newLock) {
		return new AludelSettings(this.tables, newLock, this.timeouts, this.run, this.application, this.database);
	}

	/**
	 * Returns the same settings with other limits for statements.
	 * @param newTimeouts how long statements may take
	 * @return the changed settings
	 */
	public AludelSettings withTimeouts(TimeoutSettings newTimeouts) {
		return new AludelSettings(this.tables, this.lock, newTimeouts, this.run, this.application, this.database);
	}

	/**
	 * Returns the same settings with another way to run revisions.
	 * @param newRun how revisions are run
	 * @return the changed settings
	 */
	public AludelSettings withRun(RunSettings newRun) {
		return new AludelSettings(this.tables, this.lock, this.timeouts, newRun, this.application, this.database);
	}

	/**
	 * Returns the same settings with another patience for other instances.
	 * @param patience how long to wait
	 * @return the changed settings
	 */
	public AludelSettings withLockWait(Duration patience) {
		return withLock(this.lock.withPatience(patience));
	}

	/**
	 * Returns the same settings with another mode of the migration lock.
	 * @param mode how long the lock is held
	 * @return the changed settings
	 */
	public AludelSettings withLockMode(LockMode mode) {
		return withLock(this.lock.withMode(mode));
	}

	/**
	 * Returns the same settings with another patience for locked tables.
	 * @param timeout how long a statement may wait in the last attempt; not zero
	 * @return the changed settings
	 */
	public AludelSettings withLockTimeout(Duration timeout) {
		return withTimeouts(this.timeouts.withLock(timeout));
	}

	/**
	 * Returns the same settings with another application name.
	 * @param newApplication the name, or {@code null} for none
	 * @return the changed settings
	 */
	public AludelSettings withApplication(@Nullable String newApplication) {
		return new AludelSettings(this.tables, this.lock, this.timeouts, this.run, newApplication, this.database);
	}

	/**
	 * Returns the same settings with another name for the database. Logs and errors call
	 * it by that name.
	 * @param newDatabase the name, or {@code null} for none
	 * @return the changed settings
	 */
	public AludelSettings withDatabase(@Nullable String newDatabase) {
		return new AludelSettings(this.tables, this.lock, this.timeouts, this.run, this.application, newDatabase);
	}

}

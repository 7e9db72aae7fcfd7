package dev.aludel.migrate;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * The wait for another instance that migrates the same database.
 *
 * @param database the database
 * @param holder who holds the migration lock, or {@code null} when it cannot be told
 * @param patience how long the wait lasts at most
 */
public record LockWait(DatabaseAddress database, @Nullable LockHolder holder, Duration patience) {

	/**
	 * Returns the wait as a line for logs and terminals.
	 * @return the line
	 */
	public String describe() {
		return "Waiting up to %s for the migration lock of database %s%s".formatted(Wording.seconds(this.patience),
				this.database, (this.holder != null) ? ", held by " + this.holder.describe() : "");
	}

}

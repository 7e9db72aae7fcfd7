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
				this.database, heldBy());
	}

	/** The same, when it has lasted for a while. */
	String describeAfter(Duration waited) {
		return "Still waiting for the migration lock of database %s after %s of up to %s%s".formatted(this.database,
				Wording.seconds(Duration.ofSeconds(waited.toSeconds())), Wording.seconds(this.patience), heldBy());
	}

	private String heldBy() {
		return (this.holder != null) ? ", held by " + this.holder.describe() : "";
	}

}

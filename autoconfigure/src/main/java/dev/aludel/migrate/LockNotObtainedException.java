package dev.aludel.migrate;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when another session held the migration lock for as long as the engine was
 * willing to wait.
 */
public final class LockNotObtainedException extends AludelException {

	private static final long serialVersionUID = 1L;

	private final DatabaseAddress database;

	private final Duration waited;

	private final @Nullable LockHolder holder;

	LockNotObtainedException(DatabaseAddress database, Duration waited, @Nullable LockHolder holder) {
		super("""
				Waited %s for the migration lock of database %s.
				%s
				Nothing was run.
				Wait for it, end it with select pg_terminate_backend(%s), or raise %s.""".formatted(
				Wording.seconds(waited), database,
				(holder != null) ? "It is held by " + holder.describe() + "." : "Nobody holds it any more.",
				(holder != null) ? holder.pid() : "pid", database.property("lock.wait")), null);
		this.database = database;
		this.waited = waited;
		this.holder = holder;
	}

	/**
	 * {@return the database}
	 */
	public DatabaseAddress database() {
		return this.database;
	}

	/**
	 * {@return how long the engine waited}
	 */
	public Duration waited() {
		return this.waited;
	}

	/**
	 * {@return who holds the lock, or {@code null} if it was released in the last moment}
	 */
	public @Nullable LockHolder holder() {
		return this.holder;
	}

}

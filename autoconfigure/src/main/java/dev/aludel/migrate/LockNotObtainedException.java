package dev.aludel.migrate;

import java.time.Duration;
import java.util.List;

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
		this(database, waited, holder, "Nothing was run.");
	}

	private LockNotObtainedException(DatabaseAddress database, Duration waited, @Nullable LockHolder holder,
			String state) {
		super("""
				Waited %s for the migration lock of database %s.
				%s
				%s
				%s""".formatted(Wording.seconds(waited), database, describe(holder), state, advice(database, holder)),
				null);
		this.database = database;
		this.waited = waited;
		this.holder = holder;
	}

	private static String describe(@Nullable LockHolder holder) {
		return (holder != null) ? "It is held by " + holder.describe() + "." : "Nobody holds it any more.";
	}

	private static String advice(DatabaseAddress database, @Nullable LockHolder holder) {
		return "Wait for it, end it with select pg_terminate_backend(%s), or raise %s."
			.formatted((holder != null) ? holder.pid() : "pid", database.property("lock.wait"));
	}

	/** The same, in the middle of a revision. The history keeps the first line alone. */
	RefusedException refusal() {
		return new RefusedException(
				"Waited %s for the migration lock, which each of its transactions has to take anew.\n%s".formatted(
						Wording.seconds(this.waited), describe(this.holder)),
				advice(this.database, this.holder));
	}

	/** The same, where some revisions had been run before. */
	LockNotObtainedException after(int completed, List<String> heads) {
		return (completed == 0) ? this
				: new LockNotObtainedException(this.database, this.waited, this.holder,
						"%s completed; the database is %s.".formatted(
								Wording.count(completed, "revision was", "revisions were"), Wording.position(heads)));
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

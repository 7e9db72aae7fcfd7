package dev.aludel.migrate;

import java.time.Duration;

/**
 * Thrown when revisions did not arrive in time on a database that cannot be written.
 */
public final class StandbyBehindException extends AludelException {

	private static final long serialVersionUID = 1L;

	private final DatabaseAddress database;

	private final Duration waited;

	StandbyBehindException(DatabaseAddress database, Duration waited, String found, AludelException last) {
		super("""
				Waited %s for the revisions of this application to arrive.
				%s
				Nothing was run.
				See whether they were run on the primary and whether it is followed, or raise %s."""
			.formatted(Wording.seconds(waited), found, database.property("lock.wait")), last);
		this.database = database;
		this.waited = waited;
	}

	/**
	 * {@return the database}
	 */
	public DatabaseAddress database() {
		return this.database;
	}

	/**
	 * {@return how long it was waited for}
	 */
	public Duration waited() {
		return this.waited;
	}

}

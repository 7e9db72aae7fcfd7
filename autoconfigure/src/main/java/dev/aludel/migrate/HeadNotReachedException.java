package dev.aludel.migrate;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when a database did not reach the revisions of the application in time.
 */
public final class HeadNotReachedException extends AludelException {

	private static final long serialVersionUID = 1L;

	private final Duration waited;

	private final transient AwaitedHead last;

	HeadNotReachedException(Duration waited, AwaitedHead last) {
		super("""
				Waited %s for the database to have every revision of this application.
				%s
				See whether the job that migrates it has failed, or wait longer.""".formatted(Wording.seconds(waited),
				last.describe()), last.obstacle());
		this.waited = waited;
		this.last = last;
	}

	/**
	 * {@return how long it was waited for}
	 */
	public Duration waited() {
		return this.waited;
	}

	/**
	 * {@return where the database stands, or {@code null} when it could not be seen}
	 */
	public @Nullable DatabaseState state() {
		return this.last.state();
	}

}

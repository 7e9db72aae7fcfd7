package dev.aludel.actuate.observation;

import dev.aludel.migrate.CompletedRevision;
import dev.aludel.migrate.Direction;
import dev.aludel.revision.RevisionNode;
import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a revision while it is observed.
 */
public final class RevisionObservationContext extends Observation.Context {

	private final String database;

	private final RevisionNode revision;

	private final Direction direction;

	private @Nullable CompletedRevision completed;

	private @Nullable Throwable failure;

	RevisionObservationContext(String database, RevisionNode revision, Direction direction) {
		this.database = database;
		this.revision = revision;
		this.direction = direction;
	}

	/**
	 * {@return what the application calls the database}
	 */
	public String getDatabase() {
		return this.database;
	}

	/**
	 * {@return the revision}
	 */
	public RevisionNode getRevision() {
		return this.revision;
	}

	/**
	 * {@return which way it is run}
	 */
	public Direction getDirection() {
		return this.direction;
	}

	/**
	 * {@return what was done, or {@code null} while it runs and when it failed}
	 */
	public @Nullable CompletedRevision getCompleted() {
		return this.completed;
	}

	void setCompleted(CompletedRevision completed) {
		this.completed = completed;
	}

	/**
	 * {@return what it ended with, whose message may hold SQL; or {@code null}}
	 */
	public @Nullable Throwable getFailure() {
		return this.failure;
	}

	void setFailure(Throwable failure) {
		this.failure = failure;
	}

}

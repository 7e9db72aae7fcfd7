package dev.aludel.migrate;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when a revision fails. The revisions before it stay done.
 */
public final class RevisionFailedException extends AludelException {

	private static final long serialVersionUID = 1L;

	private final transient RevisionFailure failure;

	RevisionFailedException(RevisionFailure failure, Throwable cause) {
		super(failure.message(), cause);
		this.failure = failure;
	}

	/**
	 * {@return the id of the revision}
	 */
	public String revision() {
		return this.failure.revision();
	}

	/**
	 * {@return the class of the revision}
	 */
	public String className() {
		return this.failure.className();
	}

	/**
	 * {@return which way the revision was run}
	 */
	public Direction direction() {
		return this.failure.direction();
	}

	/**
	 * {@return the statement it failed at, or {@code null} when it failed between
	 * statements}
	 */
	public @Nullable FailedStatement statement() {
		return this.failure.statement();
	}

	/**
	 * {@return what PostgreSQL said, or {@code null} when it was not PostgreSQL that
	 * refused}
	 */
	public @Nullable ServerError error() {
		return this.failure.error();
	}

	/**
	 * {@return what became of the statements of the revision}
	 */
	public Outcome outcome() {
		return this.failure.outcome();
	}

	/**
	 * {@return whether it failed because the run was told to stop}
	 */
	public boolean isInterruption() {
		return this.failure.interrupted();
	}

	/**
	 * {@return how many statements of the revision are committed; more than zero only for
	 * a revision with statements outside a transaction}
	 */
	public int committedStatements() {
		return this.failure.committedStatements();
	}

	/**
	 * {@return the current revisions of the database now, in ascending order}
	 */
	public List<String> heads() {
		return this.failure.heads();
	}

	/**
	 * {@return how often the revision was tried; more than once when others were in its
	 * way}
	 */
	public int attempts() {
		return this.failure.attempts();
	}

	/**
	 * {@return the sessions that held locks in the way of the statement it failed at,
	 * those with the oldest transaction first; empty when it failed for another reason}
	 */
	public List<BlockingSession> blockers() {
		return this.failure.blockers();
	}

	/**
	 * {@return the ids of the revisions before it that shared its transaction, and its
	 * fate; only where the whole run has one}
	 */
	public List<String> rolledBackBefore() {
		return this.failure.rolledBackBefore();
	}

	/**
	 * What became of the statements of a failed revision.
	 */
	public enum Outcome {

		/** Nothing of it was kept. */
		ROLLED_BACK,

		/**
		 * The statements before and outside of its last transaction are committed; the
		 * next run resumes there.
		 */
		UNFINISHED,

		/**
		 * The connection was lost during a commit: it is either done or not, and the next
		 * run will see which.
		 */
		UNKNOWN,

		/**
		 * The migration ended its transaction itself; a part of it may be committed.
		 */
		TORN

	}

}

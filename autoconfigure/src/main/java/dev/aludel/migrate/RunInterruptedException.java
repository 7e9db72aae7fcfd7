package dev.aludel.migrate;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when a run was told to stop: by {@link Aludel#cancel}, by a signal to the
 * process or by an interrupt of its thread. What it had completed stays done, and the
 * same call goes on from there.
 */
public final class RunInterruptedException extends AludelException {

	private static final long serialVersionUID = 1L;

	private final @Nullable String revision;

	private final @Nullable List<String> heads;

	private final int completedRevisions;

	private RunInterruptedException(String message, @Nullable String revision, @Nullable List<String> heads,
			int completedRevisions, @Nullable Throwable cause) {
		super(message, cause);
		this.revision = revision;
		this.heads = (heads != null) ? List.copyOf(heads) : null;
		this.completedRevisions = completedRevisions;
	}

	static RunInterruptedException whileWaitingForLock(DatabaseAddress database) {
		return new RunInterruptedException("""
				The wait for the migration lock of database %s was interrupted.
				Nothing was run.
				The same command waits again.""".formatted(database), null, null, 0, null);
	}

	static RunInterruptedException whileWaitingForLock(DatabaseAddress database, List<String> heads, int completed) {
		return new RunInterruptedException(
				"""
						The wait for the migration lock of database %s was interrupted.
						%s completed; the database is %s.
						The same command goes on from there.""".formatted(database,
						Wording.count(completed, "revision was", "revisions were"), Wording.position(heads)),
				null, heads, completed, null);
	}

	static RunInterruptedException whileWaitingForBookkeeping(DatabaseAddress database) {
		return new RunInterruptedException("""
				The wait for the bookkeeping tables of database %s was interrupted.
				Nothing was run.
				The same command waits again.""".formatted(database), null, null, 0, null);
	}

	/** Of a run that had begun. */
	static RunInterruptedException whileWaitingForBookkeeping(DatabaseAddress database, String state,
			List<String> heads, int completed) {
		return new RunInterruptedException("""
				The wait for the bookkeeping tables of database %s was interrupted.
				%s
				The same command goes on from there.""".formatted(database, state), null, heads, completed, null);
	}

	static RunInterruptedException whileWaitingForHead(String situation) {
		return new RunInterruptedException("""
				The wait for the database was interrupted.
				%s
				The same command waits again.""".formatted(situation), null, null, 0, null);
	}

	static RunInterruptedException before(RunnableRevision next, DatabaseAddress database, List<String> heads,
			int completed) {
		String done = (completed == 0) ? "Nothing was run; the database is "
				: Wording.count(completed, "revision was", "revisions were") + " completed; the database is ";
		return new RunInterruptedException("""
				The %s of database %s was interrupted before revision %s (%s).
				%s.
				The same command goes on from there.""".formatted(
				(next.direction() == Direction.UPGRADE) ? "upgrade" : "downgrade", database, next.id(),
				next.className(), done + Wording.position(heads)), next.id(), heads, completed, null);
	}

	RunInterruptedException(RevisionFailedException failure, int completedRevisions) {
		this(String.valueOf(failure.getMessage()), failure.revision(), failure.heads(), completedRevisions, failure);
	}

	/**
	 * {@return the id of the revision that was not completed, or {@code null} when the
	 * run had not come to any}
	 */
	public @Nullable String revision() {
		return this.revision;
	}

	/**
	 * {@return the current revisions of the database when the run last saw them, in
	 * ascending order; or {@code null} when it had not come to any revision}
	 */
	public @Nullable List<String> heads() {
		return this.heads;
	}

	/**
	 * {@return how many revisions the run had completed}
	 */
	public int completedRevisions() {
		return this.completedRevisions;
	}

}

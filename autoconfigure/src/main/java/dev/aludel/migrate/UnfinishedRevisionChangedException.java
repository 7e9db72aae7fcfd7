package dev.aludel.migrate;

/**
 * Thrown when a revision that was begun earlier cannot be resumed, because the statements
 * that are done already are not the ones it would run now.
 */
public final class UnfinishedRevisionChangedException extends AludelException {

	private static final long serialVersionUID = 1L;

	private final String revision;

	private final String className;

	private final int completedStatements;

	UnfinishedRevisionChangedException(DatabaseAddress database, UnfinishedRevision unfinished, String className) {
		super("""
				Revision %s (%s) was stopped after statement %s, and what it would run up to there has changed since.
				Nothing was run; those statements are committed.
				Restore the revision as it was and start again, or undo its statements by hand and run: \
				%s""".formatted(unfinished.id(), className, unfinished.completedStatements(),
				database.command("repair --clear-progress " + unfinished.id())), null);
		this.revision = unfinished.id();
		this.className = className;
		this.completedStatements = unfinished.completedStatements();
	}

	/**
	 * {@return the id of the revision}
	 */
	public String revision() {
		return this.revision;
	}

	/**
	 * {@return the class of the revision}
	 */
	public String className() {
		return this.className;
	}

	/**
	 * {@return how many statements of the revision are done}
	 */
	public int completedStatements() {
		return this.completedStatements;
	}

}

package dev.aludel.migrate;

/**
 * Thrown when a revision was begun earlier and not finished, and what is asked for now
 * would not resume it.
 */
public final class UnfinishedRevisionException extends AludelException {

	private static final long serialVersionUID = 1L;

	private final DatabaseAddress database;

	private final String revision;

	private final Direction direction;

	private final int completedStatements;

	UnfinishedRevisionException(DatabaseAddress database, UnfinishedRevision unfinished, boolean leftBehind) {
		super(leftBehind ? leftBehind(database, unfinished)
				: """
						%s of revision %s in database %s has stopped half way, and this run would not resume it.
						Nothing was run; %s.
						%s by hand and run: %s""".formatted(
						(unfinished.direction() == Direction.UPGRADE) ? "The upgrade" : "The downgrade",
						unfinished.id(), database, committed(unfinished.completedStatements()), waysOut(unfinished),
						database.command("repair --clear-progress " + unfinished.id())),
				null);
		this.database = database;
		this.revision = unfinished.id();
		this.direction = unfinished.direction();
		this.completedStatements = unfinished.completedStatements();
	}

	private static String leftBehind(DatabaseAddress database, UnfinishedRevision unfinished) {
		boolean upgrade = unfinished.direction() == Direction.UPGRADE;
		return """
				%s of revision %s in database %s has stopped half way, and yet the revision is recorded as %s.
				Nothing was run; %s.
				See that all of its statements are %s, then run: %s""".formatted(
				upgrade ? "The upgrade" : "The downgrade", unfinished.id(), database,
				upgrade ? "applied" : "not applied", committed(unfinished.completedStatements()),
				upgrade ? "done" : "undone", database.command("repair --clear-progress " + unfinished.id()));
	}

	private static String committed(int statements) {
		return switch (statements) {
			case 0 -> "whether its statement 1 is done is not known";
			case 1 -> "its statement 1 is committed";
			default -> "its statements 1 to " + statements + " are committed";
		};
	}

	private static String waysOut(UnfinishedRevision unfinished) {
		String statements = (unfinished.completedStatements() < 2) ? "that statement" : "those statements";
		return (unfinished.direction() == Direction.UPGRADE)
				? "Finish it with an upgrade to " + unfinished.id() + " or beyond, or undo " + statements
				: "Finish it with the same downgrade, or reverse " + statements;
	}

	/**
	 * {@return the database}
	 */
	public DatabaseAddress database() {
		return this.database;
	}

	/**
	 * {@return the id of the revision}
	 */
	public String revision() {
		return this.revision;
	}

	/**
	 * {@return which way the revision was run}
	 */
	public Direction direction() {
		return this.direction;
	}

	/**
	 * {@return how many of its statements are committed}
	 */
	public int completedStatements() {
		return this.completedStatements;
	}

}

package dev.aludel.migrate;

import java.util.List;

import dev.aludel.revision.RevisionException;

/**
 * Thrown when the baseline that is set does not name one revision by its id.
 */
public final class BaselineException extends AludelException {

	private static final long serialVersionUID = 1L;

	private final DatabaseAddress database;

	private final String baseline;

	BaselineException(DatabaseAddress database, String baseline, RevisionException cause) {
		super("%s is %s.\n%s".formatted(database.property("baseline"), baseline, cause.getMessage()), cause);
		this.database = database;
		this.baseline = baseline;
	}

	BaselineException(DatabaseAddress database, String baseline, List<String> meant) {
		super("""
				%s is %s, which is not the id of a revision; now it means %s.
				Nothing was run.
				Write the id of the last revision that the database has: with a new revision it must not change.""".formatted(
				database.property("baseline"), baseline, meant.isEmpty() ? "none" : Wording.list(meant)), null);
		this.database = database;
		this.baseline = baseline;
	}

	/**
	 * {@return the database}
	 */
	public DatabaseAddress database() {
		return this.database;
	}

	/**
	 * {@return the baseline as it is set}
	 */
	public String baseline() {
		return this.baseline;
	}

}

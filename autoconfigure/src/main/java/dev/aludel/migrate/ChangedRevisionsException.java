package dev.aludel.migrate;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Thrown when applied revisions would run other statements now than they ran, and that is
 * to keep an application from starting.
 */
public final class ChangedRevisionsException extends AludelException {

	private static final long serialVersionUID = 1L;

	private static final int LONGEST_LIST = 10;

	private final DatabaseAddress database;

	private final transient List<ChangedRevision> revisions;

	ChangedRevisionsException(DatabaseAddress database, List<ChangedRevision> revisions) {
		super("""
				%s of database %s would run other statements than %s ran:
				%s
				Nothing was run.
				%s""".formatted(Wording.count(revisions.size(), "applied revision", "applied revisions"), database,
				(revisions.size() == 1) ? "it" : "they", lines(revisions), advice(database, revisions)), null);
		this.database = database;
		this.revisions = List.copyOf(revisions);
	}

	private static String lines(List<ChangedRevision> revisions) {
		String lines = revisions.stream()
			.limit(LONGEST_LIST)
			.map((revision) -> "  " + revision.describeChecksums())
			.collect(Collectors.joining("\n"));
		int more = revisions.size() - LONGEST_LIST;
		return (more > 0) ? lines + "\n  and " + more + " more" : lines;
	}

	/** The same in one line, for those who start all the same. */
	static String warning(DatabaseAddress database, List<ChangedRevision> revisions) {
		boolean one = revisions.size() == 1;
		return "Database %s: %s %s would run other statements than %s ran. %s".formatted(database,
				one ? "applied revision" : "applied revisions",
				Wording.list(revisions.stream().map(ChangedRevision::describe).toList()), one ? "it" : "they",
				advice(database, revisions));
	}

	private static String advice(DatabaseAddress database, List<ChangedRevision> revisions) {
		return ((revisions.size() == 1)
				? "Restore it as it was and put the change into a new revision, or accept it: "
				: "Restore them as they were and put the changes into a new revision, or accept them: ")
				+ database.command("repair");
	}

	/**
	 * {@return the database}
	 */
	public DatabaseAddress database() {
		return this.database;
	}

	/**
	 * {@return the revisions, in the order in which they were applied}
	 */
	public List<ChangedRevision> revisions() {
		return this.revisions;
	}

}

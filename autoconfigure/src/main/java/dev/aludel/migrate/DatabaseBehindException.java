package dev.aludel.migrate;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Thrown when a database lacks revisions that an application wants to find there, and
 * does not want to run itself.
 */
public final class DatabaseBehindException extends AludelException {

	private static final long serialVersionUID = 1L;

	private static final int LONGEST_LIST = 10;

	private final DatabaseAddress database;

	private final transient List<PendingRevision> pending;

	DatabaseBehindException(DatabaseAddress database, String target, List<PendingRevision> pending) {
		super("""
				Database %s is behind this application: it lacks %s.
				%s
				Nothing was run.
				Run %s before the start: %s""".formatted(database,
				Wording.count(pending.size(), "revision", "revisions"), lines(pending),
				(pending.size() == 1) ? "it" : "them",
				database.command(target.equals("head") ? "upgrade" : "upgrade " + target)), null);
		this.database = database;
		this.pending = List.copyOf(pending);
	}

	private static String lines(List<PendingRevision> pending) {
		String lines = pending.stream()
			.limit(LONGEST_LIST)
			.map((revision) -> ("  " + revision.id() + "  " + revision.message()).stripTrailing())
			.collect(Collectors.joining("\n"));
		int more = pending.size() - LONGEST_LIST;
		return (more > 0) ? lines + "\n  and " + more + " more" : lines;
	}

	/**
	 * {@return the database}
	 */
	public DatabaseAddress database() {
		return this.database;
	}

	/**
	 * {@return the revisions that it lacks, in the order in which they would run}
	 */
	public List<PendingRevision> pending() {
		return this.pending;
	}

}

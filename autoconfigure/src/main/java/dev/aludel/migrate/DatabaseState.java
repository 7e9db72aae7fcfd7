package dev.aludel.migrate;

import java.util.List;

/**
 * Where a database stands, compared with the revisions of the application.
 *
 * @param database the database
 * @param heads the current revisions: applied, and required by no other applied one
 * @param expectedHeads the revisions the application wants the database to be at
 * @param pending the revisions that the database lacks, in the order in which they would
 * run
 * @param applied the revisions that the database has, in the order in which they came
 * @param unknown the ids of the applied revisions that the application does not know
 * @param unfinished the revisions that were begun and not finished
 */
public record DatabaseState(DatabaseAddress database, List<String> heads, List<String> expectedHeads,
		List<PendingRevision> pending, List<AppliedRevision> applied, List<String> unknown,
		List<UnfinishedRevision> unfinished) {

	public DatabaseState {
		heads = List.copyOf(heads);
		expectedHeads = List.copyOf(expectedHeads);
		pending = List.copyOf(pending);
		applied = List.copyOf(applied);
		unknown = List.copyOf(unknown);
		unfinished = List.copyOf(unfinished);
	}

	/**
	 * Tells whether the database has revisions and none of them is of this application,
	 * which has some: it may belong to another one.
	 * @return whether the two have nothing in common
	 */
	public boolean isOfAnotherApplication() {
		return !this.applied.isEmpty() && this.unknown.size() == this.applied.size() && !this.pending.isEmpty();
	}

	/**
	 * Tells whether the database has every revision of the application and nothing is
	 * half done. It may have further ones.
	 * @return whether there is nothing to run
	 */
	public boolean upToDate() {
		return this.pending.isEmpty() && this.unfinished.isEmpty();
	}

}

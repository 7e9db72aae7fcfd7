package dev.aludel.migrate;

import org.jspecify.annotations.Nullable;

/**
 * Thrown within a transaction, which is rolled back then, when others have recorded
 * something since the plan was made, or may have: the plan has to be made anew.
 */
final class OutdatedPlanException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final @Nullable String unfinished;

	OutdatedPlanException(DatabaseAddress database) {
		this(database, null);
	}

	/** With the id of a revision of which a part is committed, or {@code null}. */
	OutdatedPlanException(DatabaseAddress database, @Nullable String unfinished) {
		super("The revisions of database " + database + " were changed by another session.");
		this.unfinished = unfinished;
	}

	@Nullable String unfinished() {
		return this.unfinished;
	}

	/** Whether a failure comes from an outdated plan, whatever a migration made of it. */
	static boolean isBehind(Throwable failure) {
		for (Throwable ex = failure; ex != null; ex = ex.getCause()) {
			if (ex instanceof OutdatedPlanException) {
				return true;
			}
		}
		return false;
	}

}

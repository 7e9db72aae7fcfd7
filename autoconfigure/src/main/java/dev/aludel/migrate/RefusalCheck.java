package dev.aludel.migrate;

import java.util.List;

/**
 * Finds out before anything is touched whether each of some revisions can be run, by
 * recording it: it may have no way back, not be completed, or have a placeholder without
 * a value. One that reads from the database, or fails, will tell when it runs.
 */
final class RefusalCheck {

	/** The name of the operation by which a migration says that it is not completed. */
	private static final String INCOMPLETE = "incomplete";

	private RefusalCheck() {
	}

	/**
	 * Checks what is about to be run. Recording runs the code of a migration one more
	 * time, so that is done only with a migration that may have something to say.
	 */
	static void check(List<RunnableRevision> revisions, Placeholders placeholders) {
		ClassTexts texts = new ClassTexts();
		revisions.stream()
			.filter((revision) -> mayRefuse(revision, texts))
			.forEach((revision) -> check(revision, Recording.of(revision), placeholders));
	}

	static void check(RunnableRevision revision, Recording recording, Placeholders placeholders) {
		if (recording instanceof Recording.Irreversible irreversible && revision.direction() == Direction.DOWNGRADE) {
			throw new IrreversibleRevisionException(revision.id(), revision.className(), irreversible.reason());
		}
		if (recording instanceof Recording.Incomplete incomplete) {
			throw new IncompleteRevisionException(revision.id(), revision.className(), incomplete.task());
		}
		placeholders.check(revision, recording);
	}

	/** Refuses what leaves its transaction where only transactions are guarded. */
	static void refuseUnguarded(DatabaseAddress database, RunnableRevision revision) {
		if (Recording.of(revision) instanceof Recording.Complete complete) {
			complete.statements()
				.stream()
				.map(Recording.Recorded::statement)
				.filter((statement) -> !statement.transactional())
				.findFirst()
				.ifPresent((statement) -> {
					throw new UnguardedStepException(database, revision, statement.sql());
				});
		}
	}

	private static boolean mayRefuse(RunnableRevision revision, ClassTexts texts) {
		return revision.direction() == Direction.DOWNGRADE
				|| texts.mention(revision.migration().getClass(), INCOMPLETE, Placeholders.BEGIN);
	}

}

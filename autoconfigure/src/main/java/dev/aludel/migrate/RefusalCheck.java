package dev.aludel.migrate;

import java.util.List;

/**
 * Finds out before anything is touched whether each of some revisions can be run, by
 * recording it: it may have no way back, or not be completed. One that reads from the
 * database, or fails, will tell when it runs.
 */
final class RefusalCheck {

	private RefusalCheck() {
	}

	static void check(List<RunnableRevision> revisions) {
		revisions.forEach((revision) -> check(revision, Recording.of(revision)));
	}

	static void check(RunnableRevision revision, Recording recording) {
		if (recording instanceof Recording.Irreversible irreversible && revision.direction() == Direction.DOWNGRADE) {
			throw new IrreversibleRevisionException(revision.id(), revision.className(), irreversible.reason());
		}
		if (recording instanceof Recording.Incomplete incomplete) {
			throw new IncompleteRevisionException(revision.id(), revision.className(), incomplete.task());
		}
	}

}

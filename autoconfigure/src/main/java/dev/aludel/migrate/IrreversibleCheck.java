package dev.aludel.migrate;

import java.util.List;

/**
 * Finds out before anything is touched whether each of some revisions has a way back, by
 * recording it. One that reads from the database, or fails, will tell when it runs.
 */
final class IrreversibleCheck {

	private IrreversibleCheck() {
	}

	static void check(List<RunnableRevision> revisions) {
		revisions.stream()
			.filter((revision) -> revision.direction() == Direction.DOWNGRADE)
			.forEach(IrreversibleCheck::check);
	}

	private static void check(RunnableRevision revision) {
		if (Recording.of(revision) instanceof Recording.Irreversible irreversible) {
			throw new IrreversibleRevisionException(revision.id(), revision.className(), irreversible.reason());
		}
	}

}

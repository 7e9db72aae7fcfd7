package dev.aludel.migrate;

import java.time.Instant;
import java.util.Collection;

import dev.aludel.revision.RevisionStep;
import org.jspecify.annotations.Nullable;

/**
 * A revision with statements outside a transaction that was begun and not finished. The
 * next run of the same direction resumes it.
 *
 * @param id the id
 * @param direction which way it was run
 * @param completedStatements how many of its statements are done and will be skipped
 * @param checksum the SHA-256 of those statements
 * @param stoppedAt when the last progress was made
 * @param backfill what the statement behind them has done when it is a backfill that has
 * begun, or {@code null}
 */
public record UnfinishedRevision(String id, Direction direction, int completedStatements, String checksum,
		Instant stoppedAt, @Nullable BackfillCount backfill) {

	/**
	 * Tells whether the records say that the revision is done nevertheless: no run
	 * resumes it then.
	 * @param applied the ids of the applied revisions
	 * @return whether its progress was left behind
	 */
	public boolean isLeftBehind(Collection<String> applied) {
		return applied.contains(this.id) == (this.direction == Direction.UPGRADE);
	}

	boolean isResumedBy(RevisionStep step) {
		RevisionStep.Kind kind = (this.direction == Direction.UPGRADE) ? RevisionStep.Kind.UPGRADE
				: RevisionStep.Kind.DOWNGRADE;
		return step.kind() == kind && step.revision().id().equals(this.id);
	}

}

package dev.aludel.migrate;

import java.time.Duration;
import java.util.List;

import dev.aludel.revision.RevisionNode;

/**
 * Is told what the engine does, on the thread and during the run that does it. An
 * exception thrown here stops the run before the next revision; thrown between
 * {@link #beforeStatement} and {@link #afterStatement} it makes the revision fail.
 */
public interface MigrationListener {

	/**
	 * Applied revisions would run other statements now than they ran. The run goes on.
	 * Not called by a run that has nothing to run: it does not look.
	 * @param revisions the revisions, in the order in which they were applied
	 */
	default void revisionsChanged(List<ChangedRevision> revisions) {
	}

	/**
	 * The database had objects but no history, so it was recorded at the baseline that is
	 * set. Nothing was run for these revisions, and nothing compared.
	 * @param recorded the revisions, in order
	 */
	default void afterBaseline(List<CompletedRevision> recorded) {
	}

	/**
	 * Some revisions are about to be run, one after the other, as far as none fails. Not
	 * called when there is nothing to run, and not for a stamp.
	 * @param revisions the revisions, in the order in which they will be run
	 * @param direction which way they will be run
	 */
	default void beforeRun(List<RevisionNode> revisions, Direction direction) {
	}

	/**
	 * A revision is about to be run; its transaction is not yet open.
	 * @param revision the revision
	 * @param direction which way it will be run
	 */
	default void beforeRevision(RevisionNode revision, Direction direction) {
	}

	/**
	 * Another instance migrates the same database, and this one waits for it.
	 * @param wait for whom, and how long at most
	 */
	default void beforeLockWait(LockWait wait) {
	}

	/**
	 * A statement is about to be run. What a migration does on its own connection is not
	 * told, nor what was done by an earlier run and is skipped.
	 * @param statement the statement
	 */
	default void beforeStatement(RunningStatement statement) {
	}

	/**
	 * A statement was run. Not called when it fails.
	 * @param statement the statement
	 * @param elapsed how long it took
	 */
	default void afterStatement(RunningStatement statement, Duration elapsed) {
	}

	/**
	 * A batch of a backfill is committed.
	 * @param progress how far the backfill is
	 */
	default void afterBatch(BackfillProgress progress) {
	}

	/**
	 * A revision was run and is committed.
	 * @param revision what was done
	 */
	default void afterRevision(CompletedRevision revision) {
	}

	/**
	 * A revision failed and was rolled back.
	 * @param failure what the run ends with
	 */
	default void revisionFailed(RevisionFailedException failure) {
	}

	/**
	 * A run came to its end, whether or not there was something to do.
	 * @param report what was done
	 */
	default void runFinished(RunReport report) {
	}

}

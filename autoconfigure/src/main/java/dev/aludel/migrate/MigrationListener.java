package dev.aludel.migrate;

import java.time.Duration;
import java.util.List;

import dev.aludel.revision.RevisionNode;

/**
 * Is told what the engine does, on the thread and during the run that does it. An
 * exception thrown here stops the run before the next revision; thrown between
 * {@link #beforeStatement} and {@link #afterStatement} it makes the revision fail. Of
 * what is done, a baseline, a revision or the run, the other listeners are told all the
 * same, and the exception comes behind that.
 */
public interface MigrationListener {

	/**
	 * A run begins, before it has a connection and whether or not there will be something
	 * to do. {@link #runFinished} or {@link #runFailed} tells its end.
	 * @param action what it was asked for: to upgrade, to downgrade or to stamp
	 */
	default void runStarted(HistoryAction action) {
	}

	/**
	 * Applied revisions would run other statements now than they ran. Told by whoever
	 * {@linkplain Aludel#warnOfChangedRevisions() asks}, behind a run.
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
	 * called when there is nothing to run, and not for a stamp. Called again for what is
	 * left when another instance has run some of them meanwhile.
	 * @param revisions the revisions, in the order in which they will be run
	 * @param direction which way they will be run
	 */
	default void beforeRun(List<RevisionNode> revisions, Direction direction) {
	}

	/**
	 * A revision is about to be run. It has no transaction yet, unless the whole run has
	 * one. Called once, even if the revision is run again. Another instance may be found
	 * to have run it, and then nothing more is told of it.
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
	 * The wait for another instance is over.
	 * @param wait for whom it was
	 * @param waited how long it was
	 * @param obtained whether this instance migrates now; not so when the time was not
	 * enough, or something ended the wait
	 */
	default void afterLockWait(LockWait wait, Duration waited, boolean obtained) {
	}

	/**
	 * A revision, or a batch of a backfill, got no lock in time or was the victim of a
	 * deadlock: it was rolled back and is about to be tried again. The statements of a
	 * revision are told again then.
	 * @param retry what was tried, and when it will be tried again
	 */
	default void beforeRetry(RevisionRetry retry) {
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
	 * A revision was run and is committed. Where several share a transaction, they are
	 * told one after the other once that is committed.
	 * @param revision what was done
	 */
	default void afterRevision(CompletedRevision revision) {
	}

	/**
	 * The same for whoever has to know the database, too, as one listener to several
	 * engines does.
	 * @param revision what was done
	 * @param database where
	 */
	default void afterRevision(CompletedRevision revision, DatabaseAddress database) {
		afterRevision(revision);
	}

	/**
	 * A revision failed and was rolled back, and with it those that shared its
	 * transaction.
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

	/**
	 * The database was {@linkplain Aludel#verify found} to have what the application
	 * wants. No run was needed to see that: none of the other methods is called.
	 * @param report where the database stands
	 */
	default void verified(RunReport report) {
	}

	/**
	 * A run failed, in a revision or before it came to one. Not called for what a
	 * listener throws at the end of a run.
	 * @param failure what it ends with
	 */
	default void runFailed(Throwable failure) {
	}

	/**
	 * The same for whoever has to know what the run leaves done. That is more than what
	 * was told before: what was only recorded is part of it.
	 * @param failure how it failed
	 */
	default void runFailed(RunFailure failure) {
		runFailed(failure.reason());
	}

}

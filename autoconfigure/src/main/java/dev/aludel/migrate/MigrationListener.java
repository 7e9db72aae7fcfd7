package dev.aludel.migrate;

import dev.aludel.revision.RevisionNode;

/**
 * Is told what the engine does, on the thread and during the run that does it. An
 * exception thrown here stops the run before the next revision.
 */
public interface MigrationListener {

	/**
	 * A revision is about to be run; its transaction is not yet open.
	 * @param revision the revision
	 * @param direction which way it will be run
	 */
	default void beforeRevision(RevisionNode revision, Direction direction) {
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

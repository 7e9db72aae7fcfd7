package dev.aludel.migrate;

import java.util.List;

import dev.aludel.schema.QualifiedName;

/**
 * A correction of what a database records of its revisions. It runs no revision and
 * changes nothing but the records.
 */
public sealed interface Repair {

	/**
	 * {@return the id of the revision that it is about}
	 */
	String revision();

	/**
	 * {@return what the history will tell}
	 */
	HistoryAction action();

	/** Whether another would do the same to the same records. */
	boolean isSameAs(Repair other);

	/**
	 * Forgets an applied revision that the application does not know. What it did to the
	 * schema stays.
	 *
	 * @param applied what is recorded of it
	 */
	record ForgetRevision(AppliedRevision applied) implements Repair {

		@Override
		public String revision() {
			return this.applied.id();
		}

		@Override
		public HistoryAction action() {
			return HistoryAction.FORGET;
		}

		@Override
		public boolean isSameAs(Repair other) {
			return equals(other);
		}

	}

	/**
	 * Takes the statements that an applied revision would run now for those that it ran.
	 *
	 * @param revision the id of the revision
	 * @param className the class that carries it out
	 * @param recorded the checksum of what it ran
	 * @param recomputed the checksum of what it would run now
	 */
	record AcceptChecksum(String revision, String className, String recorded, String recomputed) implements Repair {

		@Override
		public HistoryAction action() {
			return HistoryAction.ACCEPT_CHECKSUM;
		}

		@Override
		public boolean isSameAs(Repair other) {
			return equals(other);
		}

	}

	/**
	 * Gives up a revision that was begun and will not be finished. What it has committed
	 * stays.
	 *
	 * @param unfinished how far it is
	 * @param committed the SQL of its statements that are committed; empty when the
	 * application does not know them
	 * @param invalidIndexes the indexes of the database that are not valid; a build that
	 * was given up leaves one
	 */
	record ClearProgress(UnfinishedRevision unfinished, List<String> committed,
			List<QualifiedName> invalidIndexes) implements Repair {

		public ClearProgress {
			committed = List.copyOf(committed);
			invalidIndexes = List.copyOf(invalidIndexes);
		}

		@Override
		public String revision() {
			return this.unfinished.id();
		}

		@Override
		public HistoryAction action() {
			return HistoryAction.CLEAR_PROGRESS;
		}

		@Override
		public boolean isSameAs(Repair other) {
			return other instanceof ClearProgress clear && this.unfinished.equals(clear.unfinished);
		}

	}

}

package dev.aludel.migrate;

/**
 * Which way a revision is run.
 */
public enum Direction {

	/** Forward: {@code upgrade} of the migration. */
	UPGRADE,

	/** Back: {@code downgrade} of the migration. */
	DOWNGRADE;

	HistoryAction action() {
		return (this == UPGRADE) ? HistoryAction.UPGRADE : HistoryAction.DOWNGRADE;
	}

}

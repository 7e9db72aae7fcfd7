package dev.aludel.revision;

/**
 * The commands that take identifiers; they differ in which way they may count from the
 * current revision.
 */
enum Command {

	UPGRADE, DOWNGRADE, STAMP, HISTORY, SHOW;

	boolean counts(boolean up) {
		return (this == UPGRADE && up) || (this == DOWNGRADE && !up);
	}

}

package dev.aludel.autoconfigure;

/**
 * What is done with a database when the application starts.
 */
public enum StartupAction {

	/** Run what the database lacks. */
	UPGRADE,

	/** Run nothing, and do not start unless there is nothing to run. */
	VALIDATE,

	/** Do not touch the database. */
	NONE

}

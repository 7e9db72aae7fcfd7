package dev.aludel.migrate;

/** What is done at the start of an application whose database cannot be written. */
public enum StandbyAction {

	/** The start fails when revisions are pending. */
	FAIL,

	/** The start waits until the revisions have arrived from the primary. */
	WAIT,

	/** The application starts with a warning that names what is pending. */
	WARN

}

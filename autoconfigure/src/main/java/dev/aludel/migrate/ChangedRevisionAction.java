package dev.aludel.migrate;

/**
 * What is done at the start of an application when an applied revision has changed since.
 */
public enum ChangedRevisionAction {

	/** The start fails before anything is run. */
	FAIL,

	/**
	 * The application starts, and then a warning names the revisions: see
	 * {@link Aludel#warnOfChangedRevisions()}.
	 */
	WARN,

	/** Nobody looks. */
	IGNORE

}

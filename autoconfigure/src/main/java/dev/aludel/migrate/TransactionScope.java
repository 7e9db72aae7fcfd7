package dev.aludel.migrate;

/** What is done in one transaction. */
public enum TransactionScope {

	/** Each revision has a transaction of its own. */
	REVISION,

	/** All revisions of a run share one transaction: all of them are done, or none. */
	RUN

}

package dev.aludel.migrate;

/** How long the lock is held that keeps other instances from migrating. */
public enum LockMode {

	/**
	 * By the session on a connection to the server itself; refused where a pooler is
	 * found in between.
	 */
	AUTO,

	/** By the session, also where a pooler is found: one in session mode. */
	SESSION,

	/**
	 * By each transaction that writes: nothing of the session is relied on, so that a
	 * pooler in transaction mode may stand in between. Steps outside of transactions are
	 * refused.
	 */
	TRANSACTION

}

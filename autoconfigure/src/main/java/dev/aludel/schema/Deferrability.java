package dev.aludel.schema;

/**
 * When a constraint is checked.
 */
public enum Deferrability {

	/** After each row or statement; the default. */
	NOT_DEFERRABLE,

	/**
	 * After each statement, unless the transaction says
	 * {@code set constraints … deferred}.
	 */
	INITIALLY_IMMEDIATE,

	/** At the end of the transaction. */
	INITIALLY_DEFERRED

}

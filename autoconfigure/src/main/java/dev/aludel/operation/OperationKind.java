package dev.aludel.operation;

/**
 * How long an operation may keep others waiting, by its nature: what decides on the
 * limits under which it runs. {@link Operation#kind()} tells.
 */
public enum OperationKind {

	/** Changes the catalog only, whatever the number of rows: over as soon as it has its locks. */
	FAST,

	/** Reads or writes every row, or builds an index: takes as long as the table is large. */
	SCAN,

	/** Leaves others their table, and waits for them instead: {@code concurrently}. */
	CONCURRENT,

	/** Writes rows, some at a time. */
	DATA,

	/** Runs SQL of which nothing is known. */
	SQL

}

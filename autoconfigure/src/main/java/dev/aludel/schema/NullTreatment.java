package dev.aludel.schema;

/**
 * Whether something unique sees two {@code NULL}s as different.
 */
public enum NullTreatment {

	/** Any number of rows may hold {@code NULL}; the default. */
	DISTINCT,

	/** One row at most may hold {@code NULL}; PostgreSQL 15 and later. */
	NOT_DISTINCT

}

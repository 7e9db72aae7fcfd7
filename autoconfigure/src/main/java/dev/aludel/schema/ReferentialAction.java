package dev.aludel.schema;

/**
 * What happens to referencing rows when the referenced row goes or changes its key.
 */
public enum ReferentialAction {

	/** An error, at the end of the statement or transaction; the default. */
	NO_ACTION,

	/** An error at once. */
	RESTRICT,

	/** The referencing rows follow. */
	CASCADE,

	/** The referencing columns become {@code NULL}. */
	SET_NULL,

	/** The referencing columns get their defaults. */
	SET_DEFAULT

}

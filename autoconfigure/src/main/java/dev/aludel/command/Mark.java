package dev.aludel.command;

import java.util.Locale;

/** What stands out about a revision in its graph or in the database. */
enum Mark {

	/** The database is there. */
	CURRENT,

	/** Was begun in the database and not finished. */
	UNFINISHED,

	/** Only the database has it. */
	UNKNOWN,

	/** No other revises it. */
	HEAD,

	/** It revises nothing. */
	BASE,

	/** Several revise it. */
	BRANCH_POINT,

	/** It revises several. */
	MERGE;

	String text() {
		return "(" + name().toLowerCase(Locale.ROOT).replace('_', ' ') + ")";
	}

}

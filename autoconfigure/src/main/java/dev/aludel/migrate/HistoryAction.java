package dev.aludel.migrate;

import java.util.Locale;

/**
 * What was done with a revision.
 */
public enum HistoryAction {

	/** It was run. */
	UPGRADE,

	/** It was undone. */
	DOWNGRADE,

	/** It was recorded as applied without being run. */
	STAMP,

	/** It was recorded as not applied without being undone. */
	UNSTAMP,

	/** The application does not know it and it was discarded from the records. */
	PURGE,

	/** The application does not know it and a repair forgot it. */
	FORGET,

	/** A repair took what it would run now for what it ran. */
	ACCEPT_CHECKSUM,

	/** A repair gave it up half done. */
	CLEAR_PROGRESS;

	String text() {
		return name().toLowerCase(Locale.ROOT);
	}

	static HistoryAction of(String text) {
		return valueOf(text.toUpperCase(Locale.ROOT));
	}

}

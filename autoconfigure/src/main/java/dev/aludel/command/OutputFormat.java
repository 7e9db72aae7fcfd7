package dev.aludel.command;

import java.util.Locale;

/** How a command writes its result. */
enum OutputFormat {

	TEXT, JSON;

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

}

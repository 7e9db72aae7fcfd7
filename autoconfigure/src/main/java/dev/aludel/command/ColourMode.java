package dev.aludel.command;

import java.util.Locale;

/** When text is coloured. */
enum ColourMode {

	AUTO, ALWAYS, NEVER;

	boolean allows(Terminal terminal) {
		return (this == AUTO) ? terminal.colour() : this == ALWAYS;
	}

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

}

package dev.aludel.actuate.observation;

import java.util.Locale;

import dev.aludel.migrate.Direction;

/** How directions are called in meters and observations. */
final class Directions {

	private Directions() {
	}

	static String text(Direction direction) {
		return direction.name().toLowerCase(Locale.ROOT);
	}

}

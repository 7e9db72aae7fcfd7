package dev.aludel.command;

import java.time.Duration;
import java.util.Locale;

/** A time for people: as fine as they need it. */
final class Elapsed {

	private Elapsed() {
	}

	static String text(Duration duration) {
		if (duration.toMillis() < 1000) {
			return duration.toMillis() + " ms";
		}
		if (duration.toSeconds() < 10) {
			return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
		}
		return wholeSeconds(duration);
	}

	static String wholeSeconds(Duration duration) {
		if (duration.toMinutes() == 0) {
			return duration.toSeconds() + " s";
		}
		if (duration.toHours() == 0) {
			return "%s min %s s".formatted(duration.toMinutes(), duration.toSecondsPart());
		}
		return "%s h %s min".formatted(duration.toHours(), duration.toMinutesPart());
	}

}

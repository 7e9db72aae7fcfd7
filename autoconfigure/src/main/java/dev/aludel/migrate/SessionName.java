package dev.aludel.migrate;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * What a session of the engine is called in {@code pg_stat_activity}, so that those who
 * wait for it, and operators, see whose it is and what it is for.
 */
final class SessionName {

	private static final String DRIVER = "PostgreSQL JDBC Driver";

	// PostgreSQL cuts what is longer.
	private static final int LONGEST = 63;

	private SessionName() {
	}

	/**
	 * Extends the name that the data source has given to the session; the driver's own
	 * says nothing.
	 * @param given the name that the session has
	 * @param application the name of the application, or {@code null}
	 * @param purpose what the session does: {@code upgrade}
	 */
	static String of(String given, @Nullable String application, String purpose) {
		String name = (given.isBlank() || given.equals(DRIVER)) ? Objects.requireNonNullElse(application, "") : given;
		if (name.isBlank()) {
			return "aludel " + purpose;
		}
		String suffix = " (aludel " + purpose + ")";
		return cut(name, LONGEST - suffix.length()) + suffix;
	}

	private static String cut(String name, int bytes) {
		int end = name.length();
		while (name.substring(0, end).getBytes(StandardCharsets.UTF_8).length > bytes) {
			end = name.offsetByCodePoints(end, -1);
		}
		return name.substring(0, end);
	}

}

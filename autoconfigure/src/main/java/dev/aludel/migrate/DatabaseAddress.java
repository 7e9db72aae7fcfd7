package dev.aludel.migrate;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Which database is meant, as logs and errors name it: without user, password or options.
 *
 * @param name the name of the database
 * @param host the host, with the port unless it is the usual one, or {@code null} when
 * the driver does not tell
 */
public record DatabaseAddress(String name, @Nullable String host) {

	private static final Pattern HOST = Pattern.compile("^jdbc:postgresql://([^/?]+)");

	private static final Pattern DEFAULT_PORT = Pattern.compile(":5432(?=,|$)");

	static DatabaseAddress of(@Nullable String name, @Nullable String url) {
		Matcher matcher = HOST.matcher(Objects.requireNonNullElse(url, ""));
		String host = matcher.find() ? DEFAULT_PORT.matcher(matcher.group(1)).replaceAll("") : null;
		return new DatabaseAddress(Objects.requireNonNullElse(name, "?"), host);
	}

	/**
	 * Returns the address as a reader sees it: {@code tasks on db1}.
	 */
	@Override
	public String toString() {
		return (this.host != null) ? this.name + " on " + this.host : this.name;
	}

}

package dev.aludel.migrate;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
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
 * @param alias what the application calls it, or {@code null} where it has one database
 */
public record DatabaseAddress(String name, @Nullable String host, @Nullable String alias) {

	private static final Pattern URL = Pattern.compile("^jdbc:postgresql:(?://([^/?]*)(?:/|$))?([^?]*)");

	private static final Pattern DEFAULT_PORT = Pattern.compile(":5432(?=,|$)");

	/**
	 * Reads the address from a JDBC URL, for asking the server would take a statement. To
	 * the driver a missing name of the database means that of the user.
	 */
	static DatabaseAddress of(@Nullable String url, String user, @Nullable String alias) {
		Matcher matcher = URL.matcher(Objects.requireNonNullElse(url, ""));
		if (!matcher.find()) {
			return new DatabaseAddress("?", null, alias);
		}
		String name = URLDecoder.decode(matcher.group(2), StandardCharsets.UTF_8);
		return new DatabaseAddress(name.isEmpty() ? user : name, host(matcher.group(1)), alias);
	}

	private static @Nullable String host(@Nullable String authority) {
		return (authority != null && !authority.isEmpty()) ? DEFAULT_PORT.matcher(authority).replaceAll("") : null;
	}

	/**
	 * Returns the property that sets something for this database.
	 * @param setting the property of an application with one: {@code lock.wait}
	 * @return its name
	 */
	public String property(String setting) {
		return (this.alias != null) ? "aludel.databases." + this.alias + "." + setting : "aludel." + setting;
	}

	/**
	 * Returns the command that does something with this database.
	 * @param words the command of an application with one: {@code repair --yes}
	 * @return the whole command
	 */
	public String command(String words) {
		return "aludel " + words + ((this.alias != null) ? " --database " + this.alias : "");
	}

	/**
	 * Returns the address as a reader sees it: {@code tasks on db1}, or
	 * {@code orders (tasks on db1)} where the application has a name for it.
	 */
	@Override
	public String toString() {
		String place = (this.host != null) ? this.name + " on " + this.host : this.name;
		return (this.alias != null) ? this.alias + " (" + place + ")" : place;
	}

}

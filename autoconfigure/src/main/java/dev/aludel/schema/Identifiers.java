package dev.aludel.schema;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The rules every name in the vocabulary keeps.
 */
public final class Identifiers {

	/**
	 * The longest name PostgreSQL stores, in bytes of UTF-8 ({@code NAMEDATALEN - 1}).
	 */
	public static final int MAX_BYTES = 63;

	private Identifiers() {
	}

	/**
	 * Returns the given name when PostgreSQL can store it unchanged.
	 * @param kind what the name is of, for the message: {@code column}, {@code index} …
	 * @param name the name exactly as the catalog holds it, without quotes
	 * @return the name
	 * @throws IllegalArgumentException when the name is empty, holds a NUL character or
	 * is longer than 63 bytes, which PostgreSQL would silently cut
	 */
	public static String check(String kind, String name) {
		if (name.isEmpty()) {
			throw new IllegalArgumentException("The name of a " + kind + " must not be empty.");
		}
		if (name.indexOf('\0') >= 0) {
			throw new IllegalArgumentException("The name of " + kind + " " + name.replace("\0", "\\0")
					+ " holds a NUL character, which PostgreSQL cannot store.");
		}
		int bytes = name.getBytes(StandardCharsets.UTF_8).length;
		if (bytes > MAX_BYTES) {
			throw new IllegalArgumentException("The name of %s %s has %s bytes; PostgreSQL keeps at most %s."
				.formatted(kind, name, bytes, MAX_BYTES) + " Shorten it.");
		}
		return name;
	}

	/**
	 * Returns an immutable copy of the given names when each can be stored and none
	 * stands twice.
	 * @param kind what the names are of, for the message
	 * @param names the names
	 * @return the names, in their order
	 * @throws IllegalArgumentException when a name cannot be stored or is repeated
	 */
	public static List<String> checkAll(String kind, List<String> names) {
		Set<String> seen = new HashSet<>();
		for (String name : names) {
			if (!seen.add(check(kind, name))) {
				throw new IllegalArgumentException("The " + kind + " " + name + " is named twice.");
			}
		}
		return List.copyOf(names);
	}

	static List<String> checkSome(String kind, String owner, List<String> names) {
		if (names.isEmpty()) {
			throw new IllegalArgumentException("The " + owner + " needs at least one " + kind + ".");
		}
		return checkAll(kind, names);
	}

}

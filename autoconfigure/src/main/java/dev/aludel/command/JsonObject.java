package dev.aludel.command;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The members of a JSON object in the order in which they are put. Values become what the
 * documented shape has: instants ISO-8601 in UTC, durations milliseconds, constants of
 * enums lower case with dashes.
 */
public final class JsonObject {

	private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

	/**
	 * Puts a member.
	 * @param name the name; that of a duration ends in {@code Ms}
	 * @param value text, a number, a truth value, an instant, a duration, a constant of
	 * an enum, another object, a collection of these, or {@code null}
	 * @return this object
	 */
	public JsonObject put(String name, @Nullable Object value) {
		this.members.put(name, plain(value));
		return this;
	}

	private static @Nullable Object plain(@Nullable Object value) {
		if (value instanceof JsonObject object) {
			return object.members;
		}
		if (value instanceof Collection<?> elements) {
			return elements.stream().map(JsonObject::plain).toList();
		}
		if (value instanceof Duration duration) {
			return duration.toMillis();
		}
		if (value instanceof Instant instant) {
			return instant.toString();
		}
		if (value instanceof Enum<?> constant) {
			return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
		}
		if (value == null || value instanceof CharSequence || value instanceof Number || value instanceof Boolean) {
			return value;
		}
		throw new IllegalArgumentException("'value' has no shape in JSON: " + value.getClass().getName());
	}

	Map<String, @Nullable Object> members() {
		return this.members;
	}

}

package dev.aludel.schema;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * An enum type: {@code create type mood as enum ('sad', 'ok', 'happy')}.
 *
 * @param name the name
 * @param values the values, in the order in which PostgreSQL sorts them
 */
public record EnumType(QualifiedName name, List<String> values) {

	public EnumType {
		Set<String> seen = new HashSet<>();
		for (String value : values) {
			checkValue(name, value);
			if (!seen.add(value)) {
				throw new IllegalArgumentException("The enum type " + name + " has the value " + value + " twice.");
			}
		}
		values = List.copyOf(values);
	}

	/**
	 * Returns the given value when PostgreSQL can store it as a label.
	 * @param type the type, for the message
	 * @param value the value
	 * @return the value
	 * @throws IllegalArgumentException when the value has more than 63 bytes
	 */
	public static String checkValue(QualifiedName type, String value) {
		int bytes = value.getBytes(StandardCharsets.UTF_8).length;
		if (bytes > Identifiers.MAX_BYTES) {
			throw new IllegalArgumentException("The value %s of enum type %s has %s bytes; PostgreSQL keeps at most %s."
				.formatted(value, type, bytes, Identifiers.MAX_BYTES));
		}
		return value;
	}

}

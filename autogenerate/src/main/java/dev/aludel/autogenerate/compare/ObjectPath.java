package dev.aludel.autogenerate.compare;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

import dev.aludel.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * What a person calls an object or a part of one: {@code tasks}, {@code tasks.name},
 * {@code audit.tasks.name}, {@code mood.SAD}. Letters are taken as they stand; a name
 * with a dot, a quote, a colon, an equals sign or a comma stands in double quotes.
 *
 * @param names the names, from the outermost to the innermost
 */
public record ObjectPath(List<String> names) implements Comparable<ObjectPath> {

	public ObjectPath {
		names = List.copyOf(names);
		if (names.isEmpty() || names.contains("")) {
			throw new IllegalArgumentException("A name is missing; names are joined by dots, as in tasks.title.");
		}
	}

	/**
	 * Returns the path of an object, or of a part of one.
	 * @param object the table, sequence or type
	 * @param part the column, check or value, or {@code null} for the whole object
	 * @return the path
	 */
	public static ObjectPath of(QualifiedName object, @Nullable String part) {
		List<String> names = new ArrayList<>();
		if (object.schema() != null) {
			names.add(object.schema());
		}
		names.add(object.name());
		if (part != null) {
			names.add(part);
		}
		return new ObjectPath(names);
	}

	/**
	 * Reads a path.
	 * @param text the text, as {@link #toString()} writes it
	 * @return the path
	 * @throws IllegalArgumentException when a name is missing or a quote is not closed
	 */
	public static ObjectPath parse(String text) {
		List<String> names = new ArrayList<>();
		StringBuilder name = new StringBuilder();
		boolean quoted = false;
		for (int index = 0; index < text.length(); index++) {
			char character = text.charAt(index);
			if (character == '"') {
				boolean doubled = quoted && index + 1 < text.length() && text.charAt(index + 1) == '"';
				if (doubled) {
					name.append(character);
					index++;
				}
				else {
					quoted = !quoted;
				}
			}
			else if (character == '.' && !quoted) {
				names.add(name.toString());
				name.setLength(0);
			}
			else {
				name.append(character);
			}
		}
		if (quoted) {
			throw new IllegalArgumentException("A quote is not closed.");
		}
		names.add(name.toString());
		return new ObjectPath(names);
	}

	@Override
	public int compareTo(ObjectPath other) {
		int shorter = Math.min(this.names.size(), other.names.size());
		for (int index = 0; index < shorter; index++) {
			int order = this.names.get(index).compareTo(other.names.get(index));
			if (order != 0) {
				return order;
			}
		}
		return Integer.compare(this.names.size(), other.names.size());
	}

	@Override
	public String toString() {
		return this.names.stream().map(ObjectPath::text).collect(Collectors.joining("."));
	}

	private static String text(String name) {
		boolean plain = Collections.disjoint(name.chars().mapToObj((character) -> (char) character).toList(),
				List.of('.', '"', ':', '=', ',', ';', ' '));
		return plain ? name : '"' + name.replace("\"", "\"\"") + '"';
	}

}

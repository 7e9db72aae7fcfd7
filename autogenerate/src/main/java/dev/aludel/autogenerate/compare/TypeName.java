package dev.aludel.autogenerate.compare;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.aludel.schema.ColumnType;
import dev.aludel.schema.QualifiedName;

/**
 * A type taken apart: {@code timestamp(3) with time zone[]} is the base
 * {@code timestamp with time zone}, the modifier {@code 3}, and an array.
 *
 * @param base the name of the type without modifier
 * @param modifier what stands in parentheses, empty for nothing
 * @param array whether it is an array
 */
record TypeName(String base, String modifier, boolean array) {

	private static final Pattern MODIFIED = Pattern.compile("([^(\"]+)\\(([^)]*)\\)(.*)");

	private static final Pattern NAMED = Pattern
		.compile("(?:\"(?:[^\"]|\"\")+\"|[^\".\\s]+)(?:\\.(?:\"(?:[^\"]|\"\")+\"|[^\".\\s]+))?");

	static TypeName of(ColumnType type) {
		String element = type.isArray() ? type.text().substring(0, type.text().length() - 2) : type.text();
		Matcher matcher = MODIFIED.matcher(element);
		return matcher.matches()
				? new TypeName(matcher.group(1) + matcher.group(3), matcher.group(2).replace(" ", ""), type.isArray())
				: new TypeName(element, "", type.isArray());
	}

	/** The name of a type that may be somebody's own: an enum, a domain. */
	Optional<QualifiedName> name() {
		return NAMED.matcher(this.base).matches() ? Optional.of(QualifiedName.parse(this.base)) : Optional.empty();
	}

	TypeName element() {
		return new TypeName(this.base, this.modifier, false);
	}

	boolean sameBase(TypeName other) {
		return this.base.equals(other.base) && this.array == other.array;
	}

}

package dev.aludel.autogenerate.compare;

import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.aludel.postgresql.Identifier;
import dev.aludel.schema.ColumnType;

import org.jspecify.annotations.Nullable;

/**
 * How the values of a column become another type: the expression behind {@code using},
 * written only where PostgreSQL has no assignment cast ({@code pg_cast}, chapter <em>Type
 * Conversion</em>).
 */
final class TypeConversion {

	/** Every type has an assignment cast to these. */
	private static final Set<String> STRINGS = Set.of("text", "character varying", "character", "name", "citext");

	/**
	 * These have an assignment cast to each other, but their documents are read and
	 * written anew, which a reader should see.
	 */
	private static final Set<String> DOCUMENTS = Set.of("json", "jsonb");

	/** Each of these has an assignment cast to each other. */
	private static final List<Set<String>> FAMILIES = List.of(
			Set.of("smallint", "integer", "bigint", "real", "double precision", "numeric"),
			Set.of("bit", "bit varying"), Set.of("inet", "cidr"),
			Set.of("date", "timestamp without time zone", "timestamp with time zone"));

	/** Assignment casts besides those. */
	private static final Map<String, Set<String>> ASSIGNMENTS = Map.ofEntries(
			Map.entry("timestamp without time zone", Set.of("time without time zone")),
			Map.entry("timestamp with time zone", Set.of("time without time zone", "time with time zone")),
			Map.entry("time without time zone", Set.of("interval", "time with time zone")),
			Map.entry("time with time zone", Set.of("time without time zone")),
			Map.entry("interval", Set.of("time without time zone")), Map.entry("smallint", Set.of("oid")),
			Map.entry("integer", Set.of("oid", "money")), Map.entry("bigint", Set.of("oid", "money")),
			Map.entry("numeric", Set.of("money")), Map.entry("money", Set.of("numeric")),
			Map.entry("oid", Set.of("integer", "bigint")));

	private TypeConversion() {
	}

	/**
	 * Returns the expression that converts a column.
	 * @param column the name of the column
	 * @param from its type
	 * @param to the type it gets
	 * @return the SQL expression, or {@code null} when the assignment cast does it
	 */
	static @Nullable String using(String column, ColumnType from, ColumnType to) {
		return convert(Identifier.quote(column), TypeName.of(from), TypeName.of(to), to.text());
	}

	/**
	 * Returns the expression that converts a column whose type was set aside and made
	 * anew: its values are the same only as text.
	 * @param column the name of the column
	 * @param from its type, now under another name
	 * @param to the type it gets
	 * @return the SQL expression, or {@code null} when the assignment cast does it
	 */
	static @Nullable String usingText(String column, ColumnType from, ColumnType to) {
		TypeName text = new TypeName("text", "", from.isArray());
		String value = Identifier.quote(column) + (from.isArray() ? "::text[]" : "::text");
		return convert(value, text, TypeName.of(to), to.text());
	}

	private static @Nullable String convert(String value, TypeName source, TypeName target, String to) {
		if (source.array() == target.array() || isString(target)) {
			return isAssignable(source, target) ? null : cast(value, source, target, to);
		}
		if (source.array()) {
			String first = (value.contains("::") ? "(" + value + ")" : value) + "[1]";
			return assigned(first, source.element(), target, to);
		}
		String element = to.substring(0, to.length() - 2);
		return "array[" + assigned(value, source, target.element(), element) + "]";
	}

	private static String assigned(String value, TypeName source, TypeName target, String to) {
		return isAssignable(source, target) ? value : cast(value, source, target, to);
	}

	/** The same type under its name, but made anew. */
	static String replacing(String column, ColumnType type) {
		return Identifier.quote(column) + (type.isArray() ? "::text[]::" : "::text::") + type;
	}

	private static boolean isAssignable(TypeName source, TypeName target) {
		boolean toString = STRINGS.contains(target.base()) && (source.array() || !target.array());
		return toString || source.base().equals(target.base())
				|| FAMILIES.stream()
					.anyMatch((family) -> family.contains(source.base()) && family.contains(target.base()))
				|| ASSIGNMENTS.getOrDefault(source.base(), Set.of()).contains(target.base());
	}

	private static boolean isString(TypeName type) {
		return !type.array() && STRINGS.contains(type.base());
	}

	/**
	 * An expression that has an explicit cast, by way of the text where there is no
	 * other.
	 */
	private static String cast(String value, TypeName source, TypeName target, String to) {
		if (source.base().equals("oid") && target.base().equals("bytea")) {
			return "lo_get(" + value + ")";
		}
		if (source.base().equals("bytea") && target.base().equals("oid")) {
			return "lo_from_bytea(0, " + value + ")";
		}
		boolean document = DOCUMENTS.contains(source.base()) && DOCUMENTS.contains(target.base());
		if (STRINGS.contains(source.base()) || document || isAssignable(source, target)) {
			return value + "::" + to;
		}
		if ((isWholeNumber(source) && target.base().equals("boolean"))
				|| (source.base().equals("boolean") && isWholeNumber(target))) {
			// PostgreSQL casts between boolean and integer only.
			boolean direct = source.base().equals("integer") || target.base().equals("integer");
			return value + (direct ? "::" : "::integer::") + to;
		}
		return value + (source.array() ? "::text[]::" : "::text::") + to;
	}

	private static boolean isWholeNumber(TypeName type) {
		return Set.of("smallint", "integer", "bigint").contains(type.base());
	}

}

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

	/** Each of these has an assignment cast to each other. */
	private static final List<Set<String>> FAMILIES = List.of(
			Set.of("smallint", "integer", "bigint", "real", "double precision", "numeric"), Set.of("json", "jsonb"),
			Set.of("bit", "bit varying"), Set.of("inet", "cidr"),
			Set.of("date", "timestamp without time zone", "timestamp with time zone"));

	/** Assignment casts besides those. */
	private static final Map<String, Set<String>> ASSIGNMENTS = Map.of("timestamp without time zone",
			Set.of("time without time zone"), "timestamp with time zone",
			Set.of("time without time zone", "time with time zone"), "time without time zone",
			Set.of("interval", "time with time zone"), "time with time zone", Set.of("time without time zone"),
			"interval", Set.of("time without time zone"), "integer", Set.of("oid", "money"), "bigint",
			Set.of("oid", "money"), "numeric", Set.of("money"), "money", Set.of("numeric"), "oid",
			Set.of("integer", "bigint"));

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
		TypeName source = TypeName.of(from);
		TypeName target = TypeName.of(to);
		String name = Identifier.quote(column);
		if (source.array() != target.array() && !(source.array() && isString(target))) {
			return source.array() ? name + "[1]::" + to : "array[" + name + "]::" + to;
		}
		if (isAssignable(source, target)) {
			return null;
		}
		return largeObject(name, source, target, cast(name, source, target, to));
	}

	/** The same type under its name, but made anew. */
	static String replacing(String column, ColumnType type) {
		return Identifier.quote(column) + (type.isArray() ? "::text[]::" : "::text::") + type;
	}

	private static boolean isAssignable(TypeName source, TypeName target) {
		return source.base().equals(target.base()) || isString(target)
				|| FAMILIES.stream()
					.anyMatch((family) -> family.contains(source.base()) && family.contains(target.base()))
				|| ASSIGNMENTS.getOrDefault(source.base(), Set.of()).contains(target.base());
	}

	private static boolean isString(TypeName type) {
		return !type.array() && STRINGS.contains(type.base());
	}

	private static String cast(String name, TypeName source, TypeName target, ColumnType to) {
		if (STRINGS.contains(source.base())) {
			return name + "::" + to;
		}
		if (isWholeNumber(source) && target.base().equals("boolean")
				|| source.base().equals("boolean") && isWholeNumber(target)) {
			// PostgreSQL casts between boolean and integer only.
			boolean direct = source.base().equals("integer") || target.base().equals("integer");
			return name + (direct ? "::" : "::integer::") + to;
		}
		return name + (source.array() ? "::text[]::" : "::text::") + to;
	}

	private static String largeObject(String name, TypeName source, TypeName target, String otherwise) {
		if (source.base().equals("oid") && target.base().equals("bytea")) {
			return "lo_get(" + name + ")";
		}
		if (source.base().equals("bytea") && target.base().equals("oid")) {
			return "lo_from_bytea(0, " + name + ")";
		}
		return otherwise;
	}

	private static boolean isWholeNumber(TypeName type) {
		return Set.of("smallint", "integer", "bigint").contains(type.base());
	}

}

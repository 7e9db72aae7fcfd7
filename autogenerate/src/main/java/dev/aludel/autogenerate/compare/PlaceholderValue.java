package dev.aludel.autogenerate.compare;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import dev.aludel.postgresql.Literal;
import dev.aludel.schema.CheckConstraint;
import dev.aludel.schema.Column;
import dev.aludel.schema.EnumType;
import dev.aludel.schema.ExclusionConstraint;
import dev.aludel.schema.Index;
import dev.aludel.schema.IndexKey;
import dev.aludel.schema.Table;

/** What stands in for a value that is gone, where any value will do. */
final class PlaceholderValue {

	private static final Set<String> STRINGS = Set.of("character", "character varying", "text", "citext");

	/** A condition that compares with nothing but {@code =}. */
	private static final Pattern LIST = Pattern.compile("[^=<>!~]+(=[^=<>!~]+)+");

	private static final Map<String, String> BY_TYPE = Map.ofEntries(Map.entry("smallint", "0"),
			Map.entry("integer", "0"), Map.entry("bigint", "0"), Map.entry("numeric", "0"), Map.entry("real", "0"),
			Map.entry("double precision", "0"), Map.entry("boolean", "false"), Map.entry("date", "'-infinity'"),
			Map.entry("timestamp without time zone", "'-infinity'"),
			Map.entry("timestamp with time zone", "'-infinity'"), Map.entry("time without time zone", "'00:00'"),
			Map.entry("time with time zone", "'00:00+00'"), Map.entry("interval", "'0'"), Map.entry("json", "'{}'"),
			Map.entry("jsonb", "'{}'"), Map.entry("uuid", "'00000000-0000-0000-0000-000000000000'"),
			Map.entry("bytea", "''"));

	private final List<EnumType> enumTypes;

	/**
	 * Creates the placeholders of a schema.
	 * @param enumTypes its enum types
	 */
	PlaceholderValue(List<EnumType> enumTypes) {
		this.enumTypes = enumTypes;
	}

	/** The placeholder as an SQL expression; empty where one value in every row fails. */
	Optional<String> of(Column column, Table table) {
		return isKey(column.name(), table) ? Optional.empty() : ofType(column, table);
	}

	private Optional<String> ofType(Column column, Table table) {
		if (column.type().isArray()) {
			return Optional.of("'{}'");
		}
		TypeName type = TypeName.of(column.type());
		if (STRINGS.contains(type.base())) {
			return Optional.of(Literal.quote(accepted(column.name(), table).orElse("")));
		}
		Optional<String> known = Optional.ofNullable(BY_TYPE.get(type.base()));
		return known.isPresent() ? known : firstOfEnum(type);
	}

	/** The first value that a check lists: the column of an enum has one. */
	private static Optional<String> accepted(String column, Table table) {
		return table.checkConstraints()
			.stream()
			.map(CheckConstraint::expression)
			.filter((expression) -> LIST.matcher(expression).matches())
			.map(SqlExpression::new)
			.filter((expression) -> isOnly(column, expression, table))
			.flatMap((expression) -> expression.literals().stream())
			.findFirst();
	}

	private static boolean isOnly(String column, SqlExpression expression, Table table) {
		return expression.mentionsColumn(Set.of(column)) && expression.columns()
			.stream()
			.allMatch((name) -> name.equals(column) || table.column(name).isEmpty());
	}

	private Optional<String> firstOfEnum(TypeName type) {
		return type.name()
			.flatMap((name) -> this.enumTypes.stream().filter((candidate) -> candidate.name().equals(name)).findFirst())
			.flatMap((found) -> found.values().stream().findFirst())
			.map(Literal::quote);
	}

	/** Whether the same value in two rows, or one that points nowhere, is refused. */
	private static boolean isKey(String column, Table table) {
		return (table.primaryKey() != null && table.primaryKey().columns().contains(column))
				|| table.uniqueConstraints().stream().anyMatch((unique) -> unique.columns().contains(column))
				|| table.foreignKeys().stream().anyMatch((key) -> key.columns().contains(column))
				|| table.indexes().stream().filter(Index::unique).anyMatch((index) -> mentions(index.keys(), column))
				|| table.exclusionConstraints().stream().anyMatch((exclusion) -> excludes(exclusion, column));
	}

	private static boolean excludes(ExclusionConstraint exclusion, String column) {
		return exclusion.elements().stream().anyMatch((element) -> mentions(List.of(element.key()), column));
	}

	private static boolean mentions(List<IndexKey> keys, String column) {
		return keys.stream()
			.anyMatch((key) -> (key.subject() instanceof IndexKey.OfColumn plain && plain.name().equals(column))
					|| (key.subject() instanceof IndexKey.OfExpression expression
							&& new SqlExpression(expression.sql()).mentionsColumn(Set.of(column))));
	}

}

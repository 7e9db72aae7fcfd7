package dev.aludel.autogenerate.compare;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import dev.aludel.schema.CheckConstraint;
import dev.aludel.schema.Column;
import dev.aludel.schema.ComputedValue;
import dev.aludel.schema.EnumType;
import dev.aludel.schema.Index;
import dev.aludel.schema.IndexKey;
import dev.aludel.schema.Table;

/** Tells an enum type that only gains values from one that must be made anew. */
final class EnumReplacement {

	private EnumReplacement() {
	}

	/**
	 * Whether a type must be made anew: a value goes or moves, or a new one is used at
	 * once.
	 * @param from the type
	 * @param to what it shall be
	 * @param tables all tables that shall be
	 */
	static boolean isNeeded(EnumType from, EnumType to, List<Table> tables) {
		return !to.values().containsAll(from.values()) || moves(from, to) || !usedAtOnce(from, to, tables).isEmpty();
	}

	/** Whether values that both have stand in another order. */
	static boolean moves(EnumType from, EnumType to) {
		List<String> before = from.values().stream().filter(to.values()::contains).toList();
		List<String> after = to.values().stream().filter(from.values()::contains).toList();
		return !before.equals(after);
	}

	/**
	 * The new values that a default, condition or expression has, which PostgreSQL
	 * refuses in the transaction that adds them (55P04) unless it makes the type, too.
	 */
	static Set<String> usedAtOnce(EnumType from, EnumType to, List<Table> tables) {
		Set<String> values = new TreeSet<>(to.values());
		from.values().forEach(values::remove);
		if (!values.isEmpty()) {
			Set<String> used = new TreeSet<>();
			tables.stream()
				.filter((table) -> table.columns()
					.stream()
					.anyMatch((column) -> ColumnChanges.uses(column.type(), Set.of(to.name()))))
				.flatMap((table) -> expressions(table, to))
				.map((sql) -> new SqlExpression(sql).literals())
				.forEach(used::addAll);
			values.retainAll(used);
		}
		return values;
	}

	private static Stream<String> expressions(Table table, EnumType type) {
		return Stream.of(
				table.columns()
					.stream()
					.filter((column) -> ColumnChanges.uses(column.type(), Set.of(type.name())))
					.map(Column::defaultValue),
				table.columns()
					.stream()
					.map(Column::generation)
					.map((generation) -> (generation instanceof ComputedValue value) ? value.expression() : null),
				table.checkConstraints().stream().map(CheckConstraint::expression),
				table.indexes().stream().map(Index::where),
				table.indexes()
					.stream()
					.map(Index::keys)
					.flatMap(Collection::stream)
					.map((key) -> (key.subject() instanceof IndexKey.OfExpression expression) ? expression.sql()
							: null))
			.flatMap((texts) -> texts.flatMap(Stream::ofNullable));
	}

}

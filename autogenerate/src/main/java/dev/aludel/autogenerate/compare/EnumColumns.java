package dev.aludel.autogenerate.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.aludel.postgresql.Identifier;
import dev.aludel.schema.Column;
import dev.aludel.schema.ColumnReference;
import dev.aludel.schema.DatabaseSchema;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Table;

/** The columns of an enum type, and the queries that count which rows hold a value. */
final class EnumColumns {

	private final List<Use> uses = new ArrayList<>();

	/** A column, and whether it holds several values. */
	private record Use(ColumnReference column, boolean array) {

		String count() {
			return "select count(%s) from %s".formatted(Identifier.quote(this.column.column()),
					Identifier.quote(this.column.table()));
		}

		String count(String literal) {
			String value = Identifier.quote(this.column.column());
			return "select count(*) from %s where %s".formatted(Identifier.quote(this.column.table()),
					this.array ? literal + " = any (" + value + "::text[])" : value + "::text = " + literal);
		}

	}

	/**
	 * Finds the columns.
	 * @param type the enum type
	 * @param schema where its columns are
	 */
	EnumColumns(QualifiedName type, DatabaseSchema schema) {
		this(type, schema, schema);
	}

	/**
	 * Finds the columns that stay of the type.
	 * @param type the enum type
	 * @param schema where its columns are
	 * @param after where those are that stay
	 */
	EnumColumns(QualifiedName type, DatabaseSchema schema, DatabaseSchema after) {
		Map<QualifiedName, Table> staying = after.tablesByName();
		for (Table table : schema.tables()) {
			Table rest = staying.getOrDefault(table.name(), Table.of(table.name()));
			for (Column column : table.columns()) {
				boolean stays = rest.column(column.name())
					.filter((same) -> ColumnChanges.uses(same.type(), Set.of(type)))
					.isPresent();
				if (stays && ColumnChanges.uses(column.type(), Set.of(type))) {
					this.uses.add(new Use(new ColumnReference(table.name(), column.name()), column.type().isArray()));
				}
			}
		}
	}

	boolean isEmpty() {
		return this.uses.isEmpty();
	}

	/** The columns in words: {@code task.mood, bug.mood}. */
	String words() {
		return this.uses.stream().map((use) -> use.column().toString()).collect(Collectors.joining(", "));
	}

	/** The query that counts the rows of all columns that hold a value. */
	String count(String value) {
		String literal = literal(value);
		return sum(this.uses.stream().map((use) -> use.count(literal)).toList());
	}

	/** The query that counts the rows of all columns that hold any value. */
	String count() {
		return sum(this.uses.stream().map(Use::count).toList());
	}

	private static String sum(List<String> counts) {
		return (counts.size() == 1) ? counts.get(0)
				: counts.stream().map((count) -> "(" + count + ")").collect(Collectors.joining(" + ", "select ", ""));
	}

	/**
	 * A statement that fails, naming columns and numbers, while rows hold one of the
	 * values.
	 */
	String refusal(QualifiedName type, Set<String> values) {
		List<String> counts = new ArrayList<>();
		for (String value : values) {
			for (Use use : this.uses) {
				counts.add("select format('%%s = %%s (%%s)', %s, %s, n) from (%s) as held (n) where n > 0"
					.formatted(literal(use.column().toString()), literal(value), use.count(literal(value))));
			}
		}
		return """
				do $held$
				declare
				  held text;
				begin
				  select string_agg(line, ', ') into held from (
				    %s
				  ) as lines (line);
				  if held is not null then
				    raise exception 'Rows still hold what goes from enum type %s: %%. Give them another value first.', held;
				  end if;
				end $held$"""
			.formatted(String.join("\n    union all\n    ", counts),
					type.toString().replace("'", "''").replace("%", "%%"));
	}

	static String literal(String value) {
		return "'" + value.replace("'", "''") + "'";
	}

}

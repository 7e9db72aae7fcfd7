package dev.aludel.autogenerate.canonical;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

import dev.aludel.autogenerate.reflection.SqlToken;
import dev.aludel.autogenerate.reflection.SqlTokenizer;
import dev.aludel.postgresql.Identifier;
import dev.aludel.schema.Column;
import dev.aludel.schema.ColumnType;
import dev.aludel.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * An expression together with all it needs to be understood, so that two tables with the
 * same columns and expressions ask PostgreSQL once.
 *
 * @param kind what the expression is for
 * @param sql the expression
 * @param type the type of the column it gives a value to, or {@code null} for none
 * @param columns each name it mentions, with the SQL of the column of that name; empty
 * where the table has none
 * @param table the name the table must have because the expression mentions it, or
 * {@code null} for any
 */
record ScratchExpression(Kind kind, String sql, @Nullable ColumnType type, Map<String, String> columns,
		@Nullable String table) {

	/** What an expression is for. */
	enum Kind {

		/** The default of a column. */
		DEFAULT,

		/** The expression of a generated column. */
		GENERATED,

		/** A check, or the predicate of an index. */
		CONDITION,

		/** A key of a B-tree index. */
		INDEX_KEY,

		/** All of an index behind its table: {@code using gin ((a) jsonb_path_ops)}. */
		INDEX

	}

	ScratchExpression {
		columns = Collections.unmodifiableMap(new TreeMap<>(columns));
	}

	/**
	 * An expression that sees the columns of a table.
	 */
	static ScratchExpression over(Table table, Kind kind, String sql, @Nullable ColumnType type) {
		if (kind == Kind.DEFAULT) {
			return new ScratchExpression(kind, sql, type, Map.of(), null);
		}
		Map<String, String> available = new TreeMap<>();
		table.columns().forEach((column) -> available.put(column.name(), definition(column)));
		String tableName = table.name().name();
		Map<String, String> mentioned = new TreeMap<>();
		for (SqlToken token : new SqlTokenizer(sql).tokens()) {
			String name = token.name();
			if (name != null) {
				mentioned.put(name, available.getOrDefault(name, ""));
			}
		}
		if (!mentioned.containsKey(tableName) || available.containsKey(tableName)) {
			return new ScratchExpression(kind, sql, type, mentioned, null);
		}
		mentioned.putAll(available);
		return new ScratchExpression(kind, sql, type, mentioned, tableName);
	}

	private static String definition(Column column) {
		String collation = (column.collation() != null) ? " collate " + Identifier.quote(column.collation()) : "";
		return Identifier.quote(column.name()) + " " + column.type() + collation;
	}

	ScratchExpression as(Kind newKind, String newSql) {
		return new ScratchExpression(newKind, newSql, this.type, this.columns, this.table);
	}

	ScratchExpression sql(String newSql) {
		return as(this.kind, newSql);
	}

}

package dev.aludel.autogenerate.canonical;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;

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

	private static final Pattern LENGTH = Pattern.compile("^(character varying|numeric)\\([0-9,-]+\\)");

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
		List<SqlToken> tokens = new SqlTokenizer(sql).tokens();
		boolean casts = tokens.stream().anyMatch((token) -> token.is("::") || token.is("cast"));
		Map<String, String> mentioned = new TreeMap<>();
		tokens.stream().map(SqlToken::name).filter(Objects::nonNull).forEach((name) -> mentioned.put(name, ""));
		boolean mentionsTable = mentioned.containsKey(table.name().name())
				&& table.column(table.name().name()).isEmpty();
		for (Column column : table.columns()) {
			if (mentionsTable || mentioned.containsKey(column.name())) {
				mentioned.put(column.name(), definition(column, casts));
			}
		}
		return new ScratchExpression(kind, sql, type, mentioned, mentionsTable ? table.name().name() : null);
	}

	/**
	 * The length of a column changes the text of no expression but of casts to another
	 * length. Without it more tables agree on their columns.
	 */
	private static String definition(Column column, boolean casts) {
		String type = casts ? column.type().text() : LENGTH.matcher(column.type().text()).replaceFirst("$1");
		String collation = (column.collation() != null) ? " collate " + Identifier.quote(column.collation()) : "";
		return Identifier.quote(column.name()) + " " + type + collation;
	}

	ScratchExpression as(Kind newKind, String newSql) {
		return new ScratchExpression(newKind, newSql, this.type, this.columns, this.table);
	}

}

package dev.aludel.migrate;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import dev.aludel.postgresql.Identifier;
import dev.aludel.postgresql.Literal;
import dev.aludel.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a table by which its rows can be walked: the primary key, or the first
 * unique index that leaves no row out.
 *
 * @param table the table, as SQL
 * @param columns the columns, as SQL
 * @param types the type of each, as SQL
 */
record TableKey(String table, List<String> columns, List<String> types) {

	private static final String QUERY = """
			select quote_ident(a.attname), format_type(a.atttypid, null)
			from (
				select i.indexrelid, i.indrelid, i.indkey, i.indnkeyatts
				from pg_index i
				where i.indrelid = to_regclass(?) and i.indisunique and i.indisvalid
					and i.indpred is null and i.indexprs is null
					and not exists (
						select from unnest(i.indkey) with ordinality as k (attnum, n)
						join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum
						where k.n <= i.indnkeyatts and not a.attnotnull)
				order by not i.indisprimary, i.indnkeyatts, i.indexrelid
				limit 1
			) as i
			cross join unnest(i.indkey) with ordinality as k (attnum, n)
			join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum
			where k.n <= i.indnkeyatts
			order by k.n
			""";

	static @Nullable TableKey of(Connection connection, QualifiedName table) throws SQLException {
		String name = Identifier.quote(table);
		List<String> columns = new ArrayList<>();
		List<String> types = new ArrayList<>();
		try (PreparedStatement statement = connection.prepareStatement(QUERY)) {
			statement.setString(1, name);
			try (ResultSet rows = statement.executeQuery()) {
				while (rows.next()) {
					columns.add(rows.getString(1));
					types.add(rows.getString(2));
				}
			}
		}
		return columns.isEmpty() ? null : new TableKey(name, columns, types);
	}

	/** All rows that there are now; {@code null} when there are none. */
	@Nullable KeyRange all(Connection connection) throws SQLException {
		List<String> end = find(connection,
				"select %s from %s as t order by %s limit 1".formatted(texts(), this.table, order(" desc")));
		return (end != null) ? new KeyRange(null, end) : null;
	}

	/** The key that a batch from the beginning of a range ends with. */
	List<String> endOfBatch(Connection connection, KeyRange range, int size) throws SQLException {
		List<String> end = find(connection, "select %s from %s as t where %s order by %s offset %s limit 1"
			.formatted(texts(), this.table, condition(range), order(""), size - 1));
		return (end != null) ? end : range.end();
	}

	/** The SQL condition of the rows of a range. */
	String condition(KeyRange range) {
		String upTo = "%s <= %s".formatted(row(this.columns), key(range.end()));
		return (range.last() != null) ? "%s > %s and %s".formatted(row(this.columns), key(range.last()), upTo) : upTo;
	}

	private String key(List<String> texts) {
		List<String> values = new ArrayList<>();
		for (int index = 0; index < texts.size(); index++) {
			values.add("cast(" + Literal.quote(texts.get(index)) + " as " + this.types.get(index) + ")");
		}
		return row(values);
	}

	private static String row(List<String> values) {
		return (values.size() == 1) ? values.get(0) : "(" + String.join(", ", values) + ")";
	}

	private String texts() {
		return this.columns.stream().map((column) -> "t." + column + "::text").collect(Collectors.joining(", "));
	}

	// Without the table in front, order by would mean the text that is selected.
	private String order(String direction) {
		return this.columns.stream().map((column) -> "t." + column + direction).collect(Collectors.joining(", "));
	}

	private @Nullable List<String> find(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
			if (!row.next()) {
				return null;
			}
			List<String> key = new ArrayList<>();
			for (int index = 1; index <= this.columns.size(); index++) {
				key.add(row.getString(index));
			}
			return key;
		}
	}

}

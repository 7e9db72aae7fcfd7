package dev.aludel.migrate;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.aludel.postgresql.Identifier;
import dev.aludel.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * Sees whether what has the name of a bookkeeping table is one.
 *
 * @param session where to look
 * @param tables the bookkeeping tables, each with its schema
 */
record TableInspection(Session session, BookkeepingTables tables) {

	private static final List<String> REVISION = List.of("revision text", "revises text[]", "depends_on text[]",
			"message text", "checksum text", "applied_at timestamp with time zone");

	private static final List<String> HISTORY = List.of("id bigint", "revision text", "action text", "outcome text",
			"started_at timestamp with time zone", "duration_ms bigint", "statements integer", "checksum text",
			"application text", "database_user text", "error text");

	private static final List<String> PROGRESS = List.of("revision text", "direction text",
			"completed_statements integer", "checksum text", "next_begun boolean",
			"updated_at timestamp with time zone");

	/** A table that was created in earlier times lacks them. */
	private static final List<String> LATER_PROGRESS = List.of("last_key text[]", "end_key text[]", "batches integer",
			"updated_rows bigint");

	/** Throws when one is there and is something else. One that is missing is fine. */
	void refuseForeign() throws SQLException {
		refuseForeign(this.tables.revision(), "tables.revision", REVISION, List.of());
		refuseForeign(this.tables.history(), "tables.history", HISTORY, List.of());
		refuseForeign(this.tables.progress(), "tables.progress", PROGRESS, LATER_PROGRESS);
	}

	private void refuseForeign(QualifiedName table, String property, List<String> expected, List<String> later)
			throws SQLException {
		Found found = find(table);
		if (found == null) {
			return;
		}
		List<String> differences = new ArrayList<>();
		if (!found.isTable()) {
			differences.add("it is " + found.description());
		}
		else {
			expected.forEach((column) -> compare(differences, column, found.columns(), false));
			later.forEach((column) -> compare(differences, column, found.columns(), true));
		}
		if (!differences.isEmpty()) {
			throw new ForeignTableException(this.session.database(), table, this.session.database().property(property),
					differences);
		}
	}

	private static void compare(List<String> differences, String expected, Map<String, String> columns,
			boolean mayLack) {
		String name = expected.substring(0, expected.indexOf(' '));
		String type = expected.substring(name.length() + 1);
		String found = columns.get(name);
		if (found == null && mayLack) {
			return;
		}
		if (found == null) {
			differences.add("it has no column " + name);
		}
		else if (!found.equals(type)) {
			differences.add("its column " + name + " is " + found + " and not " + type);
		}
	}

	private @Nullable Found find(QualifiedName table) throws SQLException {
		String sql = """
				select c.relkind::text, a.attname, format_type(a.atttypid, null)
				from pg_class c
				left join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
				where c.oid = to_regclass(?)
				order by a.attnum
				""";
		try (PreparedStatement statement = connection().prepareStatement(sql)) {
			statement.setString(1, Identifier.quote(table));
			try (ResultSet rows = statement.executeQuery()) {
				String kind = null;
				Map<String, String> columns = new LinkedHashMap<>();
				while (rows.next()) {
					kind = rows.getString(1);
					columns.put(String.valueOf(rows.getString(2)), String.valueOf(rows.getString(3)));
				}
				return (kind != null) ? new Found(kind, columns) : null;
			}
		}
	}

	private Connection connection() {
		return this.session.connection();
	}

	private record Found(String kind, Map<String, String> columns) {

		boolean isTable() {
			return this.kind.equals("r") || this.kind.equals("p");
		}

		String description() {
			return switch (this.kind) {
				case "v" -> "a view";
				case "m" -> "a materialized view";
				case "i", "I" -> "an index";
				case "S" -> "a sequence";
				case "f" -> "a foreign table";
				default -> "no table";
			};
		}

	}

}

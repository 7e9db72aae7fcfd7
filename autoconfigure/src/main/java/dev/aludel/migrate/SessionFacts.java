package dev.aludel.migrate;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;

import dev.aludel.postgresql.Literal;
import dev.aludel.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * What the server says about a session.
 *
 * @param currentSchema where unqualified tables are created, or {@code null} for nowhere
 * @param standby whether the server replays another's changes
 * @param readOnly whether transactions may not write
 * @param isolation the isolation level of transactions
 * @param revisionTable whether there is a table of the applied revisions
 * @param foundSchema the schema on the search path that has a table of that name, or
 * {@code null} for none
 * @param historyTable whether there is a table of the history
 * @param progressTable whether there is a table of the unfinished revisions
 * @param progressKeys whether that table has columns for what is left of a backfill
 * @param progressCounts whether it has columns for what a backfill has done
 * @param missingSchemas the schemas that are to be there and are not
 */
record SessionFacts(@Nullable String currentSchema, boolean standby, boolean readOnly, String isolation,
		boolean revisionTable, @Nullable String foundSchema, boolean historyTable, boolean progressTable,
		boolean progressKeys, boolean progressCounts, List<String> missingSchemas) {

	// Neither prepared nor formatted: what that needs takes its time to load.
	static SessionFacts read(Connection connection, AludelSettings settings) throws SQLException {
		BookkeepingTables tables = settings.tables();
		List<String> schemas = settings.run().schemas();
		String sql = "select " + String.join(", ", "current_schema()", "pg_is_in_recovery()",
				"current_setting('transaction_read_only')::boolean", "current_setting('transaction_isolation')",
				exists(tables.revision()), schemaOf(tables.revision().name()), exists(tables.history()),
				exists(tables.progress()), hasColumn(tables.progress(), ProgressStore.LAST_KEY_COLUMN),
				hasColumn(tables.progress(), ProgressStore.LAST_COLUMN), missing(schemas));
		try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
			row.next();
			return new SessionFacts(row.getString(1), row.getBoolean(2), row.getBoolean(3), row.getString(4),
					row.getBoolean(5), row.getString(6), row.getBoolean(7), row.getBoolean(8), row.getBoolean(9),
					row.getBoolean(10), schemas.isEmpty() ? List.of() : schemas(row.getArray(11)));
		}
	}

	private static String exists(QualifiedName table) {
		return oid(table) + " is not null";
	}

	private static String hasColumn(QualifiedName table, String column) {
		return "exists (select from pg_attribute where attrelid = " + oid(table) + " and attname = '" + column
				+ "' and not attisdropped)";
	}

	/** The number of the table, or null when there is none. */
	private static String oid(QualifiedName table) {
		String schema = (table.schema() != null) ? Literal.quote(table.schema()) : "current_schema()";
		return "to_regclass(quote_ident(" + schema + ") || '.' || quote_ident(" + Literal.quote(table.name()) + "))";
	}

	/** Where the search path has a table of that name, or null for nowhere. */
	private static String schemaOf(String table) {
		return "(select n.nspname from pg_class c join pg_namespace n on n.oid = c.relnamespace"
				+ " where c.oid = to_regclass(quote_ident(" + Literal.quote(table) + ")))";
	}

	/** Those of the schemas that are not there, or null when they all are. */
	private static String missing(List<String> schemas) {
		if (schemas.isEmpty()) {
			return "null";
		}
		String wanted = schemas.stream().map(Literal::quote).collect(Collectors.joining(", "));
		return """
				(select array_agg(schema order by place) from unnest(array[%s]) with ordinality as wanted (schema, place)
					where not exists (select from pg_namespace where nspname = schema))"""
			.formatted(wanted);
	}

	private static List<String> schemas(@Nullable Array array) throws SQLException {
		return (array != null) ? List.of((String[]) array.getArray()) : List.of();
	}

	boolean hasAllTables() {
		return this.revisionTable && this.historyTable && this.progressTable;
	}

	/** Whether the table of the unfinished revisions is of an earlier time. */
	boolean lacksProgressColumns() {
		return this.progressTable && !(this.progressKeys && this.progressCounts);
	}

	boolean isReadCommitted() {
		return this.isolation.equals("read committed");
	}

}

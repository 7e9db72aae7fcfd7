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

	// Not prepared: it is asked once, and the driver's classes for prepared statements
	// take
	// their time to load.
	static SessionFacts read(Connection connection, AludelSettings settings) throws SQLException {
		BookkeepingTables tables = settings.tables();
		List<String> schemas = settings.run().schemas();
		String sql = """
				select current_schema(), pg_is_in_recovery(), current_setting('transaction_read_only')::boolean,
					current_setting('transaction_isolation'), %1$s is not null,
					(select n.nspname from pg_class c join pg_namespace n on n.oid = c.relnamespace
						where c.oid = to_regclass(quote_ident(%2$s))),
					%3$s is not null, %4$s is not null,
					exists (select from pg_attribute where attrelid = %4$s and attname = '%5$s' and not attisdropped),
					exists (select from pg_attribute where attrelid = %4$s and attname = '%6$s' and not attisdropped),
					%7$s""".formatted(table(tables.revision()), Literal.quote(tables.revision().name()),
				table(tables.history()), table(tables.progress()), ProgressStore.LAST_KEY_COLUMN,
				ProgressStore.LAST_COLUMN, missing(schemas));
		try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
			row.next();
			return new SessionFacts(row.getString(1), row.getBoolean(2), row.getBoolean(3), row.getString(4),
					row.getBoolean(5), row.getString(6), row.getBoolean(7), row.getBoolean(8), row.getBoolean(9),
					row.getBoolean(10), schemas.isEmpty() ? List.of() : schemas(row.getArray(11)));
		}
	}

	/** The table, or null when there is none. */
	private static String table(QualifiedName name) {
		String schema = (name.schema() != null) ? Literal.quote(name.schema()) : "current_schema()";
		return "to_regclass(quote_ident(%s) || '.' || quote_ident(%s))".formatted(schema, Literal.quote(name.name()));
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

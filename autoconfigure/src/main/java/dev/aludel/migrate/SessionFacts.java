package dev.aludel.migrate;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

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

	private static final String MISSING = """
			(select array_agg(schema order by place) from unnest(?) with ordinality as wanted (schema, place)
				where not exists (select from pg_namespace where nspname = schema))""";

	static SessionFacts read(Connection connection, AludelSettings settings) throws SQLException {
		BookkeepingTables tables = settings.tables();
		String table = "to_regclass(quote_ident(coalesce(?, current_schema())) || '.' || quote_ident(?))";
		List<String> schemas = settings.run().schemas();
		// An array takes the driver longer than all the rest.
		String missing = schemas.isEmpty() ? "null" : MISSING;
		String sql = """
				select current_schema(), pg_is_in_recovery(), current_setting('transaction_read_only')::boolean,
					current_setting('transaction_isolation'), %1$s is not null, %1$s is not null, %1$s is not null,
					(select n.nspname from pg_class c join pg_namespace n on n.oid = c.relnamespace
						where c.oid = to_regclass(quote_ident(?))),
					exists (select from pg_attribute where attrelid = %1$s and attname = '%2$s' and not attisdropped),
					exists (select from pg_attribute where attrelid = %1$s and attname = '%3$s' and not attisdropped),
					%4$s""".formatted(table, ProgressStore.LAST_KEY_COLUMN, ProgressStore.LAST_COLUMN, missing);
		try (PreparedStatement statement = connection.prepareStatement(sql)) {
			int parameter = 1;
			for (QualifiedName name : tables.all()) {
				statement.setString(parameter++, name.schema());
				statement.setString(parameter++, name.name());
			}
			statement.setString(parameter++, tables.revision().name());
			for (int column = 0; column < 2; column++) {
				statement.setString(parameter++, tables.progress().schema());
				statement.setString(parameter++, tables.progress().name());
			}
			if (!schemas.isEmpty()) {
				statement.setArray(parameter, connection.createArrayOf("text", schemas.toArray()));
			}
			try (ResultSet row = statement.executeQuery()) {
				row.next();
				return new SessionFacts(row.getString(1), row.getBoolean(2), row.getBoolean(3), row.getString(4),
						row.getBoolean(5), row.getString(8), row.getBoolean(6), row.getBoolean(7), row.getBoolean(9),
						row.getBoolean(10), schemas.isEmpty() ? List.of() : schemas(row.getArray(11)));
			}
		}
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

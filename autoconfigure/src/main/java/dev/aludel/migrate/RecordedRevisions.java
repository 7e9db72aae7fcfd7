package dev.aludel.migrate;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.aludel.migrate.ProgressStore.Progress;
import dev.aludel.postgresql.Identifier;
import org.jspecify.annotations.Nullable;

/**
 * What is needed to see whether there is anything to do, read in one statement.
 *
 * @param applied the applied revisions
 * @param unfinished the revisions that were begun and not finished, in the order of their
 * last progress
 */
record RecordedRevisions(AppliedRevisions applied, List<Progress> unfinished) {

	RecordedRevisions {
		unfinished = List.copyOf(unfinished);
	}

	static RecordedRevisions read(Connection connection, BookkeepingTables tables, SessionFacts facts)
			throws SQLException {
		if (!facts.revisionTable() && !facts.progressTable()) {
			return new RecordedRevisions(new AppliedRevisions(), List.of());
		}
		List<String> queries = new ArrayList<>();
		if (facts.revisionTable()) {
			queries.add(
					"select revision, array_to_string(revises || depends_on, ','), null, null::integer, null, null::boolean, "
							+ "applied_at, null::text[], null::text[], null::integer, null::bigint from "
							+ Identifier.quote(tables.revision()));
		}
		if (facts.progressTable()) {
			String keys = facts.progressKeys() ? "last_key, end_key" : "null::text[], null::text[]";
			String counts = facts.progressCounts() ? "batches, updated_rows" : "null::integer, null::bigint";
			queries.add("select revision, null, direction, completed_statements, checksum, next_begun, updated_at, "
					+ keys + ", " + counts + " from " + Identifier.quote(tables.progress()));
		}
		String sql = String.join(" union all ", queries) + " order by 7, 1";
		try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
			return of(rows);
		}
	}

	private static RecordedRevisions of(ResultSet rows) throws SQLException {
		AppliedRevisions applied = new AppliedRevisions();
		List<Progress> unfinished = new ArrayList<>();
		while (rows.next()) {
			if (rows.getString(3) == null) {
				applied.add(rows.getString(1), ids(rows.getString(2)));
			}
			else {
				unfinished.add(progress(rows));
			}
		}
		return new RecordedRevisions(applied, unfinished);
	}

	// An array takes the driver longer to decode than all the rest of the row.
	private static List<String> ids(String joined) {
		return joined.isEmpty() ? List.of() : List.of(joined.split(","));
	}

	private static Progress progress(ResultSet row) throws SQLException {
		Direction direction = Direction.valueOf(row.getString(3).toUpperCase(Locale.ROOT));
		return new Progress(new UnfinishedRevision(row.getString(1), direction, row.getInt(4), row.getString(5),
				row.getObject(7, OffsetDateTime.class).toInstant(), count(row)), row.getBoolean(6), left(row));
	}

	private static @Nullable BackfillCount count(ResultSet row) throws SQLException {
		int batches = row.getInt(10);
		return row.wasNull() ? null : new BackfillCount(batches, row.getLong(11));
	}

	private static @Nullable KeyRange left(ResultSet row) throws SQLException {
		List<String> end = key(row.getArray(9));
		return (end != null) ? new KeyRange(key(row.getArray(8)), end) : null;
	}

	private static @Nullable List<String> key(@Nullable Array columns) throws SQLException {
		return (columns != null) ? List.of((String[]) columns.getArray()) : null;
	}

}

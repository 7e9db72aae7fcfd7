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
		String sql = "select * from (" + applied(tables, facts) + ") as applied";
		if (facts.progressTable()) {
			sql += " left join (" + unfinished(tables, facts) + ") as unfinished on true order by updated_at, revision";
		}
		try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
			rows.next();
			AppliedRevisions applied = applied(rows.getArray(1), rows.getArray(2));
			List<Progress> unfinished = new ArrayList<>();
			if (facts.progressTable() && rows.getString(3) != null) {
				do {
					unfinished.add(progress(rows));
				}
				while (rows.next());
			}
			return new RecordedRevisions(applied, unfinished);
		}
	}

	// In one row: a thousand rows take the driver longer than all the rest of a start.
	private static String applied(BookkeepingTables tables, SessionFacts facts) {
		if (!facts.revisionTable()) {
			return "select null::text[], null::text[]";
		}
		return "select array_agg(revision order by applied_at, revision), "
				+ "array_agg(array_to_string(revises || depends_on, ',') order by applied_at, revision) from "
				+ Identifier.quote(tables.revision());
	}

	private static String unfinished(BookkeepingTables tables, SessionFacts facts) {
		String keys = facts.progressKeys() ? "last_key, end_key" : "null::text[], null::text[]";
		String counts = facts.progressCounts() ? "batches, updated_rows" : "null::integer, null::bigint";
		return "select revision, direction, completed_statements, checksum, next_begun, updated_at, " + keys + ", "
				+ counts + " from " + Identifier.quote(tables.progress());
	}

	private static AppliedRevisions applied(@Nullable Array ids, @Nullable Array requirements) throws SQLException {
		AppliedRevisions applied = new AppliedRevisions();
		if (ids != null && requirements != null) {
			String[] id = (String[]) ids.getArray();
			String[] required = (String[]) requirements.getArray();
			for (int row = 0; row < id.length; row++) {
				applied.add(id[row], ids(required[row]));
			}
		}
		return applied;
	}

	private static List<String> ids(String joined) {
		if (joined.isEmpty()) {
			return List.of();
		}
		return (joined.indexOf(',') < 0) ? List.of(joined) : List.of(joined.split(","));
	}

	private static Progress progress(ResultSet row) throws SQLException {
		Direction direction = Direction.valueOf(row.getString(4).toUpperCase(Locale.ROOT));
		return new Progress(new UnfinishedRevision(row.getString(3), direction, row.getInt(5), row.getString(6),
				row.getObject(8, OffsetDateTime.class).toInstant(), count(row)), row.getBoolean(7), left(row));
	}

	private static @Nullable BackfillCount count(ResultSet row) throws SQLException {
		int batches = row.getInt(11);
		return row.wasNull() ? null : new BackfillCount(batches, row.getLong(12));
	}

	private static @Nullable KeyRange left(ResultSet row) throws SQLException {
		List<String> end = key(row.getArray(10));
		return (end != null) ? new KeyRange(key(row.getArray(9)), end) : null;
	}

	private static @Nullable List<String> key(@Nullable Array columns) throws SQLException {
		return (columns != null) ? List.of((String[]) columns.getArray()) : null;
	}

}

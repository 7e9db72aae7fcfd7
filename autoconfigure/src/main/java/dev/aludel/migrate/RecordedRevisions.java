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

	/**
	 * Reads them, without waiting for ever for whoever keeps their tables to himself.
	 * @param tables the bookkeeping tables, each with its schema
	 * @param facts what the server says about the session
	 */
	static RecordedRevisions read(BookkeepingWait wait, BookkeepingTables tables, SessionFacts facts)
			throws SQLException {
		return wait.read(List.of(tables.revision(), tables.progress()),
				new Reading(wait.session().connection(), tables, facts));
	}

	private static RecordedRevisions read(Connection connection, BookkeepingTables tables, SessionFacts facts,
			int seconds) throws SQLException {
		if (!facts.revisionTable() && !facts.progressTable()) {
			return new RecordedRevisions(new AppliedRevisions(), List.of());
		}
		List<String> queries = new ArrayList<>();
		if (facts.revisionTable()) {
			queries.add("select null, string_agg(" + escaped("revision") + " || chr(9) || "
					+ escaped("array_to_string(revises || depends_on, ',')")
					+ ", chr(10) order by applied_at, revision), null::integer, null, null::boolean, "
					+ "null::timestamptz, null::text[], null::text[], null::integer, null::bigint from "
					+ Identifier.quote(tables.revision()));
		}
		if (facts.progressTable()) {
			String keys = facts.progressKeys() ? "last_key, end_key" : "null::text[], null::text[]";
			String counts = facts.progressCounts() ? "batches, updated_rows" : "null::integer, null::bigint";
			queries.add("select revision, direction, completed_statements, checksum, next_begun, updated_at, " + keys
					+ ", " + counts + " from " + Identifier.quote(tables.progress()));
		}
		String sql = String.join(" union all ", queries) + " order by 6, 1";
		try (Statement statement = connection.createStatement()) {
			statement.setQueryTimeout(seconds);
			try (ResultSet rows = statement.executeQuery(sql)) {
				return of(rows);
			}
		}
	}

	// Of any text one without tabs and line feeds, in escapes that Java knows.
	private static String escaped(String text) {
		return "replace(replace(replace(" + text
				+ ", chr(92), chr(92) || chr(92)), chr(9), chr(92) || 't'), chr(10), chr(92) || 'n')";
	}

	private static RecordedRevisions of(ResultSet rows) throws SQLException {
		AppliedRevisions applied = new AppliedRevisions();
		List<Progress> unfinished = new ArrayList<>();
		while (rows.next()) {
			if (rows.getString(1) != null) {
				unfinished.add(progress(rows));
			}
			else if (rows.getString(2) != null) {
				add(rows.getString(2), applied);
			}
		}
		return new RecordedRevisions(applied, unfinished);
	}

	// As one text: the driver takes longer for a thousand rows, or for an array of them.
	private static void add(String lines, AppliedRevisions applied) {
		boolean plain = lines.indexOf('\\') < 0;
		for (String line : lines.split("\n")) {
			int tab = line.indexOf('\t');
			String id = line.substring(0, tab);
			String required = line.substring(tab + 1);
			applied.add(plain ? id : id.translateEscapes(), ids(plain ? required : required.translateEscapes()));
		}
	}

	private static List<String> ids(String joined) {
		if (joined.isEmpty()) {
			return List.of();
		}
		return (joined.indexOf(',') < 0) ? List.of(joined) : List.of(joined.split(","));
	}

	private static Progress progress(ResultSet row) throws SQLException {
		Direction direction = Direction.valueOf(row.getString(2).toUpperCase(Locale.ROOT));
		return new Progress(new UnfinishedRevision(row.getString(1), direction, row.getInt(3), row.getString(4),
				row.getObject(6, OffsetDateTime.class).toInstant(), count(row)), row.getBoolean(5), left(row));
	}

	private static @Nullable BackfillCount count(ResultSet row) throws SQLException {
		int batches = row.getInt(9);
		return row.wasNull() ? null : new BackfillCount(batches, row.getLong(10));
	}

	private static @Nullable KeyRange left(ResultSet row) throws SQLException {
		List<String> end = key(row.getArray(8));
		return (end != null) ? new KeyRange(key(row.getArray(7)), end) : null;
	}

	private static @Nullable List<String> key(@Nullable Array columns) throws SQLException {
		return (columns != null) ? List.of((String[]) columns.getArray()) : null;
	}

	/** Not a lambda, which costs a start more than a class. */
	record Reading(Connection connection, BookkeepingTables tables,
			SessionFacts facts) implements BookkeepingWait.Reading<RecordedRevisions> {

		@Override
		public RecordedRevisions read(int seconds) throws SQLException {
			return RecordedRevisions.read(this.connection, this.tables, this.facts, seconds);
		}

	}

}

package dev.aludel.migrate;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.aludel.postgresql.Identifier;
import dev.aludel.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/** The table of what was done, appended only. */
final class HistoryStore {

	private static final String SUCCEEDED = "succeeded";

	private static final String FAILED = "failed";

	/** In seconds. */
	private static final int PATIENCE_WHEN_FAILED = 5;

	private static final String COLUMNS = "id, revision, action, outcome, started_at, duration_ms, statements, "
			+ "checksum, application, database_user, error";

	private final String table;

	private final @Nullable String application;

	HistoryStore(QualifiedName table, @Nullable String application) {
		this.table = Identifier.quote(table);
		this.application = application;
	}

	String definition() {
		return """
				create table if not exists %s (
					id bigint generated always as identity primary key,
					revision text not null,
					action text not null,
					outcome text not null,
					started_at timestamp with time zone not null,
					duration_ms bigint not null,
					statements integer not null,
					checksum text,
					application text,
					database_user text not null default current_user,
					error text
				)""".formatted(this.table);
	}

	/** Adds an entry for what a transaction does, and answers its number. */
	ParameterizedSql success(String revision, HistoryAction action, Work work) {
		return insertion(revision, action, SUCCEEDED, work, ParameterizedSql.of("null"));
	}

	/**
	 * Adds an entry for what has failed. Whoever keeps the table to himself is not waited
	 * for: the failure is told in any case.
	 */
	void failed(Connection connection, String revision, HistoryAction action, Work work, String error)
			throws SQLException {
		insertion(revision, action, FAILED, work, ParameterizedSql.of("?", error)).execute(connection,
				PATIENCE_WHEN_FAILED);
	}

	private ParameterizedSql insertion(String revision, HistoryAction action, String outcome, Work work,
			ParameterizedSql error) {
		// The clock of the server: several instances write here.
		return ParameterizedSql
			.of("insert into " + this.table + " (action, outcome, revision, started_at, duration_ms, statements, "
					+ "checksum, application, error) values ('" + action.text() + "', '" + outcome
					+ "', ?, clock_timestamp() - ? * interval '1 millisecond', ?, ?, ?, ?, ", revision,
					work.duration().toMillis(), work.duration().toMillis(), work.statements(), work.checksum(),
					this.application)
			.and(error)
			.and(ParameterizedSql.of(") returning id"));
	}

	/**
	 * Whether anything is recorded that did not fail.
	 * @param seconds how long that may take before the driver cancels it, or zero
	 */
	boolean hasSuccess(Connection connection, int seconds) throws SQLException {
		String sql = "select exists (select from " + this.table + " where outcome = '" + SUCCEEDED + "')";
		try (Statement statement = connection.createStatement()) {
			statement.setQueryTimeout(seconds);
			try (ResultSet row = statement.executeQuery(sql)) {
				row.next();
				return row.getBoolean(1);
			}
		}
	}

	/** Whether the role may read it, by the table or by its columns. */
	boolean isReadable(Connection connection) throws SQLException {
		String sql = "select has_table_privilege(?, 'select') or (select bool_and(has_column_privilege(?, c, 'select')) "
				+ "from unnest(string_to_array(?, ', ')) c)";
		try (PreparedStatement statement = connection.prepareStatement(sql)) {
			statement.setString(1, this.table);
			statement.setString(2, this.table);
			statement.setString(3, COLUMNS);
			try (ResultSet row = statement.executeQuery()) {
				row.next();
				return row.getBoolean(1);
			}
		}
	}

	List<HistoryEntry> read(Connection connection) throws SQLException {
		return query(connection, "select " + COLUMNS + " from " + this.table + " order by id");
	}

	/** The newest entries, in the order of writing. */
	List<HistoryEntry> newest(Connection connection, int count) throws SQLException {
		return query(connection, "select * from (select " + COLUMNS + " from " + this.table + " order by id desc limit "
				+ count + ") newest order by id");
	}

	/** The last entry that brought each revision, by revision. */
	Map<String, HistoryEntry> arrivals(Connection connection) throws SQLException {
		String sql = "select distinct on (revision) " + COLUMNS + " from " + this.table
				+ " where outcome = 'succeeded' and action in ('upgrade', 'stamp') order by revision, id desc";
		Map<String, HistoryEntry> arrivals = new LinkedHashMap<>();
		for (HistoryEntry entry : query(connection, sql)) {
			arrivals.put(entry.revision(), entry);
		}
		return arrivals;
	}

	private static List<HistoryEntry> query(Connection connection, String sql) throws SQLException {
		try (PreparedStatement statement = connection.prepareStatement(sql);
				ResultSet rows = statement.executeQuery()) {
			List<HistoryEntry> entries = new ArrayList<>();
			while (rows.next()) {
				entries.add(entry(rows));
			}
			return entries;
		}
	}

	private static HistoryEntry entry(ResultSet row) throws SQLException {
		return new HistoryEntry(row.getLong("id"), row.getString("revision"), HistoryAction.of(row.getString("action")),
				row.getString("outcome").equals(SUCCEEDED),
				row.getObject("started_at", OffsetDateTime.class).toInstant(),
				Duration.ofMillis(row.getLong("duration_ms")), row.getInt("statements"), row.getString("checksum"),
				row.getString("application"), row.getString("database_user"), row.getString("error"));
	}

	/** What a revision did: how long, how many statements, and their checksum. */
	record Work(Duration duration, int statements, @Nullable String checksum) {

		static final Work NONE = new Work(Duration.ZERO, 0, null);

	}

}

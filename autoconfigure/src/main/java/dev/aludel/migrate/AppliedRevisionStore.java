package dev.aludel.migrate;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import dev.aludel.postgresql.Identifier;
import dev.aludel.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/** The table of the applied revisions. */
final class AppliedRevisionStore {

	private final String table;

	AppliedRevisionStore(QualifiedName table) {
		this.table = Identifier.quote(table);
	}

	String definition() {
		return """
				create table if not exists %s (
					revision text primary key,
					revises text[] not null,
					depends_on text[] not null,
					message text not null,
					checksum text,
					applied_at timestamp with time zone not null default clock_timestamp()
				)""".formatted(this.table);
	}

	/** All that is recorded, with what the history tells about each arrival. */
	List<AppliedRevision> describe(Connection connection, Map<String, HistoryEntry> arrivals) throws SQLException {
		String sql = "select revision, revises, depends_on, message, checksum, applied_at from " + this.table
				+ " order by applied_at, revision";
		try (PreparedStatement statement = connection.prepareStatement(sql);
				ResultSet rows = statement.executeQuery()) {
			List<AppliedRevision> result = new ArrayList<>();
			while (rows.next()) {
				result.add(describe(rows, arrivals.get(rows.getString("revision"))));
			}
			return result;
		}
	}

	/** The applied revisions that no other one revises. */
	Set<String> unrevised(Connection connection) throws SQLException {
		String sql = "select revision from %1$s except select unnest(revises) from %1$s order by 1"
			.formatted(this.table);
		try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
			Set<String> result = new LinkedHashSet<>();
			while (rows.next()) {
				result.add(rows.getString(1));
			}
			return result;
		}
	}

	/**
	 * The checksums of those that were run, in the order in which they were.
	 * @param seconds how long it may take before the driver cancels it, or zero
	 */
	List<RecordedChecksum> checksums(Connection connection, int seconds) throws SQLException {
		String sql = "select revision, checksum, applied_at from " + this.table
				+ " where checksum is not null order by applied_at, revision";
		try (PreparedStatement statement = connection.prepareStatement(sql)) {
			statement.setQueryTimeout(seconds);
			try (ResultSet rows = statement.executeQuery()) {
				List<RecordedChecksum> result = new ArrayList<>();
				while (rows.next()) {
					result.add(new RecordedChecksum(rows.getString(1), rows.getString(2),
							rows.getObject(3, OffsetDateTime.class).toInstant()));
				}
				return result;
			}
		}
	}

	private static AppliedRevision describe(ResultSet row, @Nullable HistoryEntry arrival) throws SQLException {
		return new AppliedRevision(row.getString("revision"), strings(row.getArray("revises")),
				strings(row.getArray("depends_on")), row.getString("message"), row.getString("checksum"),
				row.getObject("applied_at", OffsetDateTime.class).toInstant(),
				(arrival != null) ? arrival.duration() : null, (arrival != null) ? arrival.application() : null,
				(arrival != null) ? arrival.databaseUser() : null);
	}

	/** Adds a row, unless the transaction that was begun by the engine was ended. */
	ParameterizedSql insertion(RevisionTransaction transaction, RevisionRow row, String message,
			@Nullable String checksum) throws SQLException {
		return ParameterizedSql.join("",
				ParameterizedSql.of(
						"insert into " + this.table + " (revision, revises, depends_on, message, checksum) "
								+ "select ?, ?::text[], ?::text[], ?, ? where ",
						row.id(), TextArray.of(row.revises()), TextArray.of(row.dependsOn()), message, checksum),
				transaction.isCurrent(), ParameterizedSql.of(" returning revision"));
	}

	/** Records that a revision now stands elsewhere in the line. */
	void place(Connection connection, RevisionRow row) throws SQLException {
		String sql = "update " + this.table + " set revises = ?, depends_on = ? where revision = ?";
		try (PreparedStatement statement = connection.prepareStatement(sql)) {
			statement.setArray(1, connection.createArrayOf("text", row.revises().toArray()));
			statement.setArray(2, connection.createArrayOf("text", row.dependsOn().toArray()));
			statement.setString(3, row.id());
			statement.executeUpdate();
		}
	}

	/** Removes a row, unless the transaction that was begun by the engine was ended. */
	ParameterizedSql deletion(RevisionTransaction transaction, String id) throws SQLException {
		return ParameterizedSql.of("delete from " + this.table + " where revision = ? and ", id)
			.and(transaction.isCurrent())
			.and(ParameterizedSql.of(" returning revision"));
	}

	void replaceChecksum(Connection connection, String id, String checksum) throws SQLException {
		try (PreparedStatement statement = connection
			.prepareStatement("update " + this.table + " set checksum = ? where revision = ?")) {
			statement.setString(1, checksum);
			statement.setString(2, id);
			statement.executeUpdate();
		}
	}

	static List<String> strings(Array array) throws SQLException {
		Object[] elements = (Object[]) array.getArray();
		List<String> strings = new ArrayList<>();
		for (Object element : elements) {
			strings.add(Objects.toString(element));
		}
		return strings;
	}

	/**
	 * What an applied revision ran.
	 *
	 * @param id the id
	 * @param checksum the checksum of its statements
	 * @param appliedAt since when the database has it
	 */
	record RecordedChecksum(String id, String checksum, Instant appliedAt) {

	}

}

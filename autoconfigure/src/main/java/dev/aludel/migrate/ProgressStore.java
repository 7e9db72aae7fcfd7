package dev.aludel.migrate;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Locale;

import dev.aludel.postgresql.Identifier;
import dev.aludel.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/** The table of the revisions that were begun and not finished. */
final class ProgressStore {

	/** The last of the columns that keep what is left of a backfill. */
	static final String LAST_KEY_COLUMN = "end_key";

	/** The last column that the table got. */
	static final String LAST_COLUMN = "updated_rows";

	private final String table;

	ProgressStore(QualifiedName table) {
		this.table = Identifier.quote(table);
	}

	String table() {
		return this.table;
	}

	static String text(Direction direction) {
		return direction.name().toLowerCase(Locale.ROOT);
	}

	String definition() {
		return """
				create table if not exists %s (
					revision text primary key,
					direction text not null,
					completed_statements integer not null,
					checksum text not null,
					next_begun boolean not null,
					last_key text[],
					end_key text[],
					batches integer,
					updated_rows bigint,
					updated_at timestamp with time zone not null default clock_timestamp()
				)""".formatted(this.table);
	}

	/** Adds the columns that the table did not have in earlier times. */
	String extension() {
		return ("alter table %s add column if not exists last_key text[], add column if not exists end_key text[], "
				+ "add column if not exists batches integer, add column if not exists updated_rows bigint")
			.formatted(this.table);
	}

	void save(Connection connection, String revision, Direction direction, int completedStatements, String checksum,
			boolean nextBegun) throws SQLException {
		save(connection, revision, direction, completedStatements, checksum, nextBegun, null, null);
	}

	/** Saves what is left of a backfill that has begun, and what it has done, too. */
	void save(Connection connection, String revision, Direction direction, int completedStatements, String checksum,
			boolean nextBegun, @Nullable KeyRange left, @Nullable BackfillCount count) throws SQLException {
		String sql = "insert into " + this.table
				+ " (revision, direction, completed_statements, checksum, next_begun, last_key, end_key, batches, "
				+ "updated_rows) values (?, ?, ?, ?, ?, ?, ?, ?, ?) "
				+ "on conflict (revision) do update set direction = excluded.direction, "
				+ "completed_statements = excluded.completed_statements, checksum = excluded.checksum, "
				+ "next_begun = excluded.next_begun, last_key = excluded.last_key, end_key = excluded.end_key, "
				+ "batches = excluded.batches, updated_rows = excluded.updated_rows, updated_at = clock_timestamp()";
		try (PreparedStatement statement = connection.prepareStatement(sql)) {
			statement.setString(1, revision);
			statement.setString(2, text(direction));
			statement.setInt(3, completedStatements);
			statement.setString(4, checksum);
			statement.setBoolean(5, nextBegun);
			statement.setArray(6, array(connection, (left != null) ? left.last() : null));
			statement.setArray(7, array(connection, (left != null) ? left.end() : null));
			statement.setObject(8, (count != null) ? count.batches() : null, Types.INTEGER);
			statement.setObject(9, (count != null) ? count.rows() : null, Types.BIGINT);
			statement.executeUpdate();
		}
	}

	private static @Nullable Array array(Connection connection, @Nullable List<String> key) throws SQLException {
		return (key != null) ? connection.createArrayOf("text", key.toArray()) : null;
	}

	void delete(Connection connection, String revision) throws SQLException {
		try (PreparedStatement statement = connection
			.prepareStatement("delete from " + this.table + " where revision = ?")) {
			statement.setString(1, revision);
			statement.executeUpdate();
		}
	}

	/**
	 * How far a revision is.
	 *
	 * @param unfinished the revision and its completed statements
	 * @param nextBegun whether the statement behind them had begun, outside a transaction
	 * @param left what is left of that statement when it is a backfill, or {@code null}
	 */
	record Progress(UnfinishedRevision unfinished, boolean nextBegun, @Nullable KeyRange left) {

	}

}

package dev.aludel.migrate;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The furthest that sequences were seen to stand. A rollback does not undo
 * {@code setval}: a sequence that was set back would hand out numbers twice.
 * <p>
 * What {@code setval} does is visible to others at once. To look before and behind each
 * statement keeps that moment short, but cannot avoid it: numbers that others take within
 * it may have been handed out before.
 * <p>
 * Sequences are left alone that cycle, that the role cannot read and set, and that were
 * created later. Those that the transaction gave a new file, such as by
 * {@code alter sequence … restart}, are left to the rollback.
 */
public final class SequenceValues {

	// From the catalog alone, for pg_sequences locks whatever it lists.
	private static final String LIST = """
			select c.oid, c.relfilenode, s.seqincrement > 0, format('%I.%I', n.nspname, c.relname)
			from pg_sequence s
				join pg_class c on c.oid = s.seqrelid
				join pg_namespace n on n.oid = c.relnamespace
			where not s.seqcycle and not pg_is_other_temp_schema(n.oid)
				and has_schema_privilege(n.oid, 'USAGE')
				and has_sequence_privilege(s.seqrelid, 'SELECT') and has_sequence_privilege(s.seqrelid, 'UPDATE')
			order by c.oid
			""";

	private final Map<Sequence, Position> furthest;

	private SequenceValues(Map<Sequence, Position> furthest) {
		this.furthest = furthest;
	}

	/**
	 * Reads where the sequences stand. Within a transaction, no lock outlasts that.
	 * @param connection a connection
	 * @return where they stand
	 * @throws SQLException if the server refuses
	 */
	public static SequenceValues of(Connection connection) throws SQLException {
		return new SequenceValues(read(connection));
	}

	/**
	 * Takes every sequence that was set back to the furthest that it was ever seen to
	 * stand. Those that went forward stay there, and are known to stand there from now
	 * on.
	 * @param connection a connection
	 * @throws SQLException if the server refuses
	 */
	public void restore(Connection connection) throws SQLException {
		for (Map.Entry<Sequence, Position> now : read(connection).entrySet()) {
			Position known = this.furthest.get(now.getKey());
			if (known != null && known.isBeyond(now.getValue(), now.getKey().ascending())) {
				set(connection, now.getKey(), known);
			}
			else if (known != null) {
				this.furthest.put(now.getKey(), now.getValue());
			}
		}
	}

	private static Map<Sequence, Position> read(Connection connection) throws SQLException {
		List<Sequence> sequences = new ArrayList<>();
		List<String> queries = new ArrayList<>();
		try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(LIST)) {
			while (rows.next()) {
				queries.add("select %s, last_value, is_called from %s".formatted(sequences.size(), rows.getString(4)));
				sequences.add(new Sequence(rows.getLong(1), rows.getLong(2), rows.getBoolean(3)));
			}
		}
		return queries.isEmpty() ? new LinkedHashMap<>()
				: read(connection, sequences, String.join(" union all ", queries));
	}

	private static Map<Sequence, Position> read(Connection connection, List<Sequence> sequences, String query)
			throws SQLException {
		// To go back to it gives the locks back.
		Savepoint savepoint = connection.getAutoCommit() ? null : connection.setSavepoint();
		Map<Sequence, Position> positions = new LinkedHashMap<>();
		try (Statement statement = connection.createStatement()) {
			statement.setEscapeProcessing(false);
			try (ResultSet rows = statement.executeQuery(query)) {
				while (rows.next()) {
					positions.put(sequences.get(rows.getInt(1)), new Position(rows.getLong(2), rows.getBoolean(3)));
				}
			}
		}
		finally {
			if (savepoint != null) {
				connection.rollback(savepoint);
				connection.releaseSavepoint(savepoint);
			}
		}
		return positions;
	}

	private static void set(Connection connection, Sequence sequence, Position position) throws SQLException {
		// No row when somebody has dropped it meanwhile.
		String sql = "select setval(oid::regclass, ?, ?) from pg_class where oid = ? and relfilenode = ?";
		try (PreparedStatement statement = connection.prepareStatement(sql)) {
			statement.setLong(1, position.value());
			statement.setBoolean(2, position.called());
			statement.setLong(3, sequence.id());
			statement.setLong(4, sequence.file());
			statement.execute();
		}
	}

	/**
	 * A sequence that a rollback does not undo.
	 *
	 * @param id its oid
	 * @param file the number of its file
	 * @param ascending whether its numbers grow
	 */
	private record Sequence(long id, long file, boolean ascending) {

	}

	/**
	 * Where a sequence stands.
	 *
	 * @param value its last value
	 * @param called whether that was handed out
	 */
	private record Position(long value, boolean called) {

		boolean isBeyond(Position other, boolean ascending) {
			int order = Long.compare(this.value, other.value);
			return (order == 0) ? this.called && !other.called : ascending == (order > 0);
		}

	}

}

package dev.aludel.migrate;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where the sequences stand. A rollback does not undo {@code setval}: a sequence that was
 * set back would hand out numbers twice.
 */
public final class SequenceValues {

	private static final String QUERY = """
			select format('%I.%I', schemaname, sequencename), last_value
			from pg_sequences
			where last_value is not null and increment_by > 0 and not cycle
			order by 1
			""";

	private final Map<String, Long> values;

	private SequenceValues(Map<String, Long> values) {
		this.values = values;
	}

	/**
	 * Reads where the sequences stand.
	 * @param connection a connection
	 * @return what they gave last
	 * @throws SQLException if the server refuses
	 */
	public static SequenceValues of(Connection connection) throws SQLException {
		Map<String, Long> values = new LinkedHashMap<>();
		try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(QUERY)) {
			while (rows.next()) {
				values.put(rows.getString(1), rows.getLong(2));
			}
		}
		return new SequenceValues(values);
	}

	/**
	 * Takes every sequence that was set back to where it stood; to be called behind a
	 * rollback.
	 * @param connection a connection
	 * @throws SQLException if the server refuses
	 */
	public void restore(Connection connection) throws SQLException {
		Map<String, Long> now = of(connection).values;
		for (Map.Entry<String, Long> before : this.values.entrySet()) {
			if (now.getOrDefault(before.getKey(), Long.MIN_VALUE) < before.getValue()) {
				restore(connection, before.getKey(), before.getValue());
			}
		}
	}

	private static void restore(Connection connection, String sequence, long value) throws SQLException {
		// No row when somebody has dropped it meanwhile.
		try (PreparedStatement statement = connection
			.prepareStatement("select setval(to_regclass(?), ?) where to_regclass(?) is not null")) {
			statement.setString(1, sequence);
			statement.setLong(2, value);
			statement.setString(3, sequence);
			statement.execute();
		}
	}

}

package dev.aludel.migrate;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The settings of a session that a migration may have changed for itself and for all that
 * come after it: a dump begins with a dozen of them.
 *
 * @param names their names
 * @param values what they were when they were read
 */
record SessionSettings(List<String> names, List<String> values) {

	// The role comes first: the others may not be its business.
	static final List<String> NAMES = List.of("role", "search_path", "session_replication_role", "row_security",
			"lock_timeout", "statement_timeout", "idle_in_transaction_session_timeout", "transaction_timeout",
			"check_function_bodies", "client_min_messages", "default_tablespace", "default_table_access_method",
			"xmloption", "TimeZone");

	SessionSettings {
		names = List.copyOf(names);
		values = List.copyOf(values);
	}

	static SessionSettings read(Connection connection) throws SQLException {
		String sql = """
				select name, current_setting(name)
				from unnest(?::text[]) with ordinality as setting (name, position)
				where current_setting(name, true) is not null
				order by position
				""";
		try (PreparedStatement statement = connection.prepareStatement(sql)) {
			statement.setArray(1, connection.createArrayOf("text", NAMES.toArray()));
			try (ResultSet rows = statement.executeQuery()) {
				List<String> names = new ArrayList<>();
				List<String> values = new ArrayList<>();
				while (rows.next()) {
					names.add(rows.getString(1));
					values.add(rows.getString(2));
				}
				return new SessionSettings(names, values);
			}
		}
	}

	// Only what differs is set: not every role may set what it has.
	void restore(Connection connection) throws SQLException {
		String sql = """
				select set_config(name, value, false)
				from unnest(?::text[], ?::text[]) as setting (name, value)
				where current_setting(name) is distinct from value
				""";
		try (PreparedStatement statement = connection.prepareStatement(sql)) {
			statement.setArray(1, connection.createArrayOf("text", this.names.toArray()));
			statement.setArray(2, connection.createArrayOf("text", this.values.toArray()));
			statement.execute();
		}
	}

}

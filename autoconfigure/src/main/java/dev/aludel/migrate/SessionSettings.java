package dev.aludel.migrate;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
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

	void restore(Connection connection) throws SQLException {
		restore(connection, List.of());
	}

	/**
	 * Puts everything back.
	 * @param locals what is set behind that for the rest of the transaction
	 */
	void restore(Connection connection, List<Local> locals) throws SQLException {
		// Only what differs is set: not every role may set what it has.
		String sql = """
				select set_config(name, value, local)
				from unnest(?::text[], ?::text[], ?::boolean[]) as setting (name, value, local)
				where local or current_setting(name) is distinct from value
				""";
		List<String> allNames = new ArrayList<>(this.names);
		List<String> allValues = new ArrayList<>(this.values);
		List<Boolean> local = new ArrayList<>(Collections.nCopies(this.names.size(), false));
		for (Local setting : locals) {
			allNames.add(setting.name());
			allValues.add(Long.toString(setting.value()));
			local.add(true);
		}
		try (PreparedStatement statement = connection.prepareStatement(sql)) {
			statement.setArray(1, connection.createArrayOf("text", allNames.toArray()));
			statement.setArray(2, connection.createArrayOf("text", allValues.toArray()));
			statement.setArray(3, connection.createArrayOf("boolean", local.toArray()));
			statement.execute();
		}
	}

	/**
	 * A setting for the rest of a transaction.
	 *
	 * @param name its name
	 * @param value its value
	 */
	record Local(String name, long value) {

	}

}

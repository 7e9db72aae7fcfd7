package dev.aludel.migrate;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;

import org.jspecify.annotations.Nullable;

/**
 * The settings of a session that a migration may have changed for itself and for all that
 * come after it: a dump begins with a dozen of them.
 *
 * @param names their names
 * @param values what they were when they were read
 */
record SessionSettings(List<String> names, List<String> values) {

	// Not every role may set these to what they are.
	private static final Set<String> RESERVED = Set.of("role", "session_replication_role");

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

	// The equality of records is costly to make in a JVM that has just started.
	boolean isSame(SessionSettings other) {
		return this.names.equals(other.names) && this.values.equals(other.values);
	}

	void restore(Connection connection) throws SQLException {
		restoration(List.of()).execute(connection);
	}

	/**
	 * Puts everything back.
	 * @param locals what is set behind that for the rest of the transaction
	 */
	ParameterizedSql restoration(List<Local> locals) {
		List<String> allNames = new ArrayList<>(this.names);
		List<String> allValues = new ArrayList<>(this.values);
		List<String> local = new ArrayList<>(Collections.nCopies(this.names.size(), "false"));
		for (Local setting : locals) {
			allNames.add(setting.name());
			allValues.add(Long.toString(setting.value()));
			local.add("true");
		}
		// Only what differs is set: not every role may set what it has.
		return ParameterizedSql.of("""
				select count(set_config(name, value, local))
				from unnest(?::text[], ?::text[], ?::boolean[]) as setting (name, value, local)
				where local or current_setting(name) is distinct from value""", TextArray.of(allNames),
				TextArray.of(allValues), TextArray.of(local));
	}

	/**
	 * The same settings with another value of one of them.
	 * @param name its name
	 * @param value its value
	 */
	SessionSettings with(String name, String value) {
		List<String> changed = new ArrayList<>(this.values);
		changed.set(this.names.indexOf(name), value);
		return new SessionSettings(this.names, changed);
	}

	String value(String name) {
		return this.values.get(this.names.indexOf(name));
	}

	/**
	 * Puts everything back, one by one: that costs the server next to nothing, where a
	 * {@linkplain #restoration restoration} of what differs is planned each time.
	 * @param locals what is set behind that for the rest of the transaction
	 */
	ParameterizedSql quickRestoration(List<Local> locals) {
		List<String> calls = new ArrayList<>();
		List<@Nullable Object> parameters = new ArrayList<>();
		for (int index = 0; index < this.names.size(); index++) {
			String name = this.names.get(index);
			String value = this.values.get(index);
			if (RESERVED.contains(name)) {
				calls.add("case when current_setting('%1$s') is distinct from ? then set_config('%1$s', ?, false) end"
					.formatted(name));
				parameters.add(value);
			}
			else {
				calls.add("set_config('" + name + "', ?, false)");
			}
			parameters.add(value);
		}
		for (Local setting : locals) {
			calls.add("set_config('" + setting.name() + "', ?, true)");
			parameters.add(Long.toString(setting.value()));
		}
		return new ParameterizedSql("select num_nonnulls(" + String.join(", ", calls) + ")", parameters);
	}

	/**
	 * A setting for the rest of a transaction.
	 *
	 * @param name its name
	 * @param value its value
	 */
	record Local(String name, long value) {

		/** Sets some and nothing else, and has the server plan nothing for that. */
		static ParameterizedSql set(List<Local> settings) {
			StringJoiner statements = new StringJoiner(";\n");
			for (Local setting : settings) {
				statements.add("set local " + setting.name() + " = " + setting.value());
			}
			return ParameterizedSql.of(statements.toString());
		}

	}

}

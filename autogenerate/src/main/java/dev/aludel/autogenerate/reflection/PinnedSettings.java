package dev.aludel.autogenerate.reflection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

import dev.aludel.postgresql.Identifier;

/**
 * The settings on which the text of an expression depends, the same whoever asks: until
 * the end of the transaction or of a {@link RolledBackTransaction}.
 */
public final class PinnedSettings {

	private static final String SQL = """
			select pg_catalog.set_config('search_path', ?, true),
			       pg_catalog.set_config('DateStyle', 'ISO, YMD', true),
			       pg_catalog.set_config('IntervalStyle', 'postgres', true),
			       pg_catalog.set_config('TimeZone', 'UTC', true),
			       pg_catalog.set_config('bytea_output', 'hex', true),
			       pg_catalog.set_config('extra_float_digits', '1', true),
			       pg_catalog.set_config('quote_all_identifiers', 'off', true),
			       pg_catalog.set_config('standard_conforming_strings', 'on', true)
			""";

	private PinnedSettings() {
	}

	/**
	 * Pins the settings.
	 * @param connection a connection with an open transaction
	 * @param searchPath the schemas in which unqualified names are found, in order
	 * @throws SQLException when the server refuses
	 */
	public static void pin(Connection connection, List<String> searchPath) throws SQLException {
		try (PreparedStatement statement = connection.prepareStatement(SQL)) {
			statement.setString(1, searchPath.stream().map(Identifier::quote).collect(Collectors.joining(", ")));
			statement.execute();
		}
	}

}

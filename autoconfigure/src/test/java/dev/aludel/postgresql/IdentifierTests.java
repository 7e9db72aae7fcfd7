package dev.aludel.postgresql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import dev.aludel.schema.QualifiedName;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

@PostgresTest
class IdentifierTests {

	private static final List<String> NASTY = List.of("tasks", "_tasks", "task_2", "2tasks", "Tasks", "TASKS",
			"my tasks", " tasks", "tasks ", "my\"tasks", "\"", "\"\"", "my.tasks", ".", "a$b", "$1", "?", "it's",
			"back\\slash", "größe", "größe_ß", "任务", "📋", "İ", "a\tb", "a\nb", "--", "/*", ";",
			"x\"; drop table y; --", "%s", "{d}", "u&\"a\"");

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`',
			value = { "tasks, tasks", "_tasks_2, _tasks_2", "Tasks, \"Tasks\"", "2tasks, \"2tasks\"", "a$b, \"a$b\"",
					"user, \"user\"", "name, name", "json_table, \"json_table\"", "my\"tasks, \"my\"\"tasks\"",
					"größe, \"größe\"" })
	void quotesWhatNeedsQuotes(String name, String quoted) {
		assertThat(Identifier.quote(name)).isEqualTo(quoted);
	}

	@Test
	void quotesEachPartOfAQualifiedName() {
		assertThat(Identifier.quote(new QualifiedName("audit", "User"))).isEqualTo("audit.\"User\"");
		assertThat(Identifier.quote(QualifiedName.of("order"))).isEqualTo("\"order\"");
	}

	@Test
	void writesEveryNameSoThatPostgresReadsItBack(TestDatabase database) throws SQLException {
		List<String> names = new ArrayList<>(database.query("select word from pg_get_keywords() order by 1"));
		assertThat(names).hasSizeGreaterThan(400);
		names.addAll(NASTY);
		try (Connection connection = database.connect()) {
			for (String name : names) {
				String quoted = Identifier.quote(name);
				assertThat(columnName(connection, quoted)).as(quoted).isEqualTo(name);
				assertThat(asText(connection, "select parse_ident(?)::text", quoted)).as(quoted)
					.isEqualTo(asText(connection, "select array[?::text]::text", name));
			}
		}
	}

	@Test
	void quotesNothingThatPostgresLeavesBare(TestDatabase database) throws SQLException {
		// Words that a later major keeps for itself are quoted on earlier ones too.
		List<String> later = List.of("json", "json_array", "json_arrayagg", "json_exists", "json_object",
				"json_objectagg", "json_query", "json_scalar", "json_serialize", "json_table", "json_value",
				"merge_action", "system_user");
		List<String> names = new ArrayList<>(database.query("select word from pg_get_keywords() order by 1"));
		names.addAll(NASTY);
		names.removeAll(later);
		try (Connection connection = database.connect()) {
			for (String name : names) {
				assertThat(Identifier.quote(name)).isEqualTo(asText(connection, "select quote_ident(?)", name));
			}
		}
	}

	private static String columnName(Connection connection, String quoted) throws SQLException {
		try (PreparedStatement statement = connection.prepareStatement("select 1 as " + quoted);
				ResultSet rows = statement.executeQuery()) {
			return rows.getMetaData().getColumnName(1);
		}
	}

	private static String asText(Connection connection, String sql, String parameter) throws SQLException {
		try (PreparedStatement statement = connection.prepareStatement(sql)) {
			statement.setString(1, parameter);
			try (ResultSet rows = statement.executeQuery()) {
				rows.next();
				return rows.getString(1);
			}
		}
	}

}

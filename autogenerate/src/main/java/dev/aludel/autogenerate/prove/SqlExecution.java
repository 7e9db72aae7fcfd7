package dev.aludel.autogenerate.prove;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;

import dev.aludel.postgresql.SqlStatement;
import org.jspecify.annotations.Nullable;

/** Runs statements as the engine does. */
final class SqlExecution {

	private SqlExecution() {
	}

	static void execute(Connection connection, SqlStatement sql) throws SQLException {
		if (sql.parameters().isEmpty()) {
			execute(connection, sql.sql());
			return;
		}
		try (PreparedStatement statement = connection.prepareStatement(sql.sql())) {
			bind(statement, sql.parameters());
			statement.execute();
		}
	}

	// Not prepared: a question mark may be an operator, braces may be an array.
	static void execute(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.setEscapeProcessing(false);
			statement.execute(sql);
		}
	}

	private static void bind(PreparedStatement statement, List<@Nullable Object> parameters) throws SQLException {
		for (int index = 0; index < parameters.size(); index++) {
			bind(statement, index + 1, parameters.get(index));
		}
	}

	// Text goes without a type, so that the server takes it for whatever stands there.
	private static void bind(PreparedStatement statement, int position, @Nullable Object value) throws SQLException {
		if (value instanceof CharSequence || value instanceof Character) {
			statement.setObject(position, value.toString(), Types.OTHER);
		}
		else if (value instanceof Enum<?> constant) {
			statement.setObject(position, constant.name(), Types.OTHER);
		}
		else if (value instanceof Instant instant) {
			statement.setObject(position, instant.atOffset(ZoneOffset.UTC));
		}
		else if (value instanceof ZonedDateTime time) {
			statement.setObject(position, time.toOffsetDateTime());
		}
		else {
			statement.setObject(position, value);
		}
	}

}

package dev.aludel.autogenerate.prove;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

import dev.aludel.migrate.ParameterBinder;
import dev.aludel.postgresql.SqlStatement;

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
			ParameterBinder.bind(statement, sql.parameters());
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

}

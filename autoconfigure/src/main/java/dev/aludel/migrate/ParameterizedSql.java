package dev.aludel.migrate;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.StringJoiner;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;

/**
 * Statements of the engine with their parameters, sent to the server in one round trip.
 *
 * @param sql the statements, separated by semicolons, with {@code ?} for each parameter
 * @param parameters the parameters, in order
 */
record ParameterizedSql(String sql, List<@Nullable Object> parameters) {

	private static final Log logger = LogFactory.getLog(ParameterizedSql.class);

	ParameterizedSql {
		parameters = Collections.unmodifiableList(new ArrayList<>(parameters));
	}

	static ParameterizedSql of(String sql, @Nullable Object... parameters) {
		return new ParameterizedSql(sql, Arrays.asList(parameters));
	}

	/** The same, and another statement behind it, which sees what these have done. */
	ParameterizedSql then(ParameterizedSql next) {
		return join(";\n", this, next);
	}

	/** The same, and what goes on with its last statement. */
	ParameterizedSql and(ParameterizedSql rest) {
		return join("", this, rest);
	}

	/** The pieces of a statement, or several statements. */
	static ParameterizedSql join(String separator, ParameterizedSql... pieces) {
		StringJoiner sql = new StringJoiner(separator);
		List<@Nullable Object> parameters = new ArrayList<>();
		for (ParameterizedSql piece : pieces) {
			sql.add(piece.sql);
			parameters.addAll(piece.parameters);
		}
		return new ParameterizedSql(sql.toString(), parameters);
	}

	void execute(Connection connection) throws SQLException {
		execute(connection, 0);
	}

	/**
	 * Executes the statements.
	 * @param seconds how long they may take before the driver cancels them, or zero
	 */
	void execute(Connection connection, int seconds) throws SQLException {
		try (PreparedStatement statement = connection.prepareStatement(this.sql)) {
			if (seconds > 0) {
				statement.setQueryTimeout(seconds);
			}
			execute(statement);
		}
	}

	/** Executes the statements; returns what each has to say first, if anything. */
	List<@Nullable String> answers(Connection connection) throws SQLException {
		List<@Nullable String> answers = new ArrayList<>();
		try (PreparedStatement statement = connection.prepareStatement(this.sql)) {
			execute(statement);
			do {
				answers.add(answer(statement.getResultSet()));
			}
			while (statement.getMoreResults() || statement.getUpdateCount() >= 0);
		}
		return answers;
	}

	private void execute(PreparedStatement statement) throws SQLException {
		refuseToPrepare(statement);
		ParameterBinder.bind(statement, this.parameters);
		statement.execute();
	}

	// Behind each change of the schema the driver would have it prepared anew.
	private static void refuseToPrepare(Statement statement) {
		try {
			if (statement.isWrapperFor(PGStatement.class)) {
				statement.unwrap(PGStatement.class).setPrepareThreshold(0);
			}
		}
		catch (SQLException ex) {
			logger.trace("It is hidden by something that does not tell what it wraps", ex);
		}
	}

	private static @Nullable String answer(@Nullable ResultSet rows) throws SQLException {
		return (rows != null && rows.next()) ? rows.getString(1) : null;
	}

}

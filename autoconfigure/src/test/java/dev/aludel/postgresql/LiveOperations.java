package dev.aludel.postgresql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.Consumer;

import dev.aludel.Operations;
import dev.aludel.operation.Operation;
import dev.aludel.testing.TestDatabase;
import org.jspecify.annotations.Nullable;

/**
 * Does operations at once, in a transaction but for the statements that refuse one: the
 * shortest runner that keeps what {@link SqlStatement} promises.
 */
final class LiveOperations implements Operations.Target {

	private final Connection connection;

	private LiveOperations(Connection connection) {
		this.connection = connection;
	}

	static void run(TestDatabase database, Consumer<Operations> change) {
		try (Connection connection = database.connect()) {
			connection.setAutoCommit(false);
			change.accept(new Operations(new LiveOperations(connection)));
			connection.commit();
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex.getMessage(), ex);
		}
	}

	@Override
	public void apply(Operation operation) {
		for (SqlStatement statement : new SqlRenderer().render(operation)) {
			try {
				run(statement);
			}
			catch (SQLException ex) {
				throw new IllegalStateException(statement.sql() + "\n" + ex.getMessage(), ex);
			}
		}
	}

	@Override
	public Connection connection() {
		return this.connection;
	}

	private void run(SqlStatement statement) throws SQLException {
		if (statement.transactional()) {
			execute(statement);
			return;
		}
		this.connection.commit();
		this.connection.setAutoCommit(true);
		execute(statement);
		this.connection.setAutoCommit(false);
	}

	private void execute(SqlStatement statement) throws SQLException {
		if (statement.parameters().isEmpty()) {
			// A prepared statement would take the operator ? for a parameter.
			try (Statement plain = this.connection.createStatement()) {
				plain.execute(statement.sql());
			}
			return;
		}
		try (PreparedStatement prepared = this.connection.prepareStatement(statement.sql())) {
			for (int index = 0; index < statement.parameters().size(); index++) {
				bind(prepared, index + 1, statement.parameters().get(index));
			}
			prepared.execute();
		}
	}

	// The rule for parameters. A string, and an array as the text that PostgreSQL reads
	// arrays from, goes without a type, so that it means what a literal in its place
	// would; setString says varchar, which jsonb, uuid and enum columns refuse. Instant
	// is a type the driver does not know.
	private static void bind(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
		if (value instanceof String) {
			statement.setObject(index, value, Types.OTHER);
		}
		else if (value instanceof Object[] array) {
			statement.setObject(index, statement.getConnection().createArrayOf("text", array).toString(), Types.OTHER);
		}
		else if (value instanceof Instant instant) {
			statement.setObject(index, instant.atOffset(ZoneOffset.UTC));
		}
		else {
			statement.setObject(index, value);
		}
	}

}

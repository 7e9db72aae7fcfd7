package dev.aludel.autogenerate.compare;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import dev.aludel.autogenerate.reflection.SchemaReflector;
import dev.aludel.operation.Operation;
import dev.aludel.postgresql.SqlRenderer;
import dev.aludel.postgresql.SqlStatement;
import dev.aludel.schema.DatabaseSchema;

/** A schema on a real server, changed by operations and read back from the catalog. */
final class LiveSchema {

	private final Connection connection;

	LiveSchema(Connection connection) {
		this.connection = connection;
	}

	DatabaseSchema reflect() {
		try {
			return SchemaEditor
				.normalized(new SchemaReflector().reflect(this.connection, List.of("public", "s1")).schema());
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Carries the operations out, each for itself, as an enum value must be committed to
	 * be used.
	 */
	void apply(List<Operation> operations) {
		for (Operation operation : operations) {
			for (SqlStatement sql : new SqlRenderer().render(operation)) {
				execute(sql.sql());
			}
		}
	}

	void execute(String sql) {
		try (Statement statement = this.connection.createStatement()) {
			statement.setEscapeProcessing(false);
			statement.execute(sql);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex.getMessage() + "\n  " + sql, ex);
		}
	}

	void clear() {
		execute("drop schema if exists s1 cascade");
		execute("drop schema public cascade");
		execute("create schema public");
	}

}

package dev.aludel.migrate;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import dev.aludel.operation.CreateIndex;
import dev.aludel.operation.DropIndex;
import dev.aludel.operation.Operation;
import dev.aludel.postgresql.Identifier;
import dev.aludel.postgresql.Literal;
import dev.aludel.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * The index that a statement outside a transaction creates or drops: looks whether that
 * was done, and clears away what a build that failed has left.
 *
 * @param table the table of the index
 * @param name the name of the index
 * @param wanted whether the index is to be there in the end
 */
record ConcurrentIndex(QualifiedName table, String name, boolean wanted) {

	static @Nullable ConcurrentIndex of(Operation operation) {
		if (operation instanceof CreateIndex create && create.index().name() != null) {
			return new ConcurrentIndex(create.table(), create.index().name(), true);
		}
		if (operation instanceof DropIndex drop) {
			return new ConcurrentIndex(drop.table(), drop.name(), false);
		}
		return null;
	}

	boolean isDone(Connection connection) throws SQLException {
		Found found = find(connection);
		return this.wanted ? (found != null && found.valid()) : found == null;
	}

	/** What is not valid and not ours may be a build that is still going on elsewhere. */
	void refuseInvalid(Connection connection) throws SQLException {
		Found found = find(connection);
		if (this.wanted && found != null && !found.valid()) {
			String index = Identifier.quote(found.index());
			throw new RefusedException(
					"Index %s of table %s is there already and not valid: another build of it failed or still runs."
						.formatted(index, this.table),
					"See that no build of it runs, drop it and start again: drop index concurrently " + index);
		}
	}

	/**
	 * An index that is not valid slows every write down, may enforce, and helps no read.
	 */
	void dropIfInvalid(Connection connection) throws SQLException {
		dropIfInvalid(connection, "drop index concurrently ");
	}

	/** The same within a transaction. */
	void dropIfInvalidInTransaction(Connection connection) throws SQLException {
		dropIfInvalid(connection, "drop index ");
	}

	private void dropIfInvalid(Connection connection, String command) throws SQLException {
		Found found = find(connection);
		if (this.wanted && found != null && !found.valid()) {
			try (Statement statement = connection.createStatement()) {
				statement.execute(command + Identifier.quote(found.index()));
			}
		}
	}

	/** The same as {@link #isDone}, as an SQL condition. */
	String doneCondition() {
		return this.wanted ? "exists (%s and i.indisvalid)".formatted(query()) : "not exists (%s)".formatted(query());
	}

	/** Whether there is one of the name that is not valid, as an SQL condition. */
	String invalidCondition() {
		return "exists (%s and not i.indisvalid)".formatted(query());
	}

	private String query() {
		return "select from pg_index i join pg_class c on c.oid = i.indexrelid where i.indrelid = to_regclass(%s) and c.relname = %s"
			.formatted(Literal.quote(Identifier.quote(this.table)), Literal.quote(this.name));
	}

	private @Nullable Found find(Connection connection) throws SQLException {
		String sql = """
				select n.nspname, i.indisvalid
				from pg_index i
				join pg_class c on c.oid = i.indexrelid
				join pg_namespace n on n.oid = c.relnamespace
				where i.indrelid = to_regclass(?) and c.relname = ?
				""";
		try (PreparedStatement statement = connection.prepareStatement(sql)) {
			statement.setString(1, Identifier.quote(this.table));
			statement.setString(2, this.name);
			try (ResultSet row = statement.executeQuery()) {
				return row.next() ? new Found(new QualifiedName(row.getString(1), this.name), row.getBoolean(2)) : null;
			}
		}
	}

	private record Found(QualifiedName index, boolean valid) {

	}

}

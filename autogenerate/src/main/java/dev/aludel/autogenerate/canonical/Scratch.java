package dev.aludel.autogenerate.canonical;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.aludel.autogenerate.reflection.PinnedSettings;
import dev.aludel.autogenerate.reflection.RolledBackTransaction;
import dev.aludel.autogenerate.reflection.SchemaReflector;
import dev.aludel.schema.DatabaseSchema;
import dev.aludel.schema.Table;

/**
 * The temporary schema of a session, filled with trial tables, read back and emptied
 * again by rolling back.
 */
final class Scratch implements AutoCloseable {

	private final Connection connection;

	private final RolledBackTransaction transaction;

	private Scratch(Connection connection, RolledBackTransaction transaction) {
		this.connection = connection;
		this.transaction = transaction;
	}

	static Scratch open(Connection connection, ScratchContext context) throws SQLException {
		Scratch scratch = new Scratch(connection, RolledBackTransaction.writable(connection));
		try {
			scratch.checkPrivilege();
			PinnedSettings.pin(connection, context.searchPath());
			for (String statement : context.preparation()) {
				scratch.execute(statement);
			}
			return scratch;
		}
		catch (SQLException | RuntimeException ex) {
			scratch.close();
			throw ex;
		}
	}

	private void checkPrivilege() throws SQLException {
		try (Statement statement = statement(); ResultSet row = statement.executeQuery("""
				select pg_catalog.has_database_privilege(pg_catalog.current_database(), 'TEMPORARY'),
				       current_user, pg_catalog.current_database()
				""")) {
			row.next();
			if (!row.getBoolean(1)) {
				throw new MissingTemporaryPrivilegeException(row.getString(2), row.getString(3));
			}
		}
	}

	void execute(String sql) throws SQLException {
		try (Statement statement = statement()) {
			statement.execute(sql);
		}
	}

	/**
	 * Runs statements, all of them or none.
	 * @return why the server refused, if it did
	 */
	Optional<ServerRefusal> attempt(List<String> statements) throws SQLException {
		Savepoint savepoint = this.connection.setSavepoint();
		try {
			execute(String.join(";\n", statements));
			this.connection.releaseSavepoint(savepoint);
			return Optional.empty();
		}
		catch (SQLException ex) {
			if (!ServerRefusal.isAboutTheStatement(ex)) {
				throw ex;
			}
			this.connection.rollback(savepoint);
			this.connection.releaseSavepoint(savepoint);
			return Optional.of(ServerRefusal.of(ex));
		}
	}

	DatabaseSchema reflect() throws SQLException {
		return new SchemaReflector().reflect(this.connection, List.of(SchemaReflector.TEMPORARY_SCHEMA)).schema();
	}

	Map<String, Table> tables() throws SQLException {
		Map<String, Table> tables = new LinkedHashMap<>();
		reflect().tables().forEach((table) -> tables.put(table.name().name(), table));
		return tables;
	}

	Statement statement() throws SQLException {
		Statement statement = this.connection.createStatement();
		// A brace in an expression is PostgreSQL's, never JDBC's {fn …}.
		statement.setEscapeProcessing(false);
		return statement;
	}

	@Override
	public void close() throws SQLException {
		this.transaction.close();
	}

}

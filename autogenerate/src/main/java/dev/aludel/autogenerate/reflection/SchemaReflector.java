package dev.aludel.autogenerate.reflection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Reads what a database holds from PostgreSQL's catalog, in a number of queries that does
 * not depend on the number of tables.
 */
public final class SchemaReflector {

	/**
	 * Reads the given schemas.
	 * <p>
	 * A connection in autocommit gets a {@code repeatable read, read only} transaction of
	 * its own. Inside an open transaction everything that transaction did is seen, and
	 * its settings are afterwards as they were.
	 * @param connection the connection
	 * @param schemas the names of the schemas, the default one first; {@code pg_temp} is
	 * the temporary schema of the session. Those that do not exist hold nothing
	 * @return what they hold
	 * @throws SQLException when the server refuses
	 */
	public ReflectedSchema reflect(Connection connection, List<String> schemas) throws SQLException {
		throw new UnsupportedOperationException("Not built yet");
	}

}

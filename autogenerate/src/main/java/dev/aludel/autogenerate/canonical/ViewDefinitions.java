package dev.aludel.autogenerate.canonical;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import dev.aludel.autogenerate.reflection.ReflectedSchema;
import dev.aludel.postgresql.Identifier;
import dev.aludel.schema.DatabaseSchema;
import dev.aludel.schema.QualifiedName;

/**
 * Puts the queries of views into the words of a database: each becomes a temporary view,
 * whose definition is read back as the catalog prints it, and rolled back.
 */
public final class ViewDefinitions {

	/**
	 * Asks PostgreSQL how it writes queries.
	 * @param connection a connection to the database; left as it was
	 * @param queries the queries, by the names of their views
	 * @param database what the database holds
	 * @return the definitions, without those of the queries that the database does not
	 * accept as it is now
	 * @throws SQLException when the server refuses for another reason
	 */
	public Map<QualifiedName, String> of(Connection connection, Map<QualifiedName, String> queries,
			ReflectedSchema database) throws SQLException {
		Map<QualifiedName, String> definitions = new TreeMap<>();
		if (queries.isEmpty()) {
			return definitions;
		}
		ScratchContext context = ScratchContext.of(DatabaseSchema.of(), database, Set.of());
		for (Map.Entry<QualifiedName, String> view : queries.entrySet()) {
			try (Scratch scratch = Scratch.open(connection, context)) {
				String name = "pg_temp." + Identifier.quote(view.getKey().name());
				if (scratch.attempt(List.of("create view " + name + " as " + view.getValue())).isEmpty()) {
					definitions.put(view.getKey(), definition(scratch, name));
				}
			}
		}
		return definitions;
	}

	private static String definition(Scratch scratch, String name) throws SQLException {
		try (Statement statement = scratch.statement();
				ResultSet row = statement.executeQuery("select pg_catalog.rtrim(pg_catalog.pg_get_viewdef('"
						+ name.replace("'", "''") + "'::pg_catalog.regclass), ';')")) {
			row.next();
			return row.getString(1);
		}
	}

}

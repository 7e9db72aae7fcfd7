package dev.aludel.migrate;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * The table in which another tool records what it has done with a database.
 *
 * @param tool the name of the tool
 * @param table the table, with its schema
 */
public record OtherHistory(String tool, String table) {

	private static final Map<String, String> TOOLS = Map.of("flyway_schema_history", "Flyway", "databasechangelog",
			"Liquibase", "alembic_version", "Alembic");

	/**
	 * Tells what that means, in one sentence.
	 * @return for instance {@code The database has a history of Flyway …}
	 */
	public String describe() {
		return "The database has a history of %s (%s), which Aludel does not read: to it, the database is without revisions."
			.formatted(this.tool, this.table);
	}

	/** For instance {@code Flyway (public.flyway_schema_history)}. */
	String shortly() {
		return "%s (%s)".formatted(this.tool, this.table);
	}

	/** The names of the tables of all these tools, with those that hold their locks. */
	static Set<String> tables() {
		Set<String> tables = new TreeSet<>(TOOLS.keySet());
		tables.add("databasechangeloglock");
		return tables;
	}

	static List<OtherHistory> find(Connection connection) throws SQLException {
		String sql = """
				select c.relname, format('%I.%I', n.nspname, c.relname)
				from pg_class c join pg_namespace n on n.oid = c.relnamespace
				where c.relname = any (?) and c.relkind in ('r', 'p') and n.nspname = any (current_schemas(false))
				order by 2
				""";
		try (PreparedStatement statement = connection.prepareStatement(sql)) {
			statement.setArray(1, connection.createArrayOf("text", TOOLS.keySet().toArray()));
			try (ResultSet rows = statement.executeQuery()) {
				List<OtherHistory> found = new ArrayList<>();
				while (rows.next()) {
					String tool = Objects.requireNonNull(TOOLS.get(rows.getString(1)));
					found.add(new OtherHistory(tool, rows.getString(2)));
				}
				return found;
			}
		}
	}

}

package dev.aludel.autogenerate.reflection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The schemas in which a connection looks for names that carry none.
 *
 * @param schemas the schemas that exist, in order; new objects go to the first
 */
public record SearchPath(List<String> schemas) {

	private static final String SCHEMAS = """
			select path.name
			from pg_catalog.unnest(pg_catalog.current_schemas(false)::pg_catalog.text[]) with ordinality path (name, place)
			where pg_catalog.regexp_replace(path.name, '^pg_temp_.*', 'pg_temp') <> all (?::pg_catalog.text[])
			order by path.place
			""";

	private static final String RELATIONS = """
			select distinct on (c.relname) c.relname::pg_catalog.text as name, n.nspname::pg_catalog.text as schema
			from pg_catalog.pg_class c
			  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
			where c.relname = any (?::pg_catalog.text[]) and c.relkind = any ('{r,p,v,m,f,S}'::"char"[])
			  and n.nspname = any (pg_catalog.current_schemas(false))
			order by c.relname, pg_catalog.array_position(pg_catalog.current_schemas(false), n.nspname)
			""";

	private static final String ENUM_TYPES = """
			select distinct on (t.typname) t.typname::pg_catalog.text as name, n.nspname::pg_catalog.text as schema
			from pg_catalog.pg_type t
			  join pg_catalog.pg_namespace n on n.oid = t.typnamespace
			where t.typname = any (?::pg_catalog.text[]) and t.typtype = 'e'
			  and n.nspname = any (pg_catalog.current_schemas(false))
			order by t.typname, pg_catalog.array_position(pg_catalog.current_schemas(false), n.nspname)
			""";

	public SearchPath {
		schemas = List.copyOf(schemas);
	}

	/**
	 * Asks for the search path of a connection.
	 * @param connection the connection
	 * @return its search path
	 * @throws SQLException when the server refuses
	 */
	public static SearchPath of(Connection connection) throws SQLException {
		return new SearchPath(
				new Catalog(connection).readByNames(SCHEMAS, List.of("pg_temp"), (row) -> row.text("name")));
	}

	/**
	 * Finds tables, views and sequences behind the first schema.
	 * @param connection the connection
	 * @param names names without a schema
	 * @return the schemas of those that are there and not in the first one, by name
	 * @throws SQLException when the server refuses
	 */
	public Map<String, String> relationsBehindTheFirst(Connection connection, Collection<String> names)
			throws SQLException {
		return behindTheFirst(connection, RELATIONS, names);
	}

	/**
	 * Finds enum types behind the first schema.
	 * @param connection the connection
	 * @param names names without a schema
	 * @return the schemas of those that are there and not in the first one, by name
	 * @throws SQLException when the server refuses
	 */
	public Map<String, String> enumTypesBehindTheFirst(Connection connection, Collection<String> names)
			throws SQLException {
		return behindTheFirst(connection, ENUM_TYPES, names);
	}

	private Map<String, String> behindTheFirst(Connection connection, String sql, Collection<String> names)
			throws SQLException {
		Map<String, String> found = new TreeMap<>();
		if (this.schemas.size() < 2 || names.isEmpty()) {
			return found;
		}
		new Catalog(connection).readByNames(sql, names, (row) -> Map.entry(row.text("name"), row.text("schema")))
			.stream()
			.filter((entry) -> !entry.getValue().equals(this.schemas.get(0)))
			.forEach((entry) -> found.put(entry.getKey(), entry.getValue()));
		return found;
	}

}

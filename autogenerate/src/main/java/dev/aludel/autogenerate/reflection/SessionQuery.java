package dev.aludel.autogenerate.reflection;

import java.sql.SQLException;
import java.util.List;

/** Asks for the server, the session and the schemas of the given names. */
final class SessionQuery {

	// plpgsql is there in every database from the start, so it says nothing.
	private static final String SQL = """
			with requested as (select ?::pg_catalog.text[] as names),
			namespace as (
			  select n.oid,
			         case n.oid when pg_catalog.pg_my_temp_schema() then 'pg_temp' else n.nspname::pg_catalog.text end as name
			  from pg_catalog.pg_namespace n
			)
			select pg_catalog.current_setting('server_version_num')::pg_catalog.int4 as server_version,
			       pg_catalog.current_schemas(false)::pg_catalog.text[] as search_path,
			       array(select e.extname::pg_catalog.text from pg_catalog.pg_extension e
			             where e.extname <> 'plpgsql') as extensions,
			       array(select n.oid from namespace n, requested r where n.name = any (r.names)
			             order by n.oid) as namespace_oids,
			       array(select n.name from namespace n, requested r where n.name = any (r.names)
			             order by n.oid) as namespace_names
			""";

	SessionRow read(Catalog catalog, List<String> schemas) throws SQLException {
		return catalog
			.readByNames(SQL, schemas,
					(row) -> new SessionRow(new ServerVersion(row.integer("server_version")), row.texts("search_path"),
							row.texts("extensions"), row.numbers("namespace_oids"), row.texts("namespace_names")))
			.get(0);
	}

}

package dev.aludel.migrate;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

import dev.aludel.schema.QualifiedName;

/**
 * What the schemas of an application hold: those of the search path, and those that it
 * names.
 *
 * @param situation what was found
 * @param schemas the schemas that the application names
 */
record SchemaContents(Situation situation, List<String> schemas) {

	/**
	 * Whether there is a table, a view, a sequence or a type that neither belongs to an
	 * extension nor is how a migration tool remembers what it has done.
	 */
	boolean hasObjects() throws SQLException {
		// A sequence that belongs to a column, and a partition, come with their table. A
		// partitioned table belongs to its own key.
		String sql = """
				with named(oid) as (select oid from pg_namespace where nspname = any (current_schemas(false) || ?)),
				belonging(classid, objid) as (
					select classid, objid from pg_depend
					where deptype = 'e' or (deptype in ('a', 'i') and classid = 'pg_class'::regclass and objid <> refobjid))
				select exists (
					select from pg_class c join named n on n.oid = c.relnamespace join pg_namespace s on s.oid = n.oid
					where c.relkind in ('r', 'p', 'v', 'm', 'f', 'S') and c.relname <> all (?)
						and (s.nspname::text, c.relname::text) not in (select * from unnest(?::text[], ?::text[]))
						and ('pg_class'::regclass, c.oid) not in (select classid, objid from belonging))
				or exists (
					select from pg_type t join named n on n.oid = t.typnamespace left join pg_class c on c.oid = t.typrelid
					where (t.typtype in ('d', 'e', 'r') or c.relkind = 'c')
						and ('pg_type'::regclass, t.oid) not in (select classid, objid from belonging))
				""";
		Connection connection = this.situation.session().connection();
		List<QualifiedName> own = this.situation.tables().all();
		try (PreparedStatement statement = connection.prepareStatement(sql)) {
			statement.setArray(1, connection.createArrayOf("name", this.schemas.toArray()));
			statement.setArray(2, connection.createArrayOf("text", OtherHistory.tables().toArray()));
			statement.setArray(3,
					connection.createArrayOf("text", own.stream().map(QualifiedName::schema).toArray()));
			statement.setArray(4, connection.createArrayOf("text", own.stream().map(QualifiedName::name).toArray()));
			try (ResultSet row = statement.executeQuery()) {
				row.next();
				return row.getBoolean(1);
			}
		}
	}

}

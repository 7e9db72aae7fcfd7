package dev.aludel.autogenerate.reflection;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/** Reads the enum types of some schemas, but for members of extensions. */
final class EnumTypeQuery {

	private static final String SQL = """
			select t.typnamespace,
			       t.typname,
			       array(select v.enumlabel::pg_catalog.text from pg_catalog.pg_enum v
			             where v.enumtypid = t.oid order by v.enumsortorder) as labels
			from pg_catalog.pg_type t
			where t.typnamespace = any (?)
			  and t.typtype = 'e'
			  and not exists (
			    select from pg_catalog.pg_depend e
			    where e.classid = 'pg_catalog.pg_type'::pg_catalog.regclass and e.objid = t.oid and e.deptype = 'e')
			order by t.typname, t.oid
			""";

	List<EnumTypeRow> read(Catalog catalog, Collection<Long> namespaces) throws SQLException {
		return catalog.readByOids(SQL, namespaces,
				(row) -> new EnumTypeRow(row.number("typnamespace"), row.text("typname"), row.texts("labels")));
	}

}

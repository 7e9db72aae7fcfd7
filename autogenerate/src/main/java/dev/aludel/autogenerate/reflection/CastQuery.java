package dev.aludel.autogenerate.reflection;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

import dev.aludel.autogenerate.reflection.ReflectedCast.Direction;
import dev.aludel.autogenerate.reflection.ReflectedCast.Use;

/**
 * Reads the casts through text between the enum types of some schemas and other types,
 * but for members of extensions.
 */
final class CastQuery {

	private static final String SQL = """
			select t.typnamespace,
			       t.typname,
			       c.casttarget = t.oid as toenum,
			       pg_catalog.format_type(case when c.casttarget = t.oid then c.castsource else c.casttarget end, null)
			         as other,
			       c.castcontext
			from pg_catalog.pg_type t
			join pg_catalog.pg_cast c on t.oid in (c.castsource, c.casttarget)
			where t.typnamespace = any (?)
			  and t.typtype = 'e'
			  and c.castmethod = 'i'
			  and not exists (
			    select from pg_catalog.pg_type o
			    where o.oid in (c.castsource, c.casttarget) and o.oid <> t.oid and o.typtype = 'e')
			  and not exists (
			    select from pg_catalog.pg_depend e
			    where e.classid = 'pg_catalog.pg_cast'::pg_catalog.regclass and e.objid = c.oid and e.deptype = 'e')
			""";

	List<CastRow> read(Catalog catalog, Collection<Long> namespaces) throws SQLException {
		return catalog.readByOids(SQL, namespaces,
				(row) -> new CastRow(row.number("typnamespace"), row.text("typname"), row.text("other"),
						row.flag("toenum") ? Direction.TO_ENUM : Direction.FROM_ENUM, use(row.letter("castcontext"))));
	}

	private static Use use(char context) {
		return switch (context) {
			case 'a' -> Use.ASSIGNMENT;
			case 'i' -> Use.IMPLICIT;
			default -> Use.EXPLICIT;
		};
	}

}

package dev.aludel.autogenerate.reflection;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/** Reads the tables and views of some schemas, but for members of extensions. */
final class RelationQuery {

	private static final String SQL = """
			select c.oid,
			       c.relnamespace,
			       c.relname,
			       c.relkind,
			       c.relispartition,
			       c.reltuples::pg_catalog.int8 as estimated_rows,
			       d.description as comment,
			       array(select a.attname::pg_catalog.text
			             from pg_catalog.unnest(p.partattrs::pg_catalog.int2[]) with ordinality k(attnum, position)
			             join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
			             where k.attnum <> 0
			             order by k.position) as partition_key
			from pg_catalog.pg_class c
			left join pg_catalog.pg_partitioned_table p on p.partrelid = c.oid
			left join pg_catalog.pg_description d
			  on d.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.objoid = c.oid and d.objsubid = 0
			where c.relnamespace = any (?)
			  and c.relkind in ('r', 'p', 'v', 'm', 'f')
			  and not exists (
			    select from pg_catalog.pg_depend e
			    where e.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and e.objid = c.oid and e.deptype = 'e')
			order by c.relname, c.oid
			""";

	List<RelationRow> read(Catalog catalog, Collection<Long> namespaces) throws SQLException {
		return catalog.readByOids(SQL, namespaces,
				(row) -> new RelationRow(row.number("oid"), row.number("relnamespace"), row.text("relname"),
						row.letter("relkind"), row.flag("relispartition"), row.number("estimated_rows"),
						row.textOrNull("comment"), row.texts("partition_key")));
	}

}

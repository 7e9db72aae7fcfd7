package dev.aludel.autogenerate.reflection;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/** Reads the sequences of some schemas, but for identities and members of extensions. */
final class SequenceQuery {

	private static final String SQL = """
			select c.relnamespace,
			       c.relname,
			       pg_catalog.format_type(s.seqtypid, null) as type,
			       s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcache, s.seqcycle,
			       t.relnamespace as owner_namespace,
			       n.nspname as owner_schema,
			       t.relname as owner_table,
			       a.attname as owner_column
			from pg_catalog.pg_class c
			join pg_catalog.pg_sequence s on s.seqrelid = c.oid
			left join pg_catalog.pg_depend o
			  on o.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and o.objid = c.oid and o.objsubid = 0
			  and o.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass and o.refobjsubid > 0
			  and o.deptype in ('a', 'i')
			left join pg_catalog.pg_class t on t.oid = o.refobjid
			left join pg_catalog.pg_namespace n on n.oid = t.relnamespace
			left join pg_catalog.pg_attribute a on a.attrelid = o.refobjid and a.attnum = o.refobjsubid
			where c.relnamespace = any (?)
			  and c.relkind = 'S'
			  and o.deptype is distinct from 'i'
			  and not exists (
			    select from pg_catalog.pg_depend e
			    where e.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and e.objid = c.oid and e.deptype = 'e')
			order by c.relname, c.oid
			""";

	List<SequenceRow> read(Catalog catalog, Collection<Long> namespaces) throws SQLException {
		return catalog.readByOids(SQL, namespaces, SequenceQuery::row);
	}

	private static SequenceRow row(Row row) throws SQLException {
		SequenceRow.OwnerRow owner = (row.textOrNull("owner_table") != null)
				? new SequenceRow.OwnerRow(row.number("owner_namespace"), row.text("owner_schema"),
						row.text("owner_table"), row.text("owner_column"))
				: null;
		return new SequenceRow(row.number("relnamespace"), row.text("relname"), row.text("type"),
				SequenceRow.options(row), owner);
	}

}

package dev.aludel.autogenerate.reflection;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/** Reads the columns of some tables, with defaults and identities. */
final class ColumnQuery {

	// A precision of 6 is what PostgreSQL keeps without one, so timestamp(6) is
	// timestamp. The first list holds timestamp, timestamptz, time, timetz and their
	// arrays, the second interval and its array: there the lower 16 bits hold the
	// precision, 65535 for none, and the upper ones the fields, 32767 for all.
	private static final String TYPE = """
			pg_catalog.format_type(a.atttypid, case
			         when a.atttypid in (1114, 1184, 1083, 1266, 1115, 1185, 1183, 1270) and a.atttypmod = 6 then -1
			         when a.atttypid in (1186, 1187) and a.atttypmod >= 0 and a.atttypmod & 65535 = 6
			         then a.atttypmod | 65535
			         else a.atttypmod end)""";

	private static final String SQL = """
			select a.attrelid,
			       a.attnum,
			       a.attname,
			       %s as type,
			       a.attnotnull and %s as not_null,
			       a.attidentity <> '' as identity,
			       a.attidentity = 'a' as identity_always,
			       a.attgenerated <> '' as generated,
			       a.attgenerated = 'v' as generated_virtual,
			       x.oid is not null as has_expression,
			       pg_catalog.pg_get_expr(x.adbin, x.adrelid) as expression,
			       case when not pg_catalog.pg_collation_is_visible(c.oid) then n.nspname end as collation_schema,
			       c.collname as collation_name,
			       s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcache, s.seqcycle,
			       d.description as comment
			from pg_catalog.pg_attribute a
			join pg_catalog.pg_type t on t.oid = a.atttypid
			left join pg_catalog.pg_attrdef x on x.adrelid = a.attrelid and x.adnum = a.attnum
			left join pg_catalog.pg_collation c on c.oid = a.attcollation and a.attcollation <> t.typcollation
			left join pg_catalog.pg_namespace n on n.oid = c.collnamespace
			left join pg_catalog.pg_depend i
			  on a.attidentity <> '' and i.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
			  and i.refobjid = a.attrelid and i.refobjsubid = a.attnum
			  and i.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and i.deptype = 'i'
			left join pg_catalog.pg_sequence s on s.seqrelid = i.objid
			left join pg_catalog.pg_description d
			  on d.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass
			  and d.objoid = a.attrelid and d.objsubid = a.attnum
			%s
			where a.attrelid = any (?)
			  and a.attnum > 0
			  and not a.attisdropped
			order by a.attrelid, a.attnum
			""";

	// Since 18 a column may be marked before its existing rows are known to comply; set
	// not null validates it, so until then it is not.
	private static final String UNVALIDATED = """
			left join pg_catalog.pg_constraint u
			  on u.conrelid = a.attrelid and u.contype = 'n' and not u.convalidated and u.conkey[1] = a.attnum""";

	private final String sql;

	ColumnQuery(ServerVersion version) {
		this.sql = SQL.formatted(TYPE, version.since(18, "u.oid is null", "true"), version.since(18, UNVALIDATED, ""));
	}

	List<ColumnRow> read(Catalog catalog, Collection<Long> tables) throws SQLException {
		return catalog.readByOids(this.sql, tables, ColumnQuery::row);
	}

	private static ColumnRow row(Row row) throws SQLException {
		return new ColumnRow(row.number("attrelid"), row.integer("attnum"), row.text("attname"), row.text("type"),
				row.flag("not_null"), row.textIf(row.flag("has_expression"), "expression"),
				row.textOrNull("collation_schema"), row.textOrNull("collation_name"), row.textOrNull("comment"),
				row.flag("identity") ? new ColumnRow.IdentityRow(row.flag("identity_always"), SequenceRow.options(row))
						: null,
				row.flag("generated"), row.flag("generated_virtual"));
	}

}

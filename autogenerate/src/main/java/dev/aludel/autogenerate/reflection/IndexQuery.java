package dev.aludel.autogenerate.reflection;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/** Reads the indexes of some tables, a row for each key and included column. */
final class IndexQuery {

	// pg_get_indexdef prints a key without collation and operator class, so those are
	// read apart. Which ones an expression has by itself, only the whole definition
	// tells.
	private static final String SQL = """
			select i.indrelid,
			       i.indexrelid,
			       x.relname,
			       m.amname,
			       i.indisunique,
			       i.indisvalid,
			       %s as nulls_not_distinct,
			       pg_catalog.pg_get_expr(i.indpred, i.indrelid) as predicate,
			       x.reloptions,
			       d.description as comment,
			       k.position <= i.indnkeyatts as key,
			       a.attname as column,
			       case when k.attnum = 0 then pg_catalog.pg_get_indexdef(i.indexrelid, k.position::pg_catalog.int4, false)
			            end as expression,
			       case when k.attnum = 0 then pg_catalog.pg_get_indexdef(i.indexrelid)
			            end as definition,
			       case when not pg_catalog.pg_collation_is_visible(c.oid) then n.nspname end as collation_schema,
			       case when k.attnum = 0 or c.oid <> a.attcollation then c.collname end as collation_name,
			       pg_catalog.quote_ident(o.opcname) as operator_class,
			       case when not pg_catalog.pg_opclass_is_visible(o.oid) then pg_catalog.quote_ident(s.nspname)
			            end as operator_class_schema,
			       o.opcdefault and (o.opcintype = t.oid or not exists (
			         select from pg_catalog.pg_opclass e
			         where e.opcmethod = o.opcmethod and e.opcdefault and e.opcintype = t.oid)) as operator_class_default,
			       e.attoptions as operator_class_options,
			       i.indoption[k.position - 1] & 1 = 1 as descending,
			       i.indoption[k.position - 1] & 2 = 2 as nulls_first
			from pg_catalog.pg_index i
			join pg_catalog.pg_class x on x.oid = i.indexrelid
			join pg_catalog.pg_am m on m.oid = x.relam
			cross join lateral pg_catalog.unnest(i.indkey::pg_catalog.int2[]) with ordinality k(attnum, position)
			left join pg_catalog.pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum and k.attnum <> 0
			left join pg_catalog.pg_attribute e on e.attrelid = i.indexrelid and e.attnum = k.position
			left join pg_catalog.pg_type b on b.oid = a.atttypid
			left join pg_catalog.pg_type t on t.oid = coalesce(nullif(b.typbasetype, 0), b.oid)
			left join pg_catalog.pg_opclass o on k.position <= i.indnkeyatts and o.oid = i.indclass[k.position - 1]
			left join pg_catalog.pg_namespace s on s.oid = o.opcnamespace
			left join pg_catalog.pg_collation c on k.position <= i.indnkeyatts and c.oid = i.indcollation[k.position - 1]
			left join pg_catalog.pg_namespace n on n.oid = c.collnamespace
			left join pg_catalog.pg_description d
			  on d.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.objoid = x.oid and d.objsubid = 0
			where i.indrelid = any (?)
			  and i.indislive
			order by i.indrelid, x.relname, i.indexrelid, k.position
			""";

	private final String sql;

	IndexQuery(ServerVersion version) {
		this.sql = SQL.formatted(version.since(15, "i.indnullsnotdistinct", "false"));
	}

	List<IndexRow> read(Catalog catalog, Collection<Long> tables) throws SQLException {
		return catalog.readByOids(this.sql, tables, IndexQuery::row);
	}

	private static IndexRow row(Row row) throws SQLException {
		return new IndexRow(row.number("indrelid"), row.number("indexrelid"), row.text("relname"), row.text("amname"),
				row.flag("indisunique"), row.flag("indisvalid"), row.flag("nulls_not_distinct"),
				row.textOrNull("predicate"), row.texts("reloptions"), row.textOrNull("comment"), part(row));
	}

	private static IndexRow.PartRow part(Row row) throws SQLException {
		return new IndexRow.PartRow(row.flag("key"), row.textOrNull("column"), row.textOrNull("expression"),
				row.textOrNull("definition"), row.textOrNull("collation_schema"), row.textOrNull("collation_name"),
				row.textOrNull("operator_class"), row.textOrNull("operator_class_schema"),
				row.flag("operator_class_default"), row.texts("operator_class_options"), row.flag("descending"),
				row.flag("nulls_first"));
	}

}

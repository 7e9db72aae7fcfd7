package dev.aludel.autogenerate.reflection;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/**
 * Reads the constraints of some tables: not the copies of inherited ones, and not the
 * rows that PostgreSQL 18 keeps for {@code not null}.
 */
final class ConstraintQuery {

	private static final String SQL = """
			select c.oid,
			       c.conrelid,
			       c.conname,
			       c.contype,
			       c.conindid,
			       c.connamespace,
			       array(select a.attname::pg_catalog.text
			             from pg_catalog.unnest(c.conkey) with ordinality k(attnum, position)
			             join pg_catalog.pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.attnum
			             order by k.position) as columns,
			       r.relnamespace as referenced_namespace,
			       n.nspname as referenced_schema,
			       r.relname as referenced_table,
			       array(select a.attname::pg_catalog.text
			             from pg_catalog.unnest(c.confkey) with ordinality k(attnum, position)
			             join pg_catalog.pg_attribute a on a.attrelid = c.confrelid and a.attnum = k.attnum
			             order by k.position) as referenced_columns,
			       c.confdeltype,
			       c.confupdtype,
			       c.confmatchtype,
			       array(select a.attname::pg_catalog.text
			             from pg_catalog.unnest(%s) with ordinality k(attnum, position)
			             join pg_catalog.pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.attnum
			             order by k.position) as on_delete_columns,
			       c.condeferrable,
			       c.condeferred,
			       c.convalidated,
			       c.connoinherit,
			       %s as enforced,
			       %s as temporal,
			       pg_catalog.pg_get_expr(c.conbin, c.conrelid) as expression,
			       array(select case when pg_catalog.pg_operator_is_visible(o.oid) then o.oprname::pg_catalog.text
			                         else 'operator(' || pg_catalog.quote_ident(s.nspname) || '.' || o.oprname || ')' end
			             from pg_catalog.unnest(c.conexclop) with ordinality k(oid, position)
			             join pg_catalog.pg_operator o on o.oid = k.oid
			             join pg_catalog.pg_namespace s on s.oid = o.oprnamespace
			             order by k.position) as operators
			from pg_catalog.pg_constraint c
			left join pg_catalog.pg_class r on r.oid = c.confrelid
			left join pg_catalog.pg_namespace n on n.oid = r.relnamespace
			where c.conrelid = any (?)
			  and c.contype in ('p', 'u', 'f', 'c', 'x')
			  and c.conparentid = 0
			  and c.conislocal
			order by c.conrelid, c.conname, c.oid
			""";

	private final String sql;

	ConstraintQuery(ServerVersion version) {
		this.sql = SQL.formatted(version.since(15, "c.confdelsetcols", "null::pg_catalog.int2[]"),
				version.since(18, "c.conenforced", "true"), version.since(18, "c.conperiod", "false"));
	}

	List<ConstraintRow> read(Catalog catalog, Collection<Long> tables) throws SQLException {
		return catalog.readByOids(this.sql, tables, ConstraintQuery::row);
	}

	private static ConstraintRow row(Row row) throws SQLException {
		char type = row.letter("contype");
		return new ConstraintRow(row.number("conrelid"), row.text("conname"), type, row.number("conindid"),
				row.texts("columns"), (type == 'f') ? foreignKey(row) : null, row.flag("condeferrable"),
				row.flag("condeferred"), row.flag("convalidated"), row.flag("connoinherit"), row.flag("enforced"),
				row.flag("temporal"), row.textIf(type == 'c', "expression"), row.texts("operators"));
	}

	private static ConstraintRow.ForeignKeyRow foreignKey(Row row) throws SQLException {
		return new ConstraintRow.ForeignKeyRow(row.number("referenced_namespace"), row.text("referenced_schema"),
				row.text("referenced_table"), row.texts("referenced_columns"), row.letter("confdeltype"),
				row.letter("confupdtype"), row.letter("confmatchtype"), row.texts("on_delete_columns"));
	}

}

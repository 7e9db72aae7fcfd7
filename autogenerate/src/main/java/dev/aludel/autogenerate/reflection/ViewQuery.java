package dev.aludel.autogenerate.reflection;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/**
 * Reads the views of some schemas, but for members of extensions: as the statements that
 * make them, since nothing else is ever done to them.
 */
final class ViewQuery {

	private static final String USED = """
			from (
			  select distinct d.refobjid, a.attname
			  from pg_catalog.pg_rewrite r
			  join pg_catalog.pg_depend d on d.classid = 'pg_catalog.pg_rewrite'::pg_catalog.regclass and d.objid = r.oid
			  join pg_catalog.pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
			  where r.ev_class = v.oid
			    and d.refobjid <> v.oid
			    and d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
			    and d.refobjsubid > 0) u
			order by u.refobjid, u.attname""";

	private static final String SQL = """
			select v.relnamespace,
			       v.relname,
			       pg_catalog.concat('drop ', v.kind, ' ', v.name) as drop,
			       pg_catalog.array_cat(
			         array[pg_catalog.concat('create ', v.kind, ' ', v.name,
			           ' with (' || pg_catalog.array_to_string(v.reloptions, ', ') || ')', ' as',
			           pg_catalog.chr(10), pg_catalog.rtrim(pg_catalog.pg_get_viewdef(v.oid), ';'),
			           case when not v.relispopulated then pg_catalog.chr(10) || 'with no data' end)],
			         array(select s.statement from (
			           select 1 as part, i.indexrelid::pg_catalog.int8 as place,
			                  pg_catalog.pg_get_indexdef(i.indexrelid) as statement
			           from pg_catalog.pg_index i where i.indrelid = v.oid
			           union all
			           select 2, r.oid, pg_catalog.rtrim(pg_catalog.pg_get_ruledef(r.oid), ';')
			           from pg_catalog.pg_rewrite r where r.ev_class = v.oid and r.rulename <> '_RETURN'
			           union all
			           select 3, t.oid, pg_catalog.pg_get_triggerdef(t.oid)
			           from pg_catalog.pg_trigger t where t.tgrelid = v.oid and not t.tgisinternal
			           union all
			           select 4, f.adnum, pg_catalog.format('alter view %%s alter column %%I set default %%s', v.name,
			                  a.attname, pg_catalog.pg_get_expr(f.adbin, f.adrelid))
			           from pg_catalog.pg_attrdef f
			           join pg_catalog.pg_attribute a on a.attrelid = f.adrelid and a.attnum = f.adnum
			           where f.adrelid = v.oid
			           union all
			           select 5, d.objsubid, case when a.attnum is null
			                  then pg_catalog.format('comment on %%s %%s is %%L', v.kind, v.name, d.description)
			                  else pg_catalog.format('comment on column %%s.%%I is %%L', v.name, a.attname, d.description)
			                  end
			           from pg_catalog.pg_description d
			           left join pg_catalog.pg_attribute a on a.attrelid = d.objoid and a.attnum = nullif(d.objsubid, 0)
			           where d.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.objoid = v.oid
			           union all
			           select 6, 0, pg_catalog.format('alter %%s %%s owner to %%I', v.kind, v.name,
			                  pg_catalog.pg_get_userbyid(v.relowner))
			           where pg_catalog.pg_get_userbyid(v.relowner) <> current_user
			           union all
			           select 7, 0, pg_catalog.format('grant %%s on %%s to %%s%%s', pg_catalog.string_agg(
			                  g.privilege_type, ', ' order by g.privilege_type), v.name, grantee.name,
			                  case when g.is_grantable then ' with grant option' end)
			           from pg_catalog.aclexplode(v.relacl) g
			           cross join lateral (select case g.grantee when 0 then 'public'
			             else pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(g.grantee)) end as name) grantee
			           where g.grantee <> v.relowner
			           group by grantee.name, g.is_grantable
			           union all
			           select 8, a.attnum, pg_catalog.format('grant %%s (%%I) on %%s to %%s%%s', g.privilege_type, a.attname,
			                  v.name, case g.grantee when 0 then 'public'
			                  else pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(g.grantee)) end,
			                  case when g.is_grantable then ' with grant option' end)
			           from pg_catalog.pg_attribute a
			           cross join lateral pg_catalog.aclexplode(a.attacl) g
			           where a.attrelid = v.oid and g.grantee <> v.relowner
			         ) s order by s.part, s.place, s.statement)) as creation,
			       array(select u.refobjid::pg_catalog.int8 %1$s) as used_relations,
			       array(select u.attname::pg_catalog.text %1$s) as used_columns
			from (
			  select c.*, c.oid::pg_catalog.regclass::pg_catalog.text as name,
			         case c.relkind when 'm' then 'materialized view' else 'view' end as kind
			  from pg_catalog.pg_class c
			  where c.relnamespace = any (?)
			    and c.relkind in ('v', 'm')
			    and not exists (
			      select from pg_catalog.pg_depend e
			      where e.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and e.objid = c.oid and e.deptype = 'e')
			) v
			order by v.relname, v.oid
			"""
		.formatted(USED);

	List<ViewRow> read(Catalog catalog, Collection<Long> namespaces) throws SQLException {
		return catalog.readByOids(SQL, namespaces, (row) -> new ViewRow(row.number("relnamespace"), row.text("relname"),
				row.text("drop"), row.texts("creation"), row.numbers("used_relations"), row.texts("used_columns")));
	}

}

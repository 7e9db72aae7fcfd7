package dev.aludel.autogenerate.conformance;

import java.util.List;

import dev.aludel.testing.TestDatabase;

/**
 * Everything that the catalog says about the objects of an application, in PostgreSQL's
 * own words, one line each: the judge of "as before", which shares nothing with the code
 * it judges. The places of columns and sequences are left out, as they never come back.
 */
final class CatalogText {

	private static final String QUERY = """
			with relation as (
				select c.*, n.nspname || '.' || c.relname as name from pg_class c
				join pg_namespace n on n.oid = c.relnamespace
				where n.nspname !~ '^pg_' and n.nspname <> 'information_schema' and c.relname !~ '^aludel_'
				and not exists (select from pg_index x join pg_class t on t.oid = x.indrelid
					where x.indexrelid = c.oid and t.relname ~ '^aludel_')
			)
			select 'schema ' || nspname || coalesce(' ' || nspacl::text, '') from pg_namespace
			where nspname !~ '^pg_' and nspname <> 'information_schema'
			union all
			select concat_ws(' ', 'relation', name, relowner::regrole, relkind, relpersistence, reloptions::text, relrowsecurity, relacl::text,
				pg_get_expr(relpartbound, oid), case when relkind = 'p' then pg_get_partkeydef(oid) end)
			from relation
			union all
			select concat_ws(' ', 'column', r.name, a.attname, format_type(a.atttypid, a.atttypmod),
				case when a.attnotnull then 'not null' end, 'default ' || pg_get_expr(d.adbin, d.adrelid),
				'identity ' || nullif(a.attidentity::text, ''), 'generated ' || nullif(a.attgenerated::text, ''),
				'collate ' || case when a.attcollation <> t.typcollation then a.attcollation::regcollation::text end,
				a.attstorage, a.attoptions::text, a.attacl::text, nullif(a.attstattarget, -1))
			from relation r join pg_attribute a on a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped
			join pg_type t on t.oid = a.atttypid
			left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
			where r.relkind in ('r', 'p', 'v', 'm', 'f')
			union all
			select concat_ws(' ', 'constraint', r.name, c.conname, pg_get_constraintdef(c.oid))
			from pg_constraint c join relation r on r.oid = c.conrelid where c.contype <> 'n'
			union all
			select concat_ws(' ', 'index', pg_get_indexdef(i.indexrelid), i.indisvalid, i.indisreplident, i.indisclustered)
			from pg_index i join relation r on r.oid = i.indexrelid
			union all
			select concat_ws(' ', 'sequence', r.name, s.seqtypid::regtype, s.seqstart, s.seqincrement, s.seqmin, s.seqmax,
				s.seqcache, s.seqcycle, d.deptype, d.refobjid::regclass, a.attname)
			from pg_sequence s join relation r on r.oid = s.seqrelid
			left join pg_depend d on d.objid = r.oid and d.classid = 'pg_class'::regclass and d.refobjsubid > 0
			left join pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
			union all
			select 'view ' || r.name || ' ' || pg_get_viewdef(r.oid) from relation r where r.relkind in ('v', 'm')
			union all
			select concat_ws(' ', 'type', t.oid::regtype, t.typtype, t.typacl::text,
				(select string_agg(e.enumlabel, ', ' order by e.enumsortorder) from pg_enum e where e.enumtypid = t.oid))
			from pg_type t join pg_namespace n on n.oid = t.typnamespace
			where t.typtype in ('e', 'd', 'r') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
			union all
			select concat_ws(' ', 'cast', castsource::regtype, casttarget::regtype, castfunc::regproc, castcontext, castmethod)
			from pg_cast where oid >= 16384
			union all
			select 'trigger ' || pg_get_triggerdef(t.oid) from pg_trigger t join relation r on r.oid = t.tgrelid
			where not t.tgisinternal
			union all
			select concat_ws(' ', 'policy', p.polname, p.polrelid::regclass, pg_get_expr(p.polqual, p.polrelid))
			from pg_policy p
			union all
			select concat_ws(' ', 'statistics', pg_get_statisticsobjdef(s.oid)) from pg_statistic_ext s
			union all
			select concat_ws(' ', 'comment on', pg_describe_object(d.classoid, d.objoid, d.objsubid), d.description)
			from pg_description d join relation r on r.oid = d.objoid and d.classoid = 'pg_class'::regclass
			order by 1
			""";

	private CatalogText() {
	}

	static List<String> of(TestDatabase database) {
		return database.query(QUERY);
	}

}

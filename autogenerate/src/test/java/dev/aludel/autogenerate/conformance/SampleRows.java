package dev.aludel.autogenerate.conformance;

import dev.aludel.testing.TestDatabase;

/** A row in every table that takes one. */
final class SampleRows {

	private static final String TABLES = """
			select c.oid::regclass as name, c.oid from pg_class c join pg_namespace n on n.oid = c.relnamespace
			where c.relkind = 'r' and n.nspname in ('public', 'extra') and c.relname !~ '^aludel_' order by 1
			""";

	private SampleRows() {
	}

	/** Tables that others refer to come first by trying twice. */
	static void insertInto(TestDatabase database) {
		database.execute(
				"""
						do $$
						declare
							place record;
							row_text text;
						begin
							for round in 1 .. 3 loop
								for place in %s loop
									select format('insert into %%s (%%s) overriding system value select %%s where not exists (select from %%s)',
										place.name, string_agg(quote_ident(a.attname), ', ' order by a.attnum),
										string_agg(case
											when t.typtype = 'e' then format('(enum_range(null::%%s))[1]', format_type(a.atttypid, null))
											when f.confrelid is not null then format('(select %%I from %%s limit 1)', r.attname, f.confrelid::regclass)
											when t.typcategory = 'A' then '''{}'''
											when t.typname = 'bytea' then ''''''
											when t.typname in ('json', 'jsonb') then '''{}'''
											when t.typname = 'uuid' then 'gen_random_uuid()'
											when t.typcategory = 'D' then 'now()'
											when t.typcategory = 'B' then 'true'
											when t.typcategory = 'N' then '1'
											else coalesce('(' || (select pg_get_expr(d.adbin, d.adrelid) from pg_attrdef d
												where d.adrelid = a.attrelid and d.adnum = a.attnum) || ')', '''a''') end, ', ' order by a.attnum), place.name)
									into row_text
									from pg_attribute a join pg_type t on t.oid = a.atttypid
									left join pg_constraint f on f.conrelid = a.attrelid and f.contype = 'f' and f.conkey = array[a.attnum]
									left join pg_attribute r on r.attrelid = f.confrelid and r.attnum = f.confkey[1]
									where a.attrelid = place.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '';
									begin
										execute row_text;
									exception when others then
										null;
									end;
								end loop;
							end loop;
						end
						$$"""
					.formatted(TABLES));
	}

	static void clear(TestDatabase database) {
		database.execute("""
				do $$
				declare
					place record;
				begin
					for place in %s loop
						execute format('truncate %%s cascade', place.name);
					end loop;
				end
				$$""".formatted(TABLES));
	}

}

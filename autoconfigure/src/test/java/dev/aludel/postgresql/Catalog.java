package dev.aludel.postgresql;

/** The questions that tests ask PostgreSQL's catalog. */
final class Catalog {

	private Catalog() {
	}

	/** Name, type, and what else there is to say, in the order of the columns. */
	static String columns(String table) {
		return """
				select concat_ws(' ', a.attname, format_type(a.atttypid, a.atttypmod),
						case when a.attcollation <> t.typcollation then 'collate ' || c.collname end,
						case when a.attnotnull then 'not null' end,
						case a.attidentity when 'a' then 'identity always' when 'd' then 'identity by default' end,
						case a.attgenerated when 's' then 'stored' when 'v' then 'virtual' end,
						case when a.atthasdef then '= ' || pg_get_expr(d.adbin, d.adrelid) end,
						'-- ' || col_description(a.attrelid, a.attnum))
				from pg_attribute a
				join pg_type t on t.oid = a.atttypid
				left join pg_collation c on c.oid = a.attcollation
				left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
				where a.attrelid = to_regclass('%s') and a.attnum > 0 and not a.attisdropped
				order by a.attnum""".formatted(table);
	}

	/** Name, definition and comment, in the order of the names. */
	static String constraints(String table) {
		return """
				select concat_ws(' ', conname, pg_get_constraintdef(oid), '-- ' || obj_description(oid, 'pg_constraint'))
				from pg_constraint
				where conrelid = to_regclass('%s') and contype <> 'n'
				order by conname collate "C\""""
			.formatted(table);
	}

	/** Definition and comment of those that no constraint owns, in the order of names. */
	static String indexes(String table) {
		return """
				select concat_ws(' ', pg_get_indexdef(i.indexrelid), '-- ' || obj_description(i.indexrelid, 'pg_class'))
				from pg_index i
				join pg_class c on c.oid = i.indexrelid
				where i.indrelid = to_regclass('%s') and i.indisvalid
					and not exists (select from pg_constraint where conindid = i.indexrelid and contype in ('p', 'u', 'x'))
				order by c.relname collate "C\""""
			.formatted(table);
	}

	/** Type, start, increment, bounds, cache and cycle, and the column that owns it. */
	static String sequence(String name) {
		return """
				select concat_ws(' ', format_type(seqtypid, null), 'start', seqstart, 'increment', seqincrement,
						'min', seqmin, 'max', seqmax, 'cache', seqcache, case when seqcycle then 'cycle' end,
						(select 'owned by ' || a.attrelid::regclass || '.' || a.attname
						from pg_depend d
						join pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
						where d.classid = 'pg_class'::regclass and d.objid = seqrelid and d.deptype in ('a', 'i')))
				from pg_sequence
				where seqrelid = to_regclass('%s')""".formatted(name);
	}

	/** Values in the order in which PostgreSQL sorts them. */
	static String values(String enumType) {
		return "select enumlabel from pg_enum where enumtypid = to_regtype('%s') order by enumsortorder"
			.formatted(enumType);
	}

	/** Names of the tables and sequences, in the order of the names. */
	static String relations(String schema) {
		return """
				select relname from pg_class
				where relnamespace = to_regnamespace('%s') and relkind in ('r', 'S')
				order by relname collate "C\"""".formatted(schema);
	}

}

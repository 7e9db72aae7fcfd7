package dev.aludel.migrate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.aludel.testing.TestDatabase;

/** All that a script and a run may differ in, less what a clock tells. */
final class DatabaseContents {

	private static final String SCHEMAS = "(select oid from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema')";

	private DatabaseContents() {
	}

	static Map<String, List<String>> of(TestDatabase database) {
		Map<String, List<String>> contents = new LinkedHashMap<>();
		contents.put("schemas", database.query("select nspname, nspacl from pg_namespace where oid in " + SCHEMAS));
		contents.put("relations", database.query("""
				select c.oid::regclass, relkind, relpersistence, obj_description(c.oid, 'pg_class'), reloptions
				from pg_class c where relnamespace in %s order by 1::text""".formatted(SCHEMAS)));
		contents.put("columns", database.query("""
				select a.attrelid::regclass, attnum, attname, format_type(atttypid, atttypmod), attnotnull, attidentity,
					attgenerated, attisdropped, pg_get_expr(adbin, adrelid), col_description(attrelid, attnum)
				from pg_attribute a join pg_class c on c.oid = attrelid
				left join pg_attrdef d on (adrelid, adnum) = (attrelid, attnum)
				where attnum > 0 and relnamespace in %s order by 1::text, 2""".formatted(SCHEMAS)));
		contents.put("constraints",
				database
					.query("""
							select conrelid::regclass, conname, pg_get_constraintdef(oid), convalidated, obj_description(oid, 'pg_constraint')
							from pg_constraint where connamespace in %s order by 1::text, 2"""
						.formatted(SCHEMAS)));
		contents.put("indexes", database.query("""
				select indexrelid::regclass, pg_get_indexdef(indexrelid), indisvalid
				from pg_index join pg_class c on c.oid = indexrelid where relnamespace in %s order by 1::text"""
			.formatted(SCHEMAS)));
		contents.put("functions",
				database
					.query("""
							select oid::regprocedure, pg_get_functiondef(oid) from pg_proc where pronamespace in %s order by 1::text"""
						.formatted(SCHEMAS)));
		contents.put("enums", database.query("""
				select enumtypid::regtype, enumsortorder, enumlabel from pg_enum order by 1::text, 2"""));
		contents.put("sequences", database.query("select s::text from pg_sequences s order by 1"));
		for (String table : database.query("""
				select oid::regclass from pg_class where relkind in ('r', 'p') and relname !~ '^aludel_'
					and relnamespace in %s order by 1::text""".formatted(SCHEMAS))) {
			contents.put("rows of " + table, database.query("select t::text from " + table + " t order by 1"));
		}
		if (database.query("select to_regclass('aludel_revision')").equals(List.of("∅"))) {
			return contents;
		}
		contents.put("aludel_revision", database.query("""
				select revision, revises, depends_on, message, checksum from aludel_revision order by 1"""));
		contents.put("aludel_history", database.query("""
				select id, revision, action, outcome, statements, checksum, application, database_user, error
				from aludel_history order by 1"""));
		contents.put("aludel_progress", database.query("select revision from aludel_progress"));
		return contents;
	}

}

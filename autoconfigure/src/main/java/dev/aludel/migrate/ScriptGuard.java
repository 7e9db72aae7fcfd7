package dev.aludel.migrate;

import java.util.Collection;
import java.util.stream.Collectors;

import dev.aludel.postgresql.Identifier;
import dev.aludel.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * The blocks that keep a script from the wrong database, from being run twice, and from
 * running beside another migration.
 *
 * @param tables the bookkeeping tables
 */
record ScriptGuard(BookkeepingTables tables) {

	/**
	 * Takes the lock that the engine takes. It is not waited for: who waits in a script
	 * finds a database that is not where it was.
	 */
	String lock() {
		QualifiedName table = this.tables.revision();
		String schema = (table.schema() != null) ? ScriptBookkeeping.literal(table.schema()) : "current_schema()";
		return """
				declare
					-- The lock of the engine: its key is made of the schema and the name of its table.
					lock_key bigint := ('x' || encode(substring(sha256(convert_to('aludel', 'UTF8') || decode('00', 'hex')
						|| convert_to(%1$s, 'UTF8') || decode('00', 'hex') || convert_to(%2$s, 'UTF8')) for 8), 'hex'))::bit(64)::bigint;
				begin
				%3$s	if not pg_try_advisory_lock(lock_key) then
						raise exception 'The migration lock of database %% is held by another session.', current_database()
							using hint = 'Nothing was run. Wait for the other to end, then run the script again.';
					end if;
					perform set_config('aludel.lock', lock_key::text, false);
				%4$send"""
			.formatted(schema, ScriptBookkeeping.literal(table.name()),
					(table.schema() != null) ? "" : currentSchema(table),
					this.tables.needCurrentSchema() ? rememberSchema() : "");
	}

	private static String rememberSchema() {
		return """
					perform set_config('aludel.schema', current_schema(), false);
				""";
	}

	private static String currentSchema(QualifiedName table) {
		return """
					if current_schema() is null then
						raise exception 'No schema of the search path exists in database %%.', current_database()
							using hint = 'Nothing was run. Create the schema, or set search_path, for instance in PGOPTIONS.';
					end if;
					if exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
							where c.oid = to_regclass(%1$s) and n.nspname <> current_schema()) then
						raise exception 'Table %% of database %% is not in the current schema, which is %%.',
							to_regclass(%1$s), current_database(), current_schema()
							using hint = 'Nothing was run. Set search_path to the schema that has the table, for instance in PGOPTIONS.';
					end if;
				"""
			.formatted(ScriptBookkeeping.literal(Identifier.quote(table)));
	}

	/**
	 * Sets the style that the driver asks for when it connects, which keeps the server's
	 * order of day and month. That of a database or a role would be kept here instead,
	 * and what the server's was is nowhere to be read.
	 */
	String dateStyle() {
		return """
				begin
					if exists (select from pg_settings where name = 'DateStyle' and source in ('database', 'user', 'database user')) then
						raise exception 'Database % or this role sets DateStyle to %, and the sessions of the application do not follow.',
							current_database(), current_setting('DateStyle')
							using hint = 'Nothing was run. Let psql ask for the style that they ask for: PGDATESTYLE=ISO psql ...';
					end if;
					perform set_config('DateStyle', 'ISO', false);
				end""";
	}

	String unlock() {
		return """
				begin
					perform pg_advisory_unlock(current_setting('aludel.lock')::bigint);
				end""";
	}

	/** Keeps in mind what a revision may set for the session. */
	String rememberSettings() {
		return """
				begin
					perform set_config('aludel.settings', json_object_agg(name, current_setting(name) order by position)::text, false)
					from unnest(%s::text[]) with ordinality as setting (name, position)
					where current_setting(name, true) is not null;
				end"""
			.formatted(ScriptBookkeeping.literal(SessionSettings.NAMES.toArray()));
	}

	/** Stops when a revision has reset what the script keeps in mind. */
	String refuseReset(String revision) {
		return """
				begin
					if coalesce(current_setting('aludel.lock', true), '') = '' then
						raise exception using
							message = %s || current_database() || ' reset all settings, and what the script keeps in them is gone.',
							hint = 'Its transaction is rolled back. Take the reset out of it, and write the script anew.';
					end if;
				end"""
			.formatted(ScriptBookkeeping.literal("Revision %s in database ".formatted(revision)));
	}

	/**
	 * Finds the tables where they were at the lock, until the transaction ends: whatever
	 * a revision has set, a name without a schema means that one.
	 */
	String findTables() {
		return """
				begin
					perform set_config('search_path', quote_ident(current_setting('aludel.schema')) || ', pg_temp', true);
				end""";
	}

	/** Keeps in mind where the next revision of the same transaction looks for tables. */
	String rememberSearchPath() {
		return """
				begin
					perform set_config('aludel.search_path', current_setting('search_path'), false);
				end""";
	}

	String restoreSearchPath() {
		return """
				begin
					perform set_config('search_path', current_setting('aludel.search_path'), true);
				end""";
	}

	/** Checks what a commit would check. */
	String checkConstraints() {
		return """
				declare
					all_names text;
					deferred_names text;
				begin
					%s	into all_names, deferred_names;
					if all_names is not null then
						execute 'set constraints ' || all_names || ' immediate';
					end if;
					if deferred_names is not null then
						execute 'set constraints ' || deferred_names || ' deferred';
					end if;
				end""".formatted(RevisionTransaction.CONSTRAINTS.indent(1).strip() + "\n");
	}

	/** Keeps in mind what has to be asked before the tables are found. */
	String rememberBegun(String begun) {
		return """
				begin
					perform set_config('aludel.next_begun', (%s)::text, false);
				end""".formatted(begun);
	}

	String restoreSettings() {
		return """
				begin
					perform set_config(setting.key, setting.value, false)
					from json_each_text(current_setting('aludel.settings')::json) as setting
					where current_setting(setting.key) is distinct from setting.value;
				end""";
	}

	/** Needs no privilege where the schema is there. */
	static String createSchema(String schema) {
		return """
				begin
					if not exists (select from pg_namespace where nspname = %s) then
						create schema %s;
					end if;
				end""".formatted(ScriptBookkeeping.literal(schema), Identifier.quote(schema));
	}

	/** Creates what is missing, and does not speak of what is there. */
	String createTables(Collection<String> definitions) {
		return "begin\n\tperform set_config('client_min_messages', 'warning', true);\n"
				+ definitions.stream().map((definition) -> "\t" + definition + ";\n").collect(Collectors.joining())
				+ "end";
	}

	/** Stops unless the database has exactly the revisions that the range begins with. */
	String start(Collection<String> applied, Collection<String> heads, @Nullable String missingTables) {
		String revisions = Identifier.quote(this.tables.revision());
		String expected = heads.isEmpty() ? "without revisions" : "at " + String.join(", ", heads);
		return """
				declare
					expected_revisions text[] := %1$s;
					applied_revisions text[];
					applied_heads text;
					missing text;
					surplus text;
				begin
				%2$s	if exists (select from %3$s) then
						raise exception 'Revision %% of database %% was begun and not finished.',
							(select revision from %3$s order by revision limit 1), current_database()
							using hint = 'Nothing was run. Finish it with the application, then write the script anew.';
					end if;
					applied_revisions := array(select revision from %4$s);
					if not (applied_revisions @> expected_revisions and expected_revisions @> applied_revisions) then
						select string_agg(r.revision, ', ' order by r.revision) into applied_heads from %4$s r
						where not exists (select from %4$s o where r.revision = any (o.revises || o.depends_on));
						select string_agg(id, ', ' order by id) into missing from unnest(expected_revisions) id
						where id <> all (applied_revisions);
						select string_agg(id, ', ' order by id) into surplus from unnest(applied_revisions) id
						where id <> all (expected_revisions);
						raise exception using
							message = %5$s || current_database() || ' is ' || coalesce('at ' || applied_heads, 'without revisions') || '.',
							detail = concat_ws(' ', 'It lacks ' || missing || '.', 'It also has ' || surplus || '.'),
							hint = 'Nothing was run. Write a script that begins where the database is.';
					end if;
				end"""
			.formatted(ScriptBookkeeping.literal(applied.toArray()), (missingTables != null) ? missingTables : "",
					Identifier.quote(this.tables.progress()), revisions, ScriptBookkeeping
						.literal("This script begins with a database %s, and database ".formatted(expected)));
	}

	/** Stops before the tables are read that a database without revisions lacks. */
	String refuseMissingTables(Collection<String> heads) {
		return """
					if to_regclass(%s) is null then
						raise exception using
							message = %s || current_database() || ' is without revisions.',
							hint = 'Nothing was run. Write a script that begins where the database is.';
					end if;
				""".formatted(ScriptBookkeeping.literal(Identifier.quote(this.tables.revision())), ScriptBookkeeping
			.literal("This script begins with a database at %s, and database ".formatted(String.join(", ", heads))));
	}

	String refuseInvalid(ConcurrentIndex index) {
		return """
				begin
					if %s then
						raise exception using
							message = %s,
							hint = 'See that no build of it runs, drop it, and go on with the application.';
					end if;
				end""".formatted(index.invalidCondition(),
				ScriptBookkeeping.literal(
						"Index %s of table %s is there already and not valid: another build of it failed or still runs."
							.formatted(index.name(), index.table())));
	}

}

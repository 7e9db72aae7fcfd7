package dev.aludel.postgresql;

import java.util.List;
import java.util.stream.Stream;

import dev.aludel.schema.Identity;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Table;

import static dev.aludel.Definitions.bigint;
import static dev.aludel.Definitions.check;
import static dev.aludel.Definitions.column;
import static dev.aludel.Definitions.foreignKey;
import static dev.aludel.Definitions.index;
import static dev.aludel.Definitions.integer;
import static dev.aludel.Definitions.primaryKey;
import static dev.aludel.Definitions.sequence;
import static dev.aludel.Definitions.table;
import static dev.aludel.Definitions.text;
import static dev.aludel.Definitions.unique;
import static dev.aludel.Definitions.varchar;
import static dev.aludel.postgresql.Catalog.columns;
import static dev.aludel.postgresql.Catalog.constraints;
import static dev.aludel.postgresql.Catalog.indexes;
import static dev.aludel.postgresql.Catalog.relations;

/** Schemas, extensions, tables and several changes of one table. */
final class TableScenarios {

	private TableScenarios() {
	}

	static Stream<Scenario> scenarios() {
		return Stream.of(schemas(), extensions(), tables(), batches(), comments()).flatMap((scenarios) -> scenarios);
	}

	private static Stream<Scenario> schemas() {
		String schemas = "select nspname from pg_namespace where nspname in ('audit', 'Old Audit') order by nspname collate \"C\"";
		return Stream.of(Scenario.of("creates schemas, also where there may be one").when((op) -> {
			op.createSchema("audit");
			op.createSchemaIfNotExists("audit");
			op.createSchemaIfNotExists("Old Audit");
		}).then(schemas, "Old Audit", "audit"),
				Scenario.of("drops schemas, also where there may be none")
					.given("create schema audit; create schema \"Old Audit\"")
					.when((op) -> {
						op.dropSchema("audit");
						op.dropSchemaIfExists("audit");
						op.dropSchemaIfExists("Old Audit");
					})
					.then(schemas));
	}

	private static Stream<Scenario> extensions() {
		String extensions = "select extname, extnamespace::regnamespace from pg_extension"
				+ " where extname <> 'plpgsql' order by 1";
		return Stream.of(Scenario.of("installs extensions, also where there may be one, in a schema of choice")
			.given("create schema tools; create schema search")
			.when((op) -> {
				op.createExtension("citext");
				op.createExtensionIfNotExists("citext");
				op.createExtension("pg_trgm", "search");
				op.createExtensionIfNotExists("uuid-ossp", "tools");
				op.createExtensionIfNotExists("uuid-ossp", "search");
			})
			.then(extensions, "citext|public", "pg_trgm|search", "uuid-ossp|tools"),
				Scenario.of("removes extensions, also where there may be none")
					.given("create extension citext; create extension \"uuid-ossp\"")
					.when((op) -> {
						op.dropExtension("citext");
						op.dropExtensionIfExists("citext");
						op.dropExtensionIfExists("uuid-ossp");
					})
					.then(extensions));
	}

	private static Stream<Scenario> tables() {
		return Stream.of(
				Scenario.of("creates a table with columns and constraints of every kind")
					.given("create table users (id bigint primary key)")
					.when((op) -> op.createTable("tasks", column("id", bigint()).identity(),
							column("title", varchar(200)).notNull().comment("What is to be done"),
							column("user_id", bigint()), column("effort", integer()).defaultValue("1"),
							primaryKey("pk_tasks", "id"), unique("uq_tasks_title", "title"),
							foreignKey("fk_tasks_user", "user_id").references("users"),
							check("ck_tasks_effort", "effort > 0")))
					.then(columns("tasks"), "id bigint not null identity by default",
							"title character varying(200) not null -- What is to be done", "user_id bigint",
							"effort integer = 1")
					.then(constraints("tasks"), "ck_tasks_effort CHECK ((effort > 0))",
							"fk_tasks_user FOREIGN KEY (user_id) REFERENCES users(id)", "pk_tasks PRIMARY KEY (id)",
							"uq_tasks_title UNIQUE (title)"),
				Scenario.of("creates a table with indexes and comments")
					.when((op) -> op.createTable(tasks()))
					.then(columns("tasks"), "title text -- What is to be done")
					.then(indexes("tasks"),
							"CREATE INDEX ix_tasks_title ON public.tasks USING btree (title) -- For the search")
					.then("select obj_description('tasks'::regclass, 'pg_class')", "It's work"),
				Scenario.of("creates a table that is described first")
					.given("create schema audit")
					.when((op) -> op
						.createTable(table("audit.notes", column("id", bigint()), primaryKey("pk_notes", "id"))
							.comment("described")))
					.then("select obj_description('audit.notes'::regclass), count(*) from audit.notes", "described|0"),
				Scenario.of("creates a table without columns")
					.when((op) -> op.createTable("marks"))
					.then(relations("public"), "marks"),
				Scenario.of("creates a table in another schema")
					.given("create schema audit")
					.when((op) -> op.createTable("audit.events", column("id", bigint())))
					.then(columns("audit.events"), "id bigint"),
				Scenario.of("keeps a not valid constraint of a new table not valid")
					.given("create table users (id bigint primary key)")
					.when((op) -> op.createTable("tasks", column("user_id", bigint()), column("effort", integer()),
							foreignKey("fk_tasks_user", "user_id").references("users", "id").notValid(),
							check("ck_tasks_effort", "effort > 0").notValid()))
					.then(constraints("tasks"), "ck_tasks_effort CHECK ((effort > 0)) NOT VALID",
							"fk_tasks_user FOREIGN KEY (user_id) REFERENCES users(id) NOT VALID"),
				Scenario.of("creates a table where there may be one").when((op) -> {
					op.createTableIfNotExists("tasks", column("title", text()).comment("first"));
					op.createTableIfNotExists("tasks", column("title", bigint()).comment("second"));
					op.createTableIfNotExists(tasks());
					op.createTableIfNotExists(tasks());
					op.createTableIfNotExists("others", column("effort", integer()),
							check("ck_others_effort", "effort > 0").notValid());
				})
					.then(columns("tasks"), "title text -- What is to be done")
					.then(indexes("tasks"),
							"CREATE INDEX ix_tasks_title ON public.tasks USING btree (title) -- For the search")
					.then(constraints("others"), "ck_others_effort CHECK ((effort > 0))"),
				Scenario.of("drops tables, also where there may be none")
					.given("create table tasks (); create table users ()")
					.when((op) -> {
						op.dropTable("tasks");
						op.dropTableIfExists("tasks");
						op.dropTableIfExists("users");
					})
					.then(relations("public")),
				Scenario.of("renames tables within their schema, also where there may be none")
					.given("create schema audit; create table audit.tasks (); create table users ()")
					.when((op) -> {
						op.renameTable("audit.tasks", "work.items");
						op.renameTableIfExists("users", "People");
						op.renameTableIfExists("users", "nobody");
					})
					.then(relations("audit"), "work.items")
					.then(relations("public"), "People"),
				Scenario.of("moves tables, with the sequences that they own, also where there is none")
					.given("create schema audit; create table tasks (id bigserial primary key); create table users ()")
					.when((op) -> {
						op.createSchema("Old Audit");
						op.moveTable("tasks", "audit");
						op.moveTable("audit.tasks", "Old Audit");
						op.moveTableIfExists("users", "audit");
						op.moveTableIfExists("nobody", "audit");
						op.createSequence(sequence("steps"));
						op.moveSequence("steps", "audit");
						op.moveSequenceIfExists("paces", "audit");
					})
					.then("select relname from pg_class where relnamespace = '\"Old Audit\"'::regnamespace and relkind in ('r', 'S') order by 1",
							"tasks", "tasks_id_seq")
					.then("select relname from pg_class where relnamespace = 'audit'::regnamespace order by 1", "steps",
							"users"));
	}

	private static Table tasks() {
		return Table.of(QualifiedName.of("tasks"), column("title", text()).comment("What is to be done"))
			.indexes(List.of(index("ix_tasks_title").on("title").comment("For the search")))
			.comment("It's work");
	}

	private static Stream<Scenario> batches() {
		return Stream.of(Scenario.of("changes a table in a single statement").given("""
				create table tasks (id bigint not null, code text, title text not null, effort integer default 1,
					number bigint generated by default as identity, old text, older text,
					constraint ck_old check (old <> ''), constraint ck_later check (effort > 0) not valid);
				create or replace function count_statements() returns event_trigger language plpgsql as
					$$ begin insert into statements values (tg_tag); end $$;
				create table statements (tag text);
				create event trigger statements on ddl_command_end when tag in ('ALTER TABLE')
					execute function count_statements()""").when((op) -> op.alterTable("tasks", (table) -> {
			table.addColumn(column("status", text()).notNull().defaultValue("'open'").comment("Where it is"));
			table.addColumnIfNotExists(column("status", integer()));
			table.dropColumn("old");
			table.dropColumnIfExists("older");
			table.dropColumnIfExists("oldest");
			table.alterColumnType("title", varchar(80));
			table.alterColumnType("code", integer(), "code::integer");
			table.dropNotNull("title");
			table.setNotNull("code");
			table.dropDefault("effort");
			table.setDefault("title", "'untitled'");
			table.addIdentity("id", Identity.always());
			table.dropIdentity("number");
			table.dropIdentityIfExists("number");
			table.addConstraint(primaryKey("pk_tasks", "id"));
			table.dropConstraintIfExists("ck_missing");
			table.validateConstraint("ck_later");
		}))
			.then(columns("tasks"), "id bigint not null identity always", "code integer not null",
					"title character varying(80) = 'untitled'::character varying", "effort integer",
					"number bigint not null", "status text not null = 'open'::text -- Where it is")
			.then(constraints("tasks"), "ck_later CHECK ((effort > 0))", "pk_tasks PRIMARY KEY (id)")
			.then("select count(*) from statements", "1"),
				Scenario.of("changes identity, collation and constraints of a table in a single statement")
					.given("create table tasks (id bigint generated always as identity, title text,"
							+ " constraint ck_title check (title <> ''))")
					.when((op) -> op.alterTable("tasks", (table) -> {
						table.alterIdentity("id", Identity.byDefault());
						table.alterColumnCollation("title", text(), "C");
						table.dropConstraint("ck_title");
					}))
					.then(columns("tasks"), "id bigint not null identity by default", "title text collate C")
					.then(constraints("tasks")),
				Scenario.of("changes a table in a single statement where there may be none")
					.given("create table tasks ()")
					.when((op) -> {
						op.alterTableIfExists("tasks",
								(table) -> table.addColumn(column("title", text()).comment("It's here")));
						op.alterTableIfExists("missing",
								(table) -> table.addColumn(column("title", text()).comment("It's not here")));
					})
					.then(columns("tasks"), "title text -- It's here")
					.then(relations("public"), "tasks"));
	}

	private static Stream<Scenario> comments() {
		String before = """
				create schema audit;
				create table audit.events (id bigint, constraint pk_events primary key (id));
				create index ix_events on audit.events (id)""";
		String table = "select obj_description('audit.events'::regclass, 'pg_class')";
		return Stream
			.of(Scenario.of("comments on a table, a column, an index and a constraint").given(before).when((op) -> {
				op.commentOnTable("audit.events", "It's a \\ \"table\"");
				op.commentOnColumn("audit.events", "id", "ein Schlüssel\nauf zwei Zeilen");
				op.commentOnIndex("audit.events", "ix_events", "an index?");
				op.commentOnConstraint("audit.events", "pk_events", "a constraint");
			})
				.then(table, "It's a \\ \"table\"")
				.then(columns("audit.events"), "id bigint not null -- ein Schlüssel\nauf zwei Zeilen")
				.then(indexes("audit.events"), "CREATE INDEX ix_events ON audit.events USING btree (id) -- an index?")
				.then(constraints("audit.events"), "pk_events PRIMARY KEY (id) -- a constraint"),
					Scenario.of("removes comments").given(before + """
							;
							comment on table audit.events is 'x'; comment on column audit.events.id is 'x';
							comment on index audit.ix_events is 'x';
							comment on constraint pk_events on audit.events is 'x'""").when((op) -> {
						op.commentOnTable("audit.events", null);
						op.commentOnColumn("audit.events", "id", null);
						op.commentOnIndex("audit.events", "ix_events", null);
						op.commentOnConstraint("audit.events", "pk_events", null);
					})
						.then("select count(*) from pg_description where objoid in ('audit.events'::regclass,"
								+ " 'audit.ix_events'::regclass, (select oid from pg_constraint where conname = 'pk_events'))",
								"0"));
	}

}

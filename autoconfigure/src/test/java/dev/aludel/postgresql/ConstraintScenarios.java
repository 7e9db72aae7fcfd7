package dev.aludel.postgresql;

import java.util.stream.Stream;

import static dev.aludel.Definitions.check;
import static dev.aludel.Definitions.exclusion;
import static dev.aludel.Definitions.expression;
import static dev.aludel.Definitions.foreignKey;
import static dev.aludel.Definitions.key;
import static dev.aludel.Definitions.primaryKey;
import static dev.aludel.Definitions.unique;
import static dev.aludel.Definitions.uniqueIndex;
import static dev.aludel.postgresql.Catalog.constraints;
import static dev.aludel.schema.ReferentialAction.CASCADE;
import static dev.aludel.schema.ReferentialAction.NO_ACTION;
import static dev.aludel.schema.ReferentialAction.RESTRICT;
import static dev.aludel.schema.ReferentialAction.SET_DEFAULT;
import static dev.aludel.schema.ReferentialAction.SET_NULL;

/** Each kind of constraint with each of its options. */
final class ConstraintScenarios {

	private ConstraintScenarios() {
	}

	static Stream<Scenario> scenarios() {
		return Stream.of(keys(), foreignKeys(), checks(), exclusions(), changes()).flatMap((scenarios) -> scenarios);
	}

	private static Stream<Scenario> keys() {
		String before = "create table tasks (a bigint, b bigint, c text, d text)";
		return Stream.of(
				Scenario.of("adds a primary key")
					.given(before)
					.when((op) -> op.addPrimaryKey("tasks", primaryKey("pk_tasks", "b", "a")))
					.then(constraints("tasks"), "pk_tasks PRIMARY KEY (b, a)"),
				Scenario.of("adds a primary key with further columns, checked at the end of the statement")
					.given(before)
					.when((op) -> op.addPrimaryKey("tasks", primaryKey("pk_tasks", "a").include("c", "d").deferrable()))
					.then(constraints("tasks"), "pk_tasks PRIMARY KEY (a) INCLUDE (c, d) DEFERRABLE"),
				Scenario.of("adds a primary key that is checked at the end of the transaction")
					.given(before)
					.when((op) -> op.addPrimaryKey("tasks", primaryKey("pk_tasks", "a").initiallyDeferred()))
					.then(constraints("tasks"), "pk_tasks PRIMARY KEY (a) DEFERRABLE INITIALLY DEFERRED"),
				Scenario.of("lets PostgreSQL name a key that has no name")
					.given(before)
					.when((op) -> op.addPrimaryKey("tasks", primaryKey("pk_tasks", "a").named(null)))
					.then(constraints("tasks"), "tasks_pkey PRIMARY KEY (a)"),
				Scenario.of("adds unique constraints").given(before).when((op) -> {
					op.addUnique("tasks", unique("uq_1", "a", "b"));
					op.addUnique("tasks", unique("uq_2", "a").include("c").deferrable());
					op.addUnique("tasks", unique("uq_3", "b").initiallyDeferred());
				})
					.then(constraints("tasks"), "uq_1 UNIQUE (a, b)", "uq_2 UNIQUE (a) INCLUDE (c) DEFERRABLE",
							"uq_3 UNIQUE (b) DEFERRABLE INITIALLY DEFERRED"),
				Scenario.of("takes indexes over for a primary key and a unique constraint").given(before).when((op) -> {
					op.createIndex("tasks", uniqueIndex("ix_a").on("a"));
					op.createIndex("tasks", uniqueIndex("uq_b").on("b"));
					op.addPrimaryKeyUsingIndex("tasks", primaryKey("pk_tasks", "a"), "ix_a");
					op.addUniqueUsingIndex("tasks", unique("uq_b", "b").initiallyDeferred(), "uq_b");
				})
					.then(constraints("tasks"), "pk_tasks PRIMARY KEY (a)",
							"uq_b UNIQUE (b) DEFERRABLE INITIALLY DEFERRED"),
				Scenario.of("exchanges a primary key for one over an index")
					.given("create table tasks (a bigint constraint pk_tasks primary key, b bigint not null)")
					.when((op) -> {
						op.createIndex("tasks", uniqueIndex("ix_b").on("b"));
						op.alterTable("tasks", (table) -> {
							table.dropConstraint("pk_tasks");
							table.addConstraintUsingIndex(primaryKey("pk_tasks", "b"), "ix_b");
						});
					})
					.then(constraints("tasks"), "pk_tasks PRIMARY KEY (b)"),
				Scenario.of("adds a unique constraint that lets NULL stand once")
					.since(15)
					.given(before)
					.when((op) -> op.addUnique("tasks", unique("uq_tasks", "a", "b").nullsNotDistinct().include("c")))
					.then(constraints("tasks"), "uq_tasks UNIQUE NULLS NOT DISTINCT (a, b) INCLUDE (c)"));
	}

	private static Stream<Scenario> foreignKeys() {
		String before = """
				create schema people;
				create table people.users (id bigint primary key, tenant bigint, code bigint, unique (tenant, code));
				create table tasks (user_id bigint, tenant bigint default 0, code bigint default 0)""";
		return Stream.of(
				Scenario.of("adds a foreign key to the primary key of a table")
					.given(before)
					.when((op) -> op.addForeignKey("tasks",
							foreignKey("fk_tasks", "user_id").references("people.users")))
					.then(constraints("tasks"), "fk_tasks FOREIGN KEY (user_id) REFERENCES people.users(id)"),
				Scenario.of("adds a foreign key over several columns that must all be there or none")
					.given(before)
					.when((op) -> op.addForeignKey("tasks",
							foreignKey("fk_tasks", "tenant", "code").references("people.users", "tenant", "code")
								.matchFull()))
					.then(constraints("tasks"),
							"fk_tasks FOREIGN KEY (tenant, code) REFERENCES people.users(tenant, code) MATCH FULL"),
				Scenario.of("adds foreign keys with each action").given(before).when((op) -> {
					op.addForeignKey("tasks",
							foreignKey("fk_1", "user_id").references("people.users", "id")
								.onDelete(NO_ACTION)
								.onUpdate(NO_ACTION));
					op.addForeignKey("tasks",
							foreignKey("fk_2", "user_id").references("people.users", "id")
								.onDelete(RESTRICT)
								.onUpdate(CASCADE));
					op.addForeignKey("tasks",
							foreignKey("fk_3", "user_id").references("people.users", "id")
								.onDelete(CASCADE)
								.onUpdate(RESTRICT));
					op.addForeignKey("tasks",
							foreignKey("fk_4", "user_id").references("people.users", "id")
								.onDelete(SET_NULL)
								.onUpdate(SET_DEFAULT));
					op.addForeignKey("tasks",
							foreignKey("fk_5", "user_id").references("people.users", "id")
								.onDelete(SET_DEFAULT)
								.onUpdate(SET_NULL));
				})
					.then(constraints("tasks"), "fk_1 FOREIGN KEY (user_id) REFERENCES people.users(id)",
							"fk_2 FOREIGN KEY (user_id) REFERENCES people.users(id) ON UPDATE CASCADE ON DELETE RESTRICT",
							"fk_3 FOREIGN KEY (user_id) REFERENCES people.users(id) ON UPDATE RESTRICT ON DELETE CASCADE",
							"fk_4 FOREIGN KEY (user_id) REFERENCES people.users(id)"
									+ " ON UPDATE SET DEFAULT ON DELETE SET NULL",
							"fk_5 FOREIGN KEY (user_id) REFERENCES people.users(id)"
									+ " ON UPDATE SET NULL ON DELETE SET DEFAULT"),
				Scenario.of("adds foreign keys that change some of their columns on delete")
					.since(15)
					.given(before)
					.when((op) -> {
						op.addForeignKey("tasks",
								foreignKey("fk_1", "tenant", "code").references("people.users", "tenant", "code")
									.onDelete(SET_NULL, "code"));
						op.addForeignKey("tasks",
								foreignKey("fk_2", "tenant", "code").references("people.users", "tenant", "code")
									.onDelete(SET_DEFAULT, "code", "tenant")
									.onUpdate(CASCADE));
					})
					.then(constraints("tasks"),
							"fk_1 FOREIGN KEY (tenant, code) REFERENCES people.users(tenant, code)"
									+ " ON DELETE SET NULL (code)",
							"fk_2 FOREIGN KEY (tenant, code) REFERENCES people.users(tenant, code)"
									+ " ON UPDATE CASCADE ON DELETE SET DEFAULT (code, tenant)"),
				Scenario.of("adds foreign keys that are checked later")
					.given(before + "; insert into tasks values (99)")
					.when((op) -> {
						op.addForeignKey("tasks",
								foreignKey("fk_1", "user_id").references("people.users").deferrable().notValid());
						op.addForeignKey("tasks",
								foreignKey("fk_2", "user_id").references("people.users")
									.initiallyDeferred()
									.notValid());
					})
					.then(constraints("tasks"),
							"fk_1 FOREIGN KEY (user_id) REFERENCES people.users(id) DEFERRABLE NOT VALID",
							"fk_2 FOREIGN KEY (user_id) REFERENCES people.users(id)"
									+ " DEFERRABLE INITIALLY DEFERRED NOT VALID"));
	}

	private static Stream<Scenario> checks() {
		return Stream.of(Scenario.of("adds checks")
			.given("create table tasks (effort integer); insert into tasks values (-1)")
			.when((op) -> {
				op.addCheck("tasks", check("ck_1", "effort < 100 or effort is null"));
				op.addCheck("tasks", check("ck_2", "effort <> 7").noInherit());
				op.addCheck("tasks", check("ck_3", "effort > 0").notValid());
				op.addCheck("tasks", check("ck_4", "effort > 1").noInherit().notValid());
			})
			.then(constraints("tasks"), "ck_1 CHECK (((effort < 100) OR (effort IS NULL)))",
					"ck_2 CHECK ((effort <> 7)) NO INHERIT", "ck_3 CHECK ((effort > 0)) NOT VALID",
					"ck_4 CHECK ((effort > 1)) NO INHERIT NOT VALID"));
	}

	private static Stream<Scenario> exclusions() {
		String before = "create table bookings (room integer, name text, during tstzrange, rank integer)";
		return Stream.of(
				Scenario.of("adds an exclusion constraint for some rows, over columns and expressions")
					.given("create extension btree_gist; " + before)
					.when((op) -> op.addExclusion("bookings",
							exclusion("ex_bookings").with("room", "=")
								.with("during", "&&")
								.with(expression("lower(name)"), "<>")
								.include("rank")
								.where("rank > 0 or room is null")
								.initiallyDeferred()))
					.then(constraints("bookings"),
							"ex_bookings EXCLUDE USING gist (room WITH =, during WITH &&, lower(name) WITH <>)"
									+ " INCLUDE (rank) WHERE (((rank > 0) OR (room IS NULL)))"
									+ " DEFERRABLE INITIALLY DEFERRED"),
				Scenario.of("adds an exclusion constraint with a method, an operator class, a collation and an order")
					.given(before)
					.when((op) -> op.addExclusion("bookings", exclusion("ex_bookings", "btree")
						.with(key("name").collation("C").operatorClass("text_pattern_ops").desc().nullsLast(), "=")
						.with("rank", "operator(pg_catalog.=)")
						.deferrable()))
					.then(constraints("bookings"), "ex_bookings EXCLUDE USING btree"
							+ " (name COLLATE \"C\" text_pattern_ops DESC NULLS LAST WITH =, rank WITH =) DEFERRABLE"));
	}

	private static Stream<Scenario> changes() {
		return Stream.of(Scenario.of("drops constraints, also where there may be none")
			.given("create table tasks (a integer, constraint ck_1 check (a > 0), constraint ck_2 check (a > 1))")
			.when((op) -> {
				op.dropConstraint("tasks", "ck_1");
				op.dropConstraintIfExists("tasks", "ck_1");
				op.dropConstraintIfExists("tasks", "ck_2");
			})
			.then(constraints("tasks")),
				Scenario.of("renames a constraint and the index behind it")
					.given("create table tasks (a integer, constraint uq_old unique (a))")
					.when((op) -> op.renameConstraint("tasks", "uq_old", "UQ new"))
					.then(constraints("tasks"), "UQ new UNIQUE (a)")
					.then("select indexrelid::regclass from pg_index where indrelid = 'tasks'::regclass", "\"UQ new\""),
				Scenario.of("validates a constraint")
					.given("create table tasks (a integer); alter table tasks add constraint ck_1 check (a > 0) not valid")
					.when((op) -> op.validateConstraint("tasks", "ck_1"))
					.then(constraints("tasks"), "ck_1 CHECK ((a > 0))"),
				Scenario.of("validates a constraint outside of a transaction")
					.given("create table tasks (a integer); alter table tasks add constraint ck_1 check (a > 0) not valid")
					.when((op) -> op.validateConstraintSeparately("tasks", "ck_1"))
					.then(constraints("tasks"), "ck_1 CHECK ((a > 0))"));
	}

}

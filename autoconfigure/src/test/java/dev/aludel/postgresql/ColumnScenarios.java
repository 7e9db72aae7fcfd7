package dev.aludel.postgresql;

import java.util.stream.Stream;

import dev.aludel.schema.Identity;
import dev.aludel.schema.QualifiedName;

import static dev.aludel.Definitions.array;
import static dev.aludel.Definitions.bigint;
import static dev.aludel.Definitions.bool;
import static dev.aludel.Definitions.bytea;
import static dev.aludel.Definitions.character;
import static dev.aludel.Definitions.column;
import static dev.aludel.Definitions.date;
import static dev.aludel.Definitions.doublePrecision;
import static dev.aludel.Definitions.enumType;
import static dev.aludel.Definitions.integer;
import static dev.aludel.Definitions.interval;
import static dev.aludel.Definitions.json;
import static dev.aludel.Definitions.jsonb;
import static dev.aludel.Definitions.numeric;
import static dev.aludel.Definitions.options;
import static dev.aludel.Definitions.real;
import static dev.aludel.Definitions.smallint;
import static dev.aludel.Definitions.text;
import static dev.aludel.Definitions.time;
import static dev.aludel.Definitions.timestamp;
import static dev.aludel.Definitions.timestamptz;
import static dev.aludel.Definitions.timetz;
import static dev.aludel.Definitions.type;
import static dev.aludel.Definitions.uuid;
import static dev.aludel.Definitions.varchar;
import static dev.aludel.postgresql.Catalog.columns;
import static dev.aludel.postgresql.Catalog.sequence;

/** Columns, their types and their identities. */
final class ColumnScenarios {

	private ColumnScenarios() {
	}

	static Stream<Scenario> scenarios() {
		return Stream.of(additions(), types(), changes(), identities()).flatMap((scenarios) -> scenarios);
	}

	private static Stream<Scenario> additions() {
		return Stream.of(Scenario.of("adds columns with a default, a collation and a comment")
			.given("create table tasks (id bigint); insert into tasks values (1)")
			.when((op) -> {
				op.addColumn("tasks", column("status", varchar(20)).notNull().defaultValue("'pending'"));
				op.addColumn("tasks", column("title", text()).collation("C").comment("It's \"new\""));
			})
			.then(columns("tasks"), "id bigint", "status character varying(20) not null = 'pending'::character varying",
					"title text collate C -- It's \"new\"")
			.then("select status from tasks", "pending"),
				Scenario.of("adds a column with a collation of a schema")
					.given("create schema words; create collation words.\"my.sort\" (locale = 'C');"
							+ " create table tasks (id bigint)")
					.when((op) -> op.addColumn("tasks",
							column("title", text()).collation(new QualifiedName("words", "my.sort"))))
					.then(columns("tasks"), "id bigint", "title text collate my.sort"),
				Scenario.of("adds identity columns with every option")
					.given("create table tasks (title text)")
					.when((op) -> {
						op.addColumn("tasks", column("id", bigint()).identity());
						op.addColumn("tasks",
								column("number", integer()).identity(Identity.always()
									.with(options().startWith(10)
										.incrementBy(5)
										.minValue(-100)
										.maxValue(1000)
										.cache(20)
										.cycling())));
					})
					.then(columns("tasks"), "title text", "id bigint not null identity by default",
							"number integer not null identity always")
					.then(sequence("tasks_number_seq"),
							"integer start 10 increment 5 min -100 max 1000 cache 20 cycle owned by tasks.number"),
				Scenario.of("adds a stored generated column")
					.given("create table tasks (effort integer)")
					.when((op) -> op.addColumn("tasks",
							column("twice", integer()).notNull().generatedAlwaysAs("effort * 2")))
					.then(columns("tasks"), "effort integer", "twice integer not null stored = (effort * 2)"),
				Scenario.of("adds a virtual generated column")
					.since(18)
					.given("create table tasks (effort integer)")
					.when((op) -> op.addColumn("tasks", column("twice", integer()).generatedVirtuallyAs("effort * 2")))
					.then(columns("tasks"), "effort integer", "twice integer virtual = (effort * 2)"),
				Scenario.of("adds a column where there may be one, and comments on it either way")
					.given("create table tasks (title text)")
					.when((op) -> {
						op.addColumnIfNotExists("tasks", column("title", integer()).comment("old"));
						op.addColumnIfNotExists("tasks", column("status", integer()).comment("new"));
					})
					.then(columns("tasks"), "title text -- old", "status integer -- new"));
	}

	private static Stream<Scenario> types() {
		return Stream.of(
				Scenario.of("knows each type by the name that format_type gives it")
					.given("create schema audit; create type audit.\"Mood\" as enum ('ok');"
							+ " create type level as enum ('low')")
					.when((op) -> op.createTable("types", column("a", bigint()), column("b", integer()),
							column("c", smallint()), column("d", varchar(20)), column("e", varchar()),
							column("f", character(3)), column("g", text()), column("h", bool()), column("i", numeric()),
							column("j", numeric(10, 2)), column("k", real()), column("l", doublePrecision()),
							column("m", date()), column("n", time()), column("o", time(3)), column("p", timetz()),
							column("q", timetz(3)), column("r", timestamp()), column("s", timestamp(3)),
							column("t", timestamptz()), column("u", timestamptz(3)), column("v", interval()),
							column("w", uuid()), column("x", json()), column("y", jsonb()), column("z", bytea()),
							column("aa", enumType("level")), column("ab", enumType("audit.Mood")),
							column("ac", array(integer())), column("ad", array(array(varchar(5)))),
							column("ae", array(enumType("audit.Mood"))), column("af", type("bit varying(8)"))))
					.then(columns("types"), "a bigint", "b integer", "c smallint", "d character varying(20)",
							"e character varying", "f character(3)", "g text", "h boolean", "i numeric",
							"j numeric(10,2)", "k real", "l double precision", "m date", "n time without time zone",
							"o time(3) without time zone", "p time with time zone", "q time(3) with time zone",
							"r timestamp without time zone", "s timestamp(3) without time zone",
							"t timestamp with time zone", "u timestamp(3) with time zone", "v interval", "w uuid",
							"x json", "y jsonb", "z bytea", "aa level", "ab audit.\"Mood\"", "ac integer[]",
							"ad character varying(5)[]", "ae audit.\"Mood\"[]", "af bit varying(8)"),
				Scenario.of("changes the type of a column, also by an expression and with a collation")
					.given("create table tasks (a integer, b text, c text); insert into tasks values (1, '2', 'x')")
					.when((op) -> {
						op.alterColumnType("tasks", "a", bigint());
						op.alterColumnType("tasks", "b", integer(), "b::integer + 1");
						op.alterColumnCollation("tasks", "c", varchar(9), "C");
					})
					.then(columns("tasks"), "a bigint", "b integer", "c character varying(9) collate C")
					.then("select * from tasks", "1|3|x"));
	}

	private static Stream<Scenario> changes() {
		return Stream.of(Scenario.of("changes collations, also with a conversion and in one statement with others")
			.given("create table tasks (a text, b text, c text, d text); insert into tasks values ('1', '2', '3', '4')")
			.when((op) -> {
				op.alterColumnCollation("tasks", "a", varchar(9), new QualifiedName("pg_catalog", "C"));
				op.alterColumnCollation("tasks", "b", text(), QualifiedName.of("C"), "b || '!'");
				op.alterTable("tasks", (table) -> {
					table.alterColumnCollation("c", text(), QualifiedName.of("C"));
					table.alterColumnCollation("d", text(), QualifiedName.of("C"), "d || '?'");
				});
			})
			.then(columns("tasks"), "a character varying(9) collate C", "b text collate C", "c text collate C",
					"d text collate C")
			.then("select * from tasks", "1|2!|3|4?"),
				Scenario.of("drops columns, also where there may be none")
					.given("create table tasks (a text, b text, c text)")
					.when((op) -> {
						op.dropColumn("tasks", "a");
						op.dropColumnIfExists("tasks", "a");
						op.dropColumnIfExists("tasks", "b");
					})
					.then(columns("tasks"), "c text"),
				Scenario.of("renames a column")
					.given("create table tasks (a text)")
					.when((op) -> op.renameColumn("tasks", "a", "User"))
					.then(columns("tasks"), "User text"),
				Scenario.of("sets and drops not null")
					.given("create table tasks (a text, b text not null)")
					.when((op) -> {
						op.setNotNull("tasks", "a");
						op.dropNotNull("tasks", "b");
					})
					.then(columns("tasks"), "a text not null", "b text"),
				Scenario.of("sets and drops defaults and leaves rows alone")
					.given("create table tasks (a integer, b text default 'x'); insert into tasks values (1, 'y')")
					.when((op) -> {
						op.setDefault("tasks", "a", "1 + 1");
						op.dropDefault("tasks", "b");
					})
					.then(columns("tasks"), "a integer = (1 + 1)", "b text")
					.then("select * from tasks", "1|y"));
	}

	private static Stream<Scenario> identities() {
		return Stream.of(Scenario.of("makes columns identity columns")
			.given("create table tasks (a bigint not null, b integer not null)")
			.when((op) -> {
				op.addIdentity("tasks", "a", Identity.byDefault());
				op.addIdentity("tasks", "b", Identity.always().with(options().startWith(7)));
			})
			.then(columns("tasks"), "a bigint not null identity by default", "b integer not null identity always")
			.then(sequence("tasks_b_seq"), "integer start 7 increment 1 min 1 max 2147483647 cache 1 owned by tasks.b"),
				Scenario.of("changes the given options of an identity column and no other")
					.given("create table tasks (a integer generated by default as identity (start 3 increment 2 cycle))")
					.when((op) -> op.alterIdentity("tasks", "a",
							Identity.always().with(options().incrementBy(50).maxValue(5000))))
					.then(columns("tasks"), "a integer not null identity always")
					.then(sequence("tasks_a_seq"),
							"integer start 3 increment 50 min 1 max 5000 cache 1 cycle owned by tasks.a"),
				Scenario.of("changes every option of an identity column")
					.given("create table tasks (a integer generated by default as identity"
							+ " (start -3 increment -2 minvalue -8 maxvalue -2 cycle))")
					.when((op) -> op.alterIdentity("tasks", "a", Identity.byDefault()
						.with(options().startWith(-5).incrementBy(-1).minValue(-9).maxValue(-1).cache(4).notCycling())))
					.then(sequence("tasks_a_seq"),
							"integer start -5 increment -1 min -9 max -1 cache 4 owned by tasks.a"),
				Scenario.of("makes identity columns plain ones, also where they may be plain")
					.given("create table tasks (a integer generated by default as identity,"
							+ " b integer generated always as identity)")
					.when((op) -> {
						op.dropIdentity("tasks", "a");
						op.dropIdentityIfExists("tasks", "a");
						op.dropIdentityIfExists("tasks", "b");
					})
					.then(columns("tasks"), "a integer not null", "b integer not null"));
	}

}

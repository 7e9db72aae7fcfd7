package dev.aludel.autogenerate.canonical;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import dev.aludel.autogenerate.canonical.Cases.Outcome;
import dev.aludel.schema.CheckConstraint;
import dev.aludel.schema.DatabaseSchema;
import dev.aludel.schema.EnumType;
import dev.aludel.schema.Identity;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Sequence;
import dev.aludel.schema.SequenceOptions;
import dev.aludel.schema.Table;
import dev.aludel.schema.UniqueConstraint;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.junit.jupiter.api.Test;

import static dev.aludel.autogenerate.canonical.Alignment.column;
import static dev.aludel.autogenerate.canonical.Alignment.table;
import static org.assertj.core.api.Assertions.assertThat;

@PostgresTest
class TypeAlignmentTests {

	@Test
	void isNoDifferenceInAnotherSpelling(TestDatabase database) {
		createTypes(database);
		List<Outcome> outcomes = Cases.of("""
				boolean                     | bool
				integer                     | int4
				bigint                      | int8
				smallint                    | int2
				float(53)                   | float8
				float(34)                   | double precision
				float4                      | real
				varchar(255)                | character varying(255)
				numeric(10,0)               | decimal(10)
				timestamp(6) with time zone | timestamptz
				timestamp(6)                | timestamp
				timestamp(3)                | timestamp(3)
				integer array               | integer[]
				varchar(255) array          | varchar(255)[]
				TEXT                        | text
				int4                        | integer
				Timestamp With Time Zone    | timestamptz
				numeric(21,0)               | numeric(21,0)
				time(0)                     | time(0)
				numeric(38,0)               | numeric(38,0)
				bytea                       | bytea
				uuid                        | uuid
				date                        | date
				citext                      | citext
				char(1)                     | character(1)
				interval second(6)          | interval second
				Mood                        | mood
				mood array                  | mood[]
				"Weird mood"                | "Weird mood"
				zip                         | zip
				audit.level                 | audit.level
				oid                         | oid
				""")
			.align(database, (cells) -> "create table $table (value " + cells.get(1) + ")",
					(cells) -> table("any", column("value", cells.get(0))));
		assertThat(outcomes).allSatisfy((outcome) -> assertThat(outcome.aligned()).isEqualTo(outcome.database()));
	}

	@Test
	void isADifferenceWhenItIsAnotherType(TestDatabase database) {
		createTypes(database);
		List<Outcome> outcomes = Cases.of("""
				varchar(100)                | varchar(50)   | character varying(100)
				varchar(255)                | varchar       | character varying(255)
				text                        | varchar(255)  | text
				bigint                      | integer       | bigint
				numeric(12,2)               | numeric(10,2) | numeric(12,2)
				timestamp(3) with time zone | timestamptz   | timestamp(3) with time zone
				timestamp(6) with time zone | timestamp     | timestamp with time zone
				jsonb                       | json          | jsonb
				uuid                        | varchar(36)   | uuid
				integer array               | integer       | integer[]
				bigint array                | integer[]     | bigint[]
				float(53)                   | real          | double precision
				char(1)                     | varchar(1)    | character(1)
				bytea                       | oid           | bytea
				varchar(10)                 | zip           | character varying(10)
				varchar(255)                | smallint      | character varying(255)
				""")
			.align(database, (cells) -> "create table $table (value " + cells.get(1) + ")",
					(cells) -> table("any", column("value", cells.get(0))));
		assertThat(outcomes).allSatisfy((outcome) -> {
			assertThat(outcome.aligned().columns()).containsExactly(column("value", outcome.cells().get(2)));
			assertThat(outcome.aligned()).isNotEqualTo(outcome.database());
		});
	}

	@Test
	void spellsTheTypesOfNewTablesToo(TestDatabase database) {
		assertThat(new Alignment(database).align(table("things", column("a", "int4"), column("b", "varchar(9)"))))
			.isEqualTo(table("things", column("a", "integer"), column("b", "character varying(9)")));
	}

	@Test
	void knowsEnumTypesThatTheDatabaseLacks(TestDatabase database) {
		DatabaseSchema model = DatabaseSchema.of(table("people", column("mood", "Mood").defaultValue("'ok'")))
			.enumTypes(List.of(new EnumType(QualifiedName.of("mood"), List.of("ok"))));
		AlignedModel aligned = new Alignment(database).align(model);
		assertThat(aligned.diagnostics()).isEmpty();
		assertThat(aligned.schema().tables())
			.containsExactly(table("people", column("mood", "mood").defaultValue("'ok'")));
		assertThat(database.query("select typname from pg_type where typname = 'mood'")).isEmpty();
	}

	@Test
	void leavesATypeAsItIsThatNeedsASchemaWhichIsNotThereYet(TestDatabase database) {
		DatabaseSchema model = DatabaseSchema
			.of(table("people", column("mood", "audit.mood").defaultValue("'ok'"),
					CheckConstraint.of(null, "mood <> 'bad'")))
			.enumTypes(List.of(new EnumType(new QualifiedName("audit", "mood"), List.of("ok", "bad"))));
		AlignedModel aligned = new Alignment(database, "public", "audit").align(model);
		assertThat(aligned.diagnostics()).isEmpty();
		assertThat(aligned.schema()).isEqualTo(model);
	}

	@Test
	void saysWhichTypeTheServerDoesNotKnowAndAlignsTheRest(TestDatabase database) {
		database.execute("create table things (a integer, b varchar(9), c text)");
		AlignedModel aligned = new Alignment(database)
			.align(DatabaseSchema.of(table("things", column("a", "int4"), column("b", "vector(3)").defaultValue("'x'"),
					column("c", "TEXT"), CheckConstraint.of(null, "b <> ''"))));
		assertThat(aligned.schema().tables())
			.containsExactly(table("things", column("a", "integer"), column("b", "vector(3)").defaultValue("'x'"),
					column("c", "text"), CheckConstraint.of(null, "b <> ''")));
		assertThat(aligned.diagnostics()).extracting(AlignmentDiagnostic::message).containsExactly("""
				PostgreSQL does not accept the type of column b of table things:
				  vector(3)
				type "vector" does not exist (42704)""");
	}

	@Test
	void takesColumnDefinitionsApart(TestDatabase database) {
		database.execute("""
				create table codes (
				  code varchar(20) default 'x' not null check (length(code) > 0),
				  amount numeric(10,2) default 0.00 constraint ck_amount check (amount >= 0),
				  twice numeric generated always as (amount * 2) stored,
				  name text collate "C" unique
				)""");
		Alignment alignment = new Alignment(database);
		Table aligned = alignment
			.align(table("codes", column("code", "VARCHAR(20) default 'x' not null check (length(code) > 0)"),
					column("amount", "numeric(10,2) default 0 constraint ck_amount check ((amount) >= 0)"),
					column("twice", "numeric generated always as ((amount) * 2) stored"),
					column("name", "text collate \"C\" unique")));
		Table existing = alignment.table("codes");
		assertThat(aligned.columns()).isEqualTo(existing.columns());
		assertThat(aligned.checkConstraints()).extracting(CheckConstraint::expression)
			.containsExactlyInAnyOrderElementsOf(
					existing.checkConstraints().stream().map(CheckConstraint::expression).toList());
		assertThat(aligned.checkConstraints()).extracting(CheckConstraint::name)
			.containsExactlyInAnyOrder(null, "ck_amount");
		assertThat(aligned.uniqueConstraints()).containsExactly(UniqueConstraint.of(null, List.of("name")));
	}

	@Test
	void keepsTheAuthorsWordsOfADefinitionThatDiffers(TestDatabase database) {
		database.execute("create table codes (code varchar(20) default 'y')");
		Table aligned = new Alignment(database)
			.align(table("codes", column("code", "varchar(20) DEFAULT lower( 'X' ) NOT NULL check ( code <> 'z' )")));
		assertThat(aligned)
			.isEqualTo(table("codes", column("code", "character varying(20)").defaultValue("lower( 'X' )").notNull(),
					CheckConstraint.of(null, "code <> 'z'")));
	}

	@Test
	void letsTheModelsOwnFactsStandBesideTheDefinition(TestDatabase database) {
		Table aligned = new Alignment(database).align(table("codes",
				column("a", "text default 'x'").defaultValue("'y'").collation("C"), column("b", "text null").notNull(),
				column("id", "bigint primary key"), PrimaryKey.of(null, List.of("a"))));
		assertThat(aligned.columns()).containsExactly(column("a", "text").defaultValue("'y'").collation("C"),
				column("b", "text").notNull(), column("id", "bigint").notNull());
	}

	@Test
	void findsTheSequenceBehindASerialColumn(TestDatabase database) {
		database.execute("create table tasks (id bigserial primary key)");
		Alignment alignment = new Alignment(database);
		AlignedModel aligned = alignment.align(DatabaseSchema
			.of(table("tasks", column("id", "bigserial"), PrimaryKey.of("tasks_pkey", List.of("id")))));
		assertThat(aligned.schema()).isEqualTo(alignment.reflected().schema());
	}

	@Test
	void saysWhichDefinitionTheServerDoesNotAccept(TestDatabase database) {
		AlignedModel aligned = new Alignment(database).align(DatabaseSchema.of(table("codes",
				column("a", "text default 'x'"), column("b", "text default lowr('x')"), column("c", "TEXT"))));
		assertThat(aligned.schema().tables()).containsExactly(table("codes", column("a", "text").defaultValue("'x'"),
				column("b", "text default lowr('x')"), column("c", "text")));
		assertThat(aligned.diagnostics()).extracting(AlignmentDiagnostic::message).containsExactly("""
				PostgreSQL does not accept the type of column b of table codes:
				  text default lowr('x')
				function lowr(unknown) does not exist (42883)""");
	}

	@Test
	void reducesTheOptionsOfSequencesAndIdentities(TestDatabase database) {
		DatabaseSchema model = DatabaseSchema
			.of(table("tasks",
					column("id", "int4").identity(Identity.byDefault()
						.with(SequenceOptions.DEFAULTS.startWith(1).maxValue(Integer.MAX_VALUE)))))
			.sequences(List.of(Sequence.of(QualifiedName.of("order_no"))
				.with(SequenceOptions.DEFAULTS.startWith(1).incrementBy(50).cache(1))));
		assertThat(new Alignment(database).align(model).schema())
			.isEqualTo(DatabaseSchema.of(table("tasks", column("id", "integer").identity()))
				.sequences(List.of(Sequence.of(QualifiedName.of("order_no")).incrementBy(50))));
	}

	@Test
	void needsNoTemporaryTableWhenEverythingIsSpelledAlike(TestDatabase database) {
		database.execute("""
				create table things (id bigint generated by default as identity primary key,
				  name varchar(20) default 'x' check (length(name) > 2));
				create index on things (lower(name)) where id > 0;
				revoke temporary on database %s from public;
				create role nobody login;
				""".formatted(database.name()));
		Alignment alignment = new Alignment(database);
		try (Connection connection = database.dataSource("nobody").getConnection()) {
			DatabaseSchema schema = alignment.reflected().schema();
			assertThat(new ModelAlignment().align(connection, schema, alignment.reflected()).schema())
				.isEqualTo(schema);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
		finally {
			database.execute("drop role nobody");
		}
	}

	private static void createTypes(TestDatabase database) {
		database.execute("""
				create extension citext;
				create schema audit;
				create type mood as enum ('ok');
				create type "Weird mood" as enum ('ok');
				create type audit.level as enum ('low');
				create domain zip as varchar(10) check (length(value) > 2);
				""");
	}

}

package dev.aludel.autogenerate.canonical;

import java.util.List;

import dev.aludel.autogenerate.canonical.Cases.Outcome;
import dev.aludel.schema.Column;
import dev.aludel.schema.DatabaseSchema;
import dev.aludel.schema.EnumType;
import dev.aludel.schema.QualifiedName;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.junit.jupiter.api.Test;

import static dev.aludel.autogenerate.canonical.Alignment.column;
import static dev.aludel.autogenerate.canonical.Alignment.table;
import static org.assertj.core.api.Assertions.assertThat;

@PostgresTest
class DefaultAlignmentTests {

	@Test
	void isNoDifferenceInAnotherSpelling(TestDatabase database) {
		database.execute("create sequence order_no; create type mood as enum ('ok', 'bad')");
		List<Outcome> outcomes = Cases.of("""
				varchar(255)                | 'NEW'              | 'NEW'::character varying
				varchar(255)                | 'NEW'              | 'NEW'::text
				varchar(255)                | 'NEW'              | 'NEW'::varchar(20)
				boolean                     | true               | 't'
				boolean                     | true               | 'true'::boolean
				boolean                     | false              | (false)
				bigint                      | 0                  | '0'::bigint
				bigint                      | 0                  | cast(0 as bigint)
				smallint                    | 1                  | '1'
				integer                     | -1                 | (-1)
				integer                     | -1                 | '-1'
				integer                     | +1                 | 1
				integer                     | 2                  | 1 + 1
				integer                     | 100                | 1e2
				numeric(12,2)               | 0                  | 0.00
				numeric                     | 0                  | 0.00
				double precision            | 1                  | 1.0
				jsonb                       | '{}'               | '{}'::jsonb
				jsonb                       | '{"a": 1}'         | '{ "a" : 1 }'
				json                        | '{}'               | '{ }'::json
				char(3)                     | 'a'                | 'a  '
				timestamp(6) with time zone | CURRENT_TIMESTAMP  | now()
				timestamp(6) with time zone | current_timestamp  | transaction_timestamp()
				timestamp(6) with time zone | now()              | CURRENT_TIMESTAMP(6)
				timestamp(6)                | LOCALTIMESTAMP     | now()
				timestamp(6)                | now()              | LOCALTIMESTAMP(6)
				varchar(63)                 | user               | current_user
				uuid                        | gen_random_uuid()  | gen_random_uuid ( )
				text                        | null               | null
				varchar(20)                 | NULL               | null
				bigint                      | nextval('order_no') | nextval('public.order_no'::regclass)
				date                        | '2020-01-31'       | 'Jan 31, 2020'
				text array                  | '{}'               | ARRAY[]::text[]
				mood                        | 'ok'               | 'ok'::mood
				text                        | 'a' || 'b'         | 'ab'
				text                        | 'it''s {not}'      | 'it''s {not}'::text
				""")
			.align(database,
					(cells) -> "create table $table (value %s default %s)".formatted(cells.get(0), cells.get(2)),
					(cells) -> table("any", column("value", cells.get(0)).defaultValue(cells.get(1))));
		assertThat(outcomes).allSatisfy((outcome) -> assertThat(outcome.aligned()).isEqualTo(outcome.database()));
		assertThat(database.query("select last_value, is_called from order_no")).containsExactly("1|f");
	}

	@Test
	void isADifferenceWhenItMeansAnother(TestDatabase database) {
		createFunctions(database);
		List<Outcome> outcomes = Cases.of("""
				varchar(255)                | 'NEW'               | 'OLD'
				varchar(255)                | 'new'               | 'NEW'
				jsonb                       | '{"a": 1}'          | '{"a":2}'
				json                        | '{"a": 1}'          | '{"a":2}'
				timestamp(6) with time zone | clock_timestamp()   | now()
				timestamp(6) with time zone | LOCALTIMESTAMP      | now()
				timestamp(6) with time zone | CURRENT_TIMESTAMP(3) | now()
				bigint                      | nextval('order_no') | nextval('invoice_no')
				bigint                      | 1                   | nextval('order_no')
				bigint                      | 0                   | 1
				interval                    | '1 day'             | '24 hours'
				uuid                        | gen_random_uuid()   | uuidish()
				integer                     | 1                   | counted()
				mood                        | 'ok'                | 'bad'
				boolean                     | true                | false
				integer                     | 1                   | 1 / 0
				""")
			.align(database,
					(cells) -> "create table $table (value %s default %s)".formatted(cells.get(0), cells.get(2)),
					(cells) -> table("any", column("value", cells.get(0)).defaultValue(cells.get(1))));
		assertThat(outcomes).allSatisfy((outcome) -> {
			assertThat(outcome.aligned().columns()).extracting(Column::defaultValue)
				.containsExactly(outcome.cells().get(1));
			assertThat(outcome.aligned()).isNotEqualTo(outcome.database());
		});
		assertThat(database.query("select last_value, is_called from calls")).containsExactly("1|f");
		assertThat(database.query("select last_value, is_called from order_no")).containsExactly("1|f");
	}

	@Test
	void runsNoFunctionOfTheApplicationEvenBesideDefaultsThatItComparesByValue(TestDatabase database) {
		createFunctions(database);
		database.execute("create table things (a bigint default '0'::bigint, b integer default counted())");
		Alignment alignment = new Alignment(database);
		assertThat(alignment
			.align(table("things", column("a", "bigint").defaultValue("0"), column("b", "integer").defaultValue("1")))
			.columns()).extracting(Column::defaultValue).containsExactly("'0'::bigint", "1");
		assertThat(database.query("select last_value, is_called from calls")).containsExactly("1|f");
	}

	@Test
	void staysTheSameWhenTheTypeOfTheColumnChanged(TestDatabase database) {
		database.execute("""
				create table things (a varchar(20) default 'x', b integer default 0);
				alter table things alter column a type text, alter column b type bigint;
				""");
		Alignment alignment = new Alignment(database);
		assertThat(alignment
			.align(table("things", column("a", "text").defaultValue("'x'"), column("b", "bigint").defaultValue("0"))))
			.isEqualTo(alignment.table("things"));
	}

	@Test
	void staysTheAuthorsWhenTheTypesDifferAndTheValueDoesNotFit(TestDatabase database) {
		database.execute("create table things (a varchar(20) default '1')");
		assertThat(new Alignment(database).align(table("things", column("a", "integer").defaultValue("1"))))
			.isEqualTo(table("things", column("a", "integer").defaultValue("1")));
	}

	@Test
	void mayUseAValueThatTheEnumTypeOfTheDatabaseLacks(TestDatabase database) {
		database.execute("create type mood as enum ('ok'); create table people (mood mood default 'ok')");
		DatabaseSchema model = DatabaseSchema.of(table("people", column("mood", "mood").defaultValue("'bad'")))
			.enumTypes(List.of(new EnumType(QualifiedName.of("mood"), List.of("bad", "ok"))));
		AlignedModel aligned = new Alignment(database).align(model);
		assertThat(aligned.diagnostics()).isEmpty();
		assertThat(aligned.schema()).isEqualTo(model);
		AlignedModel unchanged = new Alignment(database)
			.align(model.tables(List.of(table("people", column("mood", "mood").defaultValue("'ok'")))));
		assertThat(unchanged.schema().tables())
			.containsExactly(table("people", column("mood", "mood").defaultValue("'ok'::mood")));
	}

	@Test
	void saysWhichDefaultTheServerDoesNotAccept(TestDatabase database) {
		database.execute("create table things (a integer default 1, b integer default '2')");
		AlignedModel aligned = new Alignment(database).align(DatabaseSchema.of(table("things",
				column("a", "integer").defaultValue("one()"), column("b", "integer").defaultValue("(2)"))));
		assertThat(aligned.schema().tables().get(0).columns()).extracting(Column::defaultValue)
			.containsExactly("one()", "2");
		assertThat(aligned.diagnostics()).extracting(AlignmentDiagnostic::message).containsExactly("""
				PostgreSQL does not accept the default of column a of table things:
				  one()
				function one() does not exist (42883)""");
	}

	@Test
	void findsTheCulpritAmongHundreds(TestDatabase database) {
		Column[] columns = new Column[700];
		for (int number = 0; number < columns.length; number++) {
			columns[number] = column("c" + number, "integer")
				.defaultValue((number == 431) ? "oops(" : "(" + number + ")");
		}
		AlignedModel aligned = new Alignment(database).align(DatabaseSchema.of(table("things", columns)));
		assertThat(aligned.diagnostics()).extracting(AlignmentDiagnostic::name).containsExactly("c431");
	}

	private static void createFunctions(TestDatabase database) {
		database.execute("""
				create sequence order_no;
				create sequence invoice_no;
				create sequence calls;
				create type mood as enum ('ok', 'bad');
				create function counted() returns integer language plpgsql immutable as
				  'begin perform nextval(''calls''); return 1; end';
				create function uuidish() returns uuid language plpgsql as
				  'begin perform nextval(''calls''); return null; end';
				""");
	}

}

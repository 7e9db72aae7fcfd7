package dev.aludel.autogenerate.canonical;

import java.util.List;

import dev.aludel.autogenerate.canonical.Cases.Outcome;
import dev.aludel.schema.CheckConstraint;
import dev.aludel.schema.Column;
import dev.aludel.schema.DatabaseSchema;
import dev.aludel.schema.Index;
import dev.aludel.schema.IndexKey;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Table;
import dev.aludel.schema.TableElement;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.junit.jupiter.api.Test;

import static dev.aludel.autogenerate.canonical.Alignment.column;
import static dev.aludel.autogenerate.canonical.Alignment.table;
import static org.assertj.core.api.Assertions.assertThat;

@PostgresTest
class ConditionAlignmentTests {

	private static final Column[] COLUMNS = { column("a", "integer"), column("b", "integer"), column("big", "bigint"),
			column("amount", "numeric(12,2)"), column("status", "character varying(20)"), column("name", "text"),
			column("flag", "character(1)"), column("active", "boolean"),
			column("closed_at", "timestamp with time zone"), column("doc", "jsonb"), column("raw", "json"),
			column("Mixed", "integer") };

	@Test
	void isNoDifferenceInAnotherSpelling(TestDatabase database) {
		List<Outcome> outcomes = Cases.of("""
				status in ('CLOSED','NEW','ACTIVE')       | status in ('NEW','ACTIVE','CLOSED')
				status in ('NEW','ACTIVE')                | ((status)::text = ANY (ARRAY['NEW','ACTIVE']))
				status in ('NEW')                         | status = 'NEW'
				status not in ('NEW','ACTIVE')            | status <> all (array['ACTIVE','NEW'])
				flag in ('N','Y')                         | flag in ('Y','N')
				name in ('b','a')                         | name in ('a','b')
				a in (3,1,2)                              | a in (1,2,3)
				big in (2,1)                              | big in (1,2)
				a between 0 and 2                         | a >= 0 and a <= 2
				a between 1 and 5                         | a >= 1 and (a <= 5)
				amount > 0                                | (amount > (0)::numeric)
				A > 0                                     | a > 0
				"Mixed" > 0                               | ("Mixed" > 0)
				a > 0 and (b > 0 and a < b)               | (a > 0 and b > 0) and a < b
				a > 0 or (b > 0 or a < b)                 | a > 0 or b > 0 or a < b
				a != 1                                    | a <> 1
				doc ?'k' and doc <> '{"a": 1}'            | (doc ? 'k' and doc <> '{"a":1}')
				name like 'x%'                            | name ~~ 'x%'
				status in ('A','B') or status is null     | status in ('B','A') or status is null
				closed_at < now()                         | closed_at < current_timestamp
				cast(a as text) = '1'                     | a::text = '1'
				doc is null or (doc ->> 'k' in ('a','b')) | doc is null or (doc ->> 'k' in ('b','a'))
				""")
			.align(database, (cells) -> create("constraint ck check (" + cells.get(1) + ")"),
					(cells) -> model(CheckConstraint.of("ck", cells.get(0))));
		assertThat(outcomes).allSatisfy((outcome) -> assertThat(outcome.aligned()).isEqualTo(outcome.database()));
	}

	@Test
	void isADifferenceWhenItMeansAnother(TestDatabase database) {
		List<Outcome> outcomes = Cases.of("""
				status in ('NEW','ACTIVE','CLOSED') | status in ('NEW','ACTIVE')
				status in ('NEW')                   | status <> 'NEW'
				status in ('new')                   | status in ('NEW')
				a between 0 and 3                   | a between 0 and 2
				amount > 0                          | amount >= 0
				a > 0 and b > 0                     | a > 0 or b > 0
				a > 0 and (b > 0 or a < b)          | (a > 0 and b > 0) or a < b
				a = 1                               | b = 1
				a in (1, 2)                         | a in (1, 2, 2, 3)
				active                              | not active
				closed_at < clock_timestamp()       | closed_at < now()
				name||'A' = 'x'                   | name||'a' = 'x'
				""")
			.align(database, (cells) -> create("constraint ck check (" + cells.get(1) + ")"),
					(cells) -> model(CheckConstraint.of("ck", cells.get(0))));
		assertThat(outcomes).allSatisfy((outcome) -> {
			assertThat(outcome.aligned()).isEqualTo(outcome.model());
			assertThat(outcome.aligned()).isNotEqualTo(outcome.database());
		});
	}

	@Test
	void pairsUnnamedChecksByMeaningAndLeavesTheirNames(TestDatabase database) {
		create(database, "check (b > 0), check (a > 0), constraint c check (a > 1)");
		assertThat(new Alignment(database)
			.align(model(CheckConstraint.of(null, "a>0"), CheckConstraint.of("x", "b>0"),
					CheckConstraint.of(null, "a>2")))
			.checkConstraints()).containsExactly(CheckConstraint.of(null, "a > 0"), CheckConstraint.of("x", "b > 0"),
					CheckConstraint.of(null, "a>2"));
	}

	@Test
	void isNoDifferenceAfterADumpAndRestore(TestDatabase database) {
		create(database, "check (status in ('NEW','ACTIVE') and a > 0)");
		database.execute("create index ix on things (a) where status in ('NEW','ACTIVE') and a > 0");
		Alignment alignment = new Alignment(database);
		Table fresh = alignment.table("things");
		// A dump holds the text that the catalog prints; restoring it is one more
		// reading.
		String check = fresh.checkConstraints().get(0).expression();
		database.execute("drop table things");
		create(database, "check (" + check + ")");
		database.execute("create index ix on things (a) where " + fresh.indexes().get(0).where());
		assertThat(alignment.table("things").checkConstraints()).isNotEqualTo(fresh.checkConstraints());
		String condition = "status in ('NEW','ACTIVE') and a > 0";
		assertThat(alignment.align(model(CheckConstraint.of("things_check", condition))
			.indexes(List.of(index(IndexKey.column("a")).where(condition))))).isEqualTo(alignment.table("things"));
	}

	@Test
	void isNoDifferenceAfterTheTypeOfTheColumnChanged(TestDatabase database) {
		database.execute(
				"""
						create table things (status varchar(20) check (status in ('A', 'B')), code varchar(9) check (code = 'x'));
						alter table things alter column status type text, alter column code type text;
						""");
		Alignment alignment = new Alignment(database);
		assertThat(alignment.align(table("things", column("status", "text"), column("code", "text"),
				CheckConstraint.of("things_code_check", "code = 'x'"),
				CheckConstraint.of("things_status_check", "status in ('A','B')"))))
			.isEqualTo(alignment.table("things"));
	}

	@Test
	void isNoDifferenceWhenTheTypeIsGoingToChange(TestDatabase database) {
		database.execute("create table things (status varchar(20), constraint ck check (status in ('A', 'B')))");
		Alignment alignment = new Alignment(database);
		assertThat(alignment
			.align(table("things", column("status", "text"), CheckConstraint.of("ck", "status in ('A','B')")))
			.checkConstraints()).isEqualTo(alignment.table("things").checkConstraints());
	}

	@Test
	void keepsTablesApartThatHaveTheSameColumnNamesWithOtherTypes(TestDatabase database) {
		database.execute("""
				create table x (value integer, constraint ck check (value > 0));
				create table y (value numeric, constraint ck check (value > 0));
				create table z (value varchar(9) collate "C", constraint ck check (value > 'a'));
				""");
		Alignment alignment = new Alignment(database);
		DatabaseSchema model = DatabaseSchema.of(
				table("x", column("value", "int4"), CheckConstraint.of("ck", "value>0")),
				table("y", column("value", "numeric"), CheckConstraint.of("ck", "value>0")),
				table("z", column("value", "varchar(9)").collation("C"), CheckConstraint.of("ck", "value>'a'")));
		assertThat(alignment.align(model).schema()).isEqualTo(alignment.reflected().schema());
	}

	@Test
	void saysWhichCheckMentionsAColumnThatOnlyAnotherTableHas(TestDatabase database) {
		AlignedModel aligned = new Alignment(database)
			.align(DatabaseSchema.of(table("x", column("a", "integer"), CheckConstraint.of(null, "a > 0")),
					table("y", column("b", "integer"), CheckConstraint.of("ck_y", "a > 0"))));
		assertThat(aligned.diagnostics()).extracting(AlignmentDiagnostic::message).containsExactly("""
				PostgreSQL does not accept the check ck_y of table y:
				  a > 0
				column "a" does not exist (42703)""");
	}

	@Test
	void understandsChecksThatNameTheirTable(TestDatabase database) {
		database.execute("""
				create schema audit;
				create table tasks (a integer, constraint ck check (a > 0));
				create table audit.tasks (a bigint, constraint ck check (a > 0));
				""");
		Alignment alignment = new Alignment(database, "public", "audit");
		DatabaseSchema model = DatabaseSchema.of(
				table("tasks", column("a", "integer"), CheckConstraint.of("ck", "tasks.a > 0 and tasks is not null")),
				table("tasks", column("a", "bigint"), CheckConstraint.of("ck", "tasks.a > 0"))
					.named(new QualifiedName("audit", "tasks")));
		AlignedModel aligned = alignment.align(model);
		assertThat(aligned.diagnostics()).isEmpty();
		assertThat(aligned.schema().tables()).extracting((table) -> table.checkConstraints().get(0).expression())
			.containsExactly("tasks.a > 0 and tasks is not null", "a > 0");
	}

	@Test
	void comparesGeneratedColumns(TestDatabase database) {
		List<Outcome> outcomes = Cases.of("""
				a * b          | (a) * b             | true
				a * b * 2      | a * b               | false
				a + 1          | (((a)) + 1)         | true
				""")
			.align(database, (cells) -> create("total integer generated always as (" + cells.get(1) + ") stored"),
					(cells) -> model(column("total", "integer").generatedAlwaysAs(cells.get(0))));
		assertThat(outcomes).allSatisfy(ConditionAlignmentTests::isAsTheLastCellSays);
	}

	@Test
	void comparesKeysOfIndexes(TestDatabase database) {
		List<Outcome> outcomes = Cases.of("""
				lower(status)                  | (lower(status))                    | true
				(lower(status))                | (LOWER((status)::text))            | true
				lower(status)                  | (upper(status))                    | false
				name||'A'                    | (name||'A')                      | true
				name||'A'                    | (name||'a')                      | false
				(a) desc nulls last            | a desc nulls last                  | true
				(a) desc nulls last            | a desc                             | false
				(name) text_pattern_ops        | name text_pattern_ops              | true
				(name) text_pattern_ops        | name                               | false
				(name)                         | name                               | true
				lower(name) text_pattern_ops   | lower(name) text_pattern_ops       | true
				coalesce(a, b)                 | coalesce(a, b)                     | true
				doc -> 'tags'                  | (doc -> 'tags')                    | true
				""")
			.align(database, (cells) -> create() + "; create index $table_ix on $table (" + cells.get(1) + ")",
					(cells) -> model().indexes(List.of(index(IndexKey.expression(cells.get(0))))));
		assertThat(outcomes).allSatisfy(ConditionAlignmentTests::isAsTheLastCellSays);
	}

	@Test
	void understandsKeysThatOnlyTheirOwnMethodTakes(TestDatabase database) {
		create(database);
		database.execute("""
				create index ix on things using gin ((doc -> 'tags') jsonb_path_ops);
				create index ix2 on things using hash (((raw -> 'a')::text));
				create index ix3 on things using gin (to_tsvector('english', name));
				""");
		Alignment alignment = new Alignment(database);
		assertThat(
				alignment.align(
						model()
							.indexes(List.of(
									Index
										.of("ix", false,
												List.of(IndexKey.expression("doc->'tags'")
													.operatorClass("jsonb_path_ops")))
										.using("gin"),
									Index.of("ix2", false, List.of(IndexKey.expression("cast(raw -> 'a' as text)")))
										.using("hash"),
									Index
										.of("ix3", false, List.of(IndexKey.expression("to_tsvector( 'english', name)")))
										.using("gin"))))
					.indexes())
			.isEqualTo(alignment.table("things").indexes());
	}

	@Test
	void dropsOperatorClassesAndCollationsThatSayNothing(TestDatabase database) {
		create(database);
		database.execute("create index ix on things (name, a)");
		Alignment alignment = new Alignment(database);
		assertThat(alignment
			.align(model().indexes(List.of(index(IndexKey.column("name").collation("default").operatorClass("text_ops"),
					IndexKey.column("a").operatorClass("int4_ops"))))))
			.isEqualTo(alignment.table("things"));
	}

	@Test
	void comparesPredicatesOfIndexes(TestDatabase database) {
		List<Outcome> outcomes = Cases.of("""
				closed_at is null                  | (closed_at IS NULL)             | true
				active                             | active = true                   | false
				status in ('B','A') and a>0        | a > 0 and status in ('A','B')   | true
				status in ('B','A') and a>0        | status in ('A','B') and (a > 0) | true
				""")
			.align(database, (cells) -> create() + "; create index $table_ix on $table (b) where " + cells.get(1),
					(cells) -> model().indexes(List.of(index(IndexKey.column("b")).where(cells.get(0)))));
		assertThat(outcomes).allSatisfy(ConditionAlignmentTests::isAsTheLastCellSays);
	}

	@Test
	void saysWhichPartsOfAnIndexTheServerDoesNotAccept(TestDatabase database) {
		create(database);
		AlignedModel aligned = new Alignment(database)
			.align(DatabaseSchema.of(model().indexes(List.of(index(IndexKey.expression("lower(nam)")).where("a > 'x'"),
					Index.of(null, false, List.of(IndexKey.expression("raw -> 'a'"))),
					Index.of("ix_now", false, List.of(IndexKey.expression("closed_at < now()")))))));
		assertThat(aligned.diagnostics()).extracting(AlignmentDiagnostic::message).containsExactlyInAnyOrder("""
				PostgreSQL does not accept the key of index ix of table things:
				  lower(nam)
				column "nam" does not exist (42703)""", """
				PostgreSQL does not accept the predicate of index ix of table things:
				  a > 'x'
				invalid input syntax for type integer: "x" (22P02)""", """
				PostgreSQL does not accept the unnamed key of index of table things:
				  raw -> 'a'
				data type json has no default operator class for access method "btree" (42704)""", """
				PostgreSQL does not accept the key of index ix_now of table things:
				  closed_at < now()
				functions in index expression must be marked IMMUTABLE (42P17)""");
	}

	@Test
	void trustsNoCommentAtTheEndOfAnExpression(TestDatabase database) {
		create(database, "constraint ck check (a > 0), total integer generated always as (a + b) stored");
		Alignment alignment = new Alignment(database);
		assertThat(alignment.align(model(column("total", "integer").generatedAlwaysAs("a+b -- sum"),
				CheckConstraint.of("ck", "a>0 -- positive"))))
			.isEqualTo(alignment.table("things"));
	}

	/** The names of indexes are not compared here. */
	private static void isAsTheLastCellSays(Outcome outcome) {
		boolean same = outcome.aligned()
			.equals(outcome.database()
				.indexes(outcome.database().indexes().stream().map((index) -> index.named("ix")).toList()));
		assertThat(same).isEqualTo(Boolean.parseBoolean(outcome.cells().get(2)));
	}

	private static void create(TestDatabase database, String... elements) {
		database.execute(create(elements).replace("$table", "things"));
	}

	private static String create(String... elements) {
		StringBuilder sql = new StringBuilder(
				"""
						create table $table (a integer, b integer, big bigint, amount numeric(12,2), status varchar(20), name text,
						  flag char(1), active boolean, closed_at timestamptz, doc jsonb, raw json, "Mixed" integer""");
		for (String element : elements) {
			sql.append(", ").append(element);
		}
		return sql.append(')').toString();
	}

	private static Table model(TableElement... elements) {
		Table columns = table("things", COLUMNS);
		TableElement[] all = new TableElement[COLUMNS.length + elements.length];
		System.arraycopy(COLUMNS, 0, all, 0, COLUMNS.length);
		System.arraycopy(elements, 0, all, COLUMNS.length, elements.length);
		return Table.of(columns.name(), all);
	}

	private static Index index(IndexKey... keys) {
		return Index.of("ix", false, List.of(keys));
	}

}

package dev.aludel.autogenerate.conformance;

import dev.aludel.testing.TestDatabase;
import org.junit.jupiter.api.Test;

/** Indexes: IDX-1 to IDX-21. */
@ConformanceTest
class IndexesConformanceTests {

	@Case("IDX-1")
	void createsAnIndex(TestDatabase database) {
		person(database, "").entities(person("@Index(columnList = \"last_name, first_name\")"))
			.drafts("create index ix_person_last_name_first_name on person (last_name, first_name);");
	}

	@Case("IDX-2")
	void takesAnyNameOfAnIndex(TestDatabase database) {
		person(database, "create index whatever on person (last_name, first_name)")
			.entities(person("@Index(columnList = \"last_name, first_name\")"))
			.isNoDifference();
	}

	@Case("IDX-3")
	void tellsTheOrderOfTheColumns(TestDatabase database) {
		person(database, "create index ix on person (first_name, last_name)")
			.entities(person("@Index(columnList = \"last_name, first_name\")"))
			.drafts("""
					drop index ix;
					create index ix_person_last_name_first_name on person (last_name, first_name);
					""");
	}

	@Case("IDX-4")
	void renamesAnIndexToItsNameInTheMapping(TestDatabase database) {
		person(database, "create index idx_old on person (last_name)")
			.entities(person("@Index(name = \"ix_name\", columnList = \"last_name\")"))
			.drafts("alter index idx_old rename to ix_name;");
	}

	@Case("IDX-5")
	void dropsAnIndex(TestDatabase database) {
		person(database, "create index ix_gone on person (last_name)").entities(person(""))
			.warns("Index ix_gone of table person is not in the mapping and is dropped.")
			.drafts("drop index ix_gone;");
	}

	@Case("IDX-6")
	void tellsTheDirection(TestDatabase database) {
		person(database, "create index ix on person (a)").entities(person("@Index(columnList = \"a desc\")"))
			.drafts("drop index ix; create index ix_person_a on person (a desc);");
	}

	@Case("IDX-7")
	void tellsWhereNullsAre(TestDatabase database) {
		person(database, "create index ix on person (a desc)")
			.entities(person("@Index(columnList = \"(a) desc nulls last\")"))
			.drafts("drop index ix; create index ix_person_a on person (a desc nulls last);");
	}

	@Case("IDX-7")
	void knowsWhereNullsAre(TestDatabase database) {
		person(database, "create index ix on person (a desc nulls last)")
			.entities(person("@Index(columnList = \"(a) desc nulls last\")"))
			.isNoDifference();
	}

	@Case("IDX-8")
	void knowsWhatNeedNotBeSaid(TestDatabase database) {
		person(database, "create index ix on person (a, b asc nulls last)")
			.entities(person("@Index(columnList = \"a asc, b\")"))
			.isNoDifference();
	}

	@Case("IDX-9")
	void tellsThePredicate(TestDatabase database) {
		person(database, "create index ix_open on person (a)")
			.entities(person("@Index(name = \"ix_open\", columnList = \"a\", options = \"where b is null\")"))
			.drafts("drop index ix_open; create index ix_open on person (a) where b is null;");
	}

	@Case("IDX-10")
	void knowsThePredicateInTheWordsOfTheServer(TestDatabase database) {
		person(database, "create index ix_open on person (a) where (b IS NULL)")
			.entities(person("@Index(name = \"ix_open\", columnList = \"a\", options = \"where b is null\")"))
			.isNoDifference();
	}

	@Case("IDX-11")
	void addsIncludedColumns(TestDatabase database) {
		person(database, "create index ix on person (a)")
			.entities(person("@Index(columnList = \"a\", options = \"include (b)\")"))
			.drafts("drop index ix; create index ix_person_a on person (a) include (b);");
	}

	@Case("IDX-11")
	void takesIncludedColumnsAway(TestDatabase database) {
		person(database, "create index ix on person (a) include (b)").entities(person("@Index(columnList = \"a\")"))
			.drafts("drop index ix; create index ix_person_a on person (a);");
	}

	@Case("IDX-12")
	void createsAnIndexOverAnExpression(TestDatabase database) {
		person(database, "").entities(person("@Index(columnList = \"(lower(email))\")"))
			.drafts("create index ix_person_email on person ((lower(email)));");
	}

	@Case("IDX-12")
	void knowsAnExpressionInAnySpelling(TestDatabase database) {
		person(database, "create index ix on person (LOWER((email)::text))")
			.entities(person("@Index(columnList = \"(lower(email))\")"))
			.isNoDifference();
	}

	@Case("IDX-13")
	void tellsExpressionsApart(TestDatabase database) {
		person(database, "create index ix on person (upper(email))")
			.entities(person("@Index(columnList = \"(lower(email))\")"))
			.drafts("drop index ix; create index ix_person_email on person ((lower(email)));");
	}

	@Case("IDX-14")
	void tellsTheCaseOfALiteral(TestDatabase database) {
		person(database, "create index ix on person ((email || 'a'))")
			.entities(person("@Index(columnList = \"(email || 'A')\")"))
			.drafts("drop index ix; create index ix_person_email on person ((email || 'A'));");
	}

	@Case("IDX-15")
	void tellsTheOperatorClass(TestDatabase database) {
		person(database, "create index ix on person (email)")
			.entities(person("@Index(columnList = \"(email) text_pattern_ops\")"))
			.drafts("drop index ix; create index ix_person_email on person (email text_pattern_ops);");
	}

	@Case("IDX-15")
	void knowsTheOperatorClass(TestDatabase database) {
		person(database, "create index ix on person (email text_pattern_ops)")
			.entities(person("@Index(columnList = \"(email) text_pattern_ops\")"))
			.isNoDifference();
	}

	@Case("IDX-16")
	void takesAUniqueConstraintForAUniqueIndex(TestDatabase database) {
		person(database, "alter table person add unique (email)")
			.entities(person("@Index(columnList = \"email\", unique = true)"))
			.isNoDifference();
	}

	@Case("IDX-17")
	void createsAPartialUniqueIndex(TestDatabase database) {
		person(database, "").entities(person("""
				@Index(name = "ux", columnList = "(email)", unique = true, options = "where b is null")"""))
			.drafts("create unique index ux on person (email) where b is null;");
	}

	@Case("IDX-17")
	void knowsAPartialUniqueIndex(TestDatabase database) {
		person(database, "create unique index ux on person (email) where b is null").entities(person("""
				@Index(name = "ux", columnList = "(email)", unique = true, options = "where b is null")"""))
			.isNoDifference();
	}

	@Test
	void givesANewIndexItsStorageParameters(TestDatabase database) {
		person(database, "comment on table person is null")
			.entities(person("@Index(name = \"ix_a\", columnList = \"a\", options = \"with (fillfactor = 70)\")"))
			.holds("select reloptions from pg_class where oid = 'ix_a'::regclass", "{fillfactor=70}")
			.walks();
	}

	@Case("IDX-18")
	void leavesOtherMethodsAlone(TestDatabase database) {
		Scenario.in(database).database("""
				create table item (id bigint primary key, doc jsonb, area int4range, day date, code varchar(255));
				create index on item using gin (doc); create index on item using gist (area);
				create index on item using brin (day); create index on item using hash (code)""").entities("""
				@Entity class Item {
					@Id Long id;
					@JdbcTypeCode(SqlTypes.JSON) Map<String, String> doc;
					@Column(columnDefinition = "int4range") String area;
					LocalDate day;
					String code;
				}""").isLeftAlone();
	}

	@Case("IDX-19")
	void rebuildsAnInvalidIndex(TestDatabase database) {
		person(database, "create index ix on person (a)")
			.database("update pg_index set indisvalid = false where indexrelid = 'ix'::regclass")
			.entities(person("@Index(columnList = \"a\")"))
			// The way back leaves the failed index out.
			.spelledAnew()
			.drafts("drop index if exists ix; create index ix_person_a on person (a);");
	}

	@Case("IDX-20")
	void leavesTheIndexesOfConstraintsAlone(TestDatabase database) {
		Scenario.in(database).database("""
				create table item (id bigint primary key, area int4range, code varchar(255) unique,
					exclude using gist (area with &&))""").entities("""
				@Entity class Item {
					@Id Long id;
					@Column(columnDefinition = "int4range") String area;
					@Column(unique = true) String code;
				}""").isLeftAlone();
	}

	@Case("IDX-21")
	void knowsAnIndexBesideAUniqueConstraintThatBeginsAlike(TestDatabase database) {
		person(database, "create index on person (a); alter table person add unique (a, b)").entities("""
				@Entity
				@Table(indexes = @Index(columnList = "a"),
					uniqueConstraints = @UniqueConstraint(columnNames = { "a", "b" }))
				class Person { @Id Long id; String lastName; String firstName; String email; Integer a; Integer b; }""")
			.isNoDifference();
	}

	private static Scenario person(TestDatabase database, String change) {
		return Scenario.in(database).database("""
				create table person (id bigint primary key, last_name varchar(255), first_name varchar(255),
					email varchar(255), a integer, b integer);
				insert into person values (1, 'Doe', 'Ann', 'a@b', 1, 1)""").database(change);
	}

	private static String person(String index) {
		return """
				@Entity @Table(indexes = { %s })
				class Person { @Id Long id; String lastName; String firstName; String email; Integer a; Integer b; }"""
			.formatted(index);
	}

}

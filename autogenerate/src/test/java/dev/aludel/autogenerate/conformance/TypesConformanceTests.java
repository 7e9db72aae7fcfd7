package dev.aludel.autogenerate.conformance;

import dev.aludel.autogenerate.compare.Answer;
import dev.aludel.autogenerate.compare.ObjectPath;
import dev.aludel.testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/** Types: TYP-1 to TYP-29. */
@ConformanceTest
class TypesConformanceTests {

	@Case("TYP-1")
	void widensAText(TestDatabase database) {
		item(database, "varchar(50)", "'a'", "@Column(length = 100) String value;")
			.drafts("alter table item alter column value type character varying(100);");
	}

	@Case("TYP-2")
	void asksBeforeATextIsNarrowed(TestDatabase database) {
		item(database, "varchar(50)", "'twenty-one characters'", "@Column(length = 20) String value;")
			.asks("narrow-type item.value (1): --allow-narrow item.value | --using item.value=left(value, 20) "
					+ "| --using item.value=…")
			.draftsMeanwhile("")
			.converted("item.value", "left(value, 20)")
			.holds("select value from item", "twenty-one character")
			.drafts("alter table item alter column value type character varying(20) using left(value, 20);");
	}

	@Case("TYP-2")
	void narrowsATextWhenToldSo(TestDatabase database) {
		item(database, "varchar(50)", "'short'", "@Column(length = 20) String value;")
			.asks("narrow-type item.value (0): --allow-narrow item.value | --using item.value=left(value, 20) "
					+ "| --using item.value=…")
			.narrowed("item.value")
			.drafts("alter table item alter column value type character varying(20);");
	}

	@Case("TYP-3")
	void asksBeforeATextGetsALength(TestDatabase database) {
		item(database, "varchar", "repeat('x', 300)", "String value;")
			.asks("narrow-type item.value (1): --allow-narrow item.value | --using item.value=left(value, 255) "
					+ "| --using item.value=…")
			.draftsNothing();
	}

	@Case("TYP-6")
	void asksBeforeAWholeNumberIsNarrowed(TestDatabase database) {
		item(database, "bigint", "3000000000", "Integer value;")
			.asks("narrow-type item.value (1): --allow-narrow item.value | --using item.value=…")
			.draftsNothing();
	}

	@Case("TYP-6")
	void narrowsAWholeNumberWhenToldSo(TestDatabase database) {
		item(database, "bigint", "7", "Integer value;")
			.asks("narrow-type item.value (0): --allow-narrow item.value | --using item.value=…")
			.narrowed("item.value")
			.drafts("alter table item alter column value type integer;");
	}

	@Case("TYP-8")
	void asksBeforeDigitsAreRoundedAway(TestDatabase database) {
		item(database, "numeric(12,4)", "1.2345", "@Column(precision = 12, scale = 2) BigDecimal value;")
			.asks("narrow-type item.value (1): --allow-narrow item.value | --using item.value=…")
			.draftsMeanwhile("")
			.narrowed("item.value")
			.holds("select value from item", "1.23")
			.drafts("alter table item alter column value type numeric(12,2);");
	}

	@Case("TYP-9")
	void asksBeforeTheFractionOfASecondIsNarrowed(TestDatabase database) {
		item(database, "timestamp with time zone", "'2026-01-01 00:00:00.123456Z'",
				"@Column(secondPrecision = 3) Instant value;")
			.asks("narrow-type item.value (1): --allow-narrow item.value | --using item.value=…")
			.draftsMeanwhile("")
			.narrowed("item.value")
			.drafts("alter table item alter column value type timestamp(3) with time zone;");
	}

	@Case("TYP-4")
	void takesTheTypeOfAColumnDefinition(TestDatabase database) {
		item(database, "varchar(255)", "'a'", "@Column(columnDefinition = \"text\") String value;")
			.drafts("alter table item alter column value type text;");
	}

	@Case("TYP-5")
	void widensAWholeNumber(TestDatabase database) {
		item(database, "integer", "7", "Long value;").drafts("alter table item alter column value type bigint;");
	}

	@Case("TYP-7")
	void widensADecimal(TestDatabase database) {
		item(database, "numeric(10,2)", "1.25", "@Column(precision = 12, scale = 2) BigDecimal value;")
			.drafts("alter table item alter column value type numeric(12,2);");
	}

	@Case("TYP-9")
	void widensTheFractionOfASecond(TestDatabase database) {
		item(database, "timestamp(3) with time zone", "now()", "Instant value;")
			.drafts("alter table item alter column value type timestamp with time zone;");
	}

	@Case("TYP-11")
	void turnsJsonIntoJsonb(TestDatabase database) {
		item(database, "json", "'{\"a\": 1}'", "@JdbcTypeCode(SqlTypes.JSON) Map<String, String> value;")
			.drafts("alter table item alter column value type jsonb using value::jsonb;");
	}

	@Case("TYP-12")
	void turnsTextIntoUuids(TestDatabase database) {
		item(database, "varchar(36)", "'b8c6a5c6-0000-4000-8000-000000000001'", "UUID value;")
			.drafts("alter table item alter column value type uuid using value::uuid;");
	}

	@Case("TYP-12")
	void stopsCleanlyAtATextThatIsNoUuid(TestDatabase database) {
		item(database, "varchar(36)", "'nonsense'", "UUID value;").draftsAndFails(
				"alter table item alter column value type uuid using value::uuid;",
				"invalid input syntax for type uuid: \"nonsense\"");
	}

	@Case("TYP-13")
	void proposesTheCastWhereTextBecomesANumber(TestDatabase database) {
		item(database, "varchar(10)", "'12'", "Integer value;")
			.asks("convert-type item.value (1): --using item.value=value::integer | --using item.value=…")
			.converted("item.value", "value::integer")
			.warns("Column item.value changes from character varying(10) to integer: check how its values are converted; "
					+ "one that cannot be makes the upgrade fail.")
			.holds("select value + 1 from item", "13")
			.drafts("alter table item alter column value type integer using value::integer;");
	}

	@Case("TYP-14")
	void proposesAnArrayOfTheOneValue(TestDatabase database) {
		item(database, "integer", "7", "List<Integer> value;")
			.asks("convert-type item.value (1): --using item.value=array[value] | --using item.value=…")
			.converted("item.value", "array[value]")
			.holds("select value from item", "{7}")
			.drafts("alter table item alter column value type integer[] using array[value];");
	}

	@Case("TYP-15")
	void widensTheElementsOfAnArray(TestDatabase database) {
		item(database, "integer[]", "'{1, 2}'", "List<Long> value;")
			.drafts("alter table item alter column value type bigint[];");
	}

	@Case("TYP-16")
	void widensAFloatingPointNumber(TestDatabase database) {
		item(database, "real", "1.5", "Double value;")
			.drafts("alter table item alter column value type double precision;");
	}

	@Case("TYP-17")
	void turnsAShortTextIntoACharacter(TestDatabase database) {
		item(database, "varchar(1) not null", "'x'", "char value;")
			.drafts("alter table item alter column value type character(1);");
	}

	@Case("TYP-19")
	void changesTheCollation(TestDatabase database) {
		item(database, "varchar(255)", "'a'", "@Collate(\"C\") String value;")
			.drafts("alter table item alter column value type character varying(255) collate \"C\";");
	}

	@Case({ "TYP-22", "TYP-23", "TYP-24", "TYP-25", "TYP-26", "TYP-27", "TYP-28" })
	void knowsTheOtherNamesOfTypes(TestDatabase database) {
		Scenario.in(database).database("""
				create table item (
					id int8 primary key, a bool, b int4, c int8, d int2, e float8, f real,
					g character varying(255), h decimal(10), i timestamptz, j timestamptz, k timestamp,
					l integer[], m varchar(255)[], n text, o integer, p timestamptz,
					q numeric(21,0), r time(0), s numeric(38,0), t bytea, u uuid, v date)""").entities("""
				@Entity class Item {
					@Id Long id;
					Boolean a; Integer b; Long c; Short d; Double e; Float f;
					String g;
					@Column(precision = 10, scale = 0) BigDecimal h;
					Instant i; OffsetDateTime j; LocalDateTime k;
					List<Integer> l; String[] m;
					@Column(columnDefinition = "TEXT") String n;
					@Column(columnDefinition = "int4") Integer o;
					@Column(columnDefinition = "Timestamp With Time Zone") Instant p;
					Duration q; LocalTime r; BigInteger s; byte[] t; UUID u; LocalDate v;
				}""").isNoDifference();
	}

	@Case("TYP-29")
	void knowsTheTypeOfAnExtension(TestDatabase database) {
		Scenario.in(database)
			.database("create extension citext; create table item (id bigint primary key, value citext)")
			.entities("@Entity class Item { @Id Long id; @Column(columnDefinition = \"citext\") String value; }")
			.isNoDifference();
	}

	@Case("TYP-10")
	void asksInWhichZoneTimesWereWritten(TestDatabase database) {
		item(database, "timestamp", "'2026-01-31 12:00'", "Instant value;")
			.asks("convert-type item.value (1): --using item.value=value at time zone 'UTC' | --using item.value=…")
			.answered(using("value at time zone 'Europe/Vienna'"))
			.holds("select value at time zone 'UTC' from item", "2026-01-31 11:00:00")
			.back("select value from item", "2026-01-31 12:00:00")
			.drafts("""
					alter table item alter column value type timestamp with time zone
						using value at time zone 'Europe/Vienna';
					""");
	}

	@Case("TYP-18")
	void copiesTheBytesOfLargeObjects(TestDatabase database) {
		item(database, "oid", "lo_from_bytea(0, '\\x0102')", "byte[] value;")
			.asks("convert-type item.value (1): --using item.value=lo_get(value) | --using item.value=…")
			.answered(using("lo_get(value)"))
			.holds("select encode(value, 'hex') from item", "0102")
			.back("select encode(lo_get(value), 'hex') from item", "0102")
			.drafts("alter table item alter column value type bytea using lo_get(value);");
	}

	@Case("TYP-20")
	void asksBeforeTheRulesOfADomainAreLost(TestDatabase database) {
		database.execute("create domain zip as varchar(255) check (length(value) = 4)");
		item(database, "zip", "'1010'", "String value;").asks(
				"convert-type item.value (1): --using item.value=value::character varying(255) | --using item.value=…")
			.answered(using("value::character varying(255)"))
			.drafts("""
					alter table item alter column value type character varying(255)
						using value::character varying(255);
					""");
	}

	@Case("TYP-21")
	void asksWhichConstantsThePositionsWere(TestDatabase database) {
		String cases = "case value when 0 then 'NEW' when 1 then 'DONE' end";
		item(database, "smallint check (value between 0 and 1)", "1",
				"@Enumerated(EnumType.STRING) Status value; enum Status { NEW, DONE }")
			.asks("convert-type item.value (1): --using item.value=" + cases + " | --using item.value=…")
			.answered(using(cases))
			.holds("select value from item", "DONE")
			.back("select value from item", "1")
			.spelledAnew()
			.drafts("""
					alter table item drop constraint item_value_check;
					alter table item alter column value type character varying(255) using %s;
					alter table item add constraint ck_item_value check (value in ('NEW','DONE'));
					""".formatted(cases));
	}

	private static Answer using(String expression) {
		return new Answer.Using(ObjectPath.parse("item.value"), expression);
	}

	private static Scenario item(TestDatabase database, String type, String value, String field) {
		return Scenario.in(database)
			.database("create table item (id bigint primary key, value %s); insert into item values (1, %s)"
				.formatted(type, value))
			.entities("@Entity class Item { @Id Long id; %s }".formatted(field));
	}

	@Case("TYP-30")
	void createsACompositeTypeBeforeItsTable(TestDatabase database) {
		Scenario.in(database)
			.entities(place("Integer number; @Column(nullable = false) String street; @Enumerated(STRING) Kind kind;"))
			.walks();
		assertThat(database.query("select street from (select (address).* from place) a")).isEmpty();
	}

	@Case("TYP-30")
	void findsNothingInACompositeTypeOfHibernate(TestDatabase database) {
		String place = place("Integer number; @Column(nullable = false) String street; @Enumerated(STRING) Kind kind;");
		Scenario.in(database).createdByHibernate(place).entities(place).isNoDifference();
	}

	@Case("TYP-30")
	void addsAnAttributeBehindTheOthers(TestDatabase database) {
		Scenario.in(database)
			.database("""
					create type address as (number integer, street varchar(255));
					create table place (id bigint primary key, address address);
					insert into place values (1, row(7, 'Street'))""")
			.entities(place("Integer number; String street; @Column(columnDefinition = \"text\") String zip;"))
			.holds("select (address).street, (address).zip from place", "Street|∅")
			.drafts("alter type address add attribute zip text;");
	}

	private static String place(String attributes) {
		return """
				@Entity class Place { @Id Long id; Address address; }
				@Embeddable @Struct(name = "address")
				class Address { %s }
				enum Kind { HOME, WORK }""".formatted(attributes);
	}

}

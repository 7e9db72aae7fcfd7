package dev.aludel.autogenerate.conformance;

import dev.aludel.testing.TestDatabase;
import org.junit.jupiter.api.Test;

/** Partitions, views and extensions: PRT-1 to PRT-5, VIW-1, VIW-2, EXT-1 and EXT-2. */
@ConformanceTest
class PartitionsAndViewsConformanceTests {

	private static final String PARTITIONED = """
			create table customer (id bigint primary key);
			create table event (id bigint primary key, note varchar(255), customer_id bigint references customer)
				partition by range (id);
			create table event_1 partition of event for values from (0) to (100);
			create table event_2 partition of event for values from (100) to (200);
			create table event_3 partition of event for values from (200) to (300);
			create table event_rest partition of event default;
			insert into event values (1), (101), (201), (301)""";

	private static final String EVENT = """
			@Entity class Customer { @Id Long id; }
			@Entity %s class Event { @Id Long id; String note; @ManyToOne Customer customer; %s }""";

	@Case({ "PRT-1", "PRT-4" })
	void seesNoPartitions(TestDatabase database) {
		Scenario.in(database).database(PARTITIONED).entities(EVENT.formatted("", "")).isNoDifference();
	}

	@Case("PRT-2")
	void addsAColumnToTheParentOnly(TestDatabase database) {
		Scenario.in(database)
			.database(PARTITIONED)
			.entities(EVENT.formatted("", "Integer weight;"))
			.drafts("alter table event add column weight integer;");
	}

	@Case("PRT-3")
	void createsAnIndexOnTheParentOnly(TestDatabase database) {
		Scenario.in(database)
			.database(PARTITIONED)
			.entities(EVENT.formatted("@Table(indexes = @Index(columnList = \"note\"))", ""))
			.drafts("create index ix_event_note on event (note);");
	}

	@Case("PRT-5")
	void allowsThePartitionKeyInThePrimaryKey(TestDatabase database) {
		Scenario.in(database).database("""
				create table event (id bigint, day date, primary key (id, day)) partition by range (day);
				create table visit (id bigint primary key) partition by hash (id)""").entities("""
				@Entity class Event { @Id Long id; @Column(nullable = false) LocalDate day; }
				@Entity class Visit { @Id Long id; }""").isNoDifference();
	}

	@Case("VIW-1")
	void takesAViewForTheTableOfAnEntity(TestDatabase database) {
		Scenario.in(database).database("""
				create table sale (id bigint primary key, total integer);
				create view v_sales as select id, total from sale""").entities("""
				@Entity class Sale { @Id Long id; Integer total; }
				@Immutable @Entity @Table(name = "v_sales")
				class SalesRow { @Id Long id; Integer total; }""").isNoDifference();
	}

	@Test
	void createsAViewThatAnEntityAsksFor(TestDatabase database) {
		Scenario.in(database)
			.database("create table sale (id bigint primary key, total integer); insert into sale values (1, 7)")
			.entities(sales("select id, total from sale where total > 5"))
			.holds("select total from v_sales", "7")
			.drafts("create view v_sales as select id, total from sale where total > 5;");
	}

	@Test
	void createsAViewAfterTheTablesAndViewsThatItUses(TestDatabase database) {
		Scenario.in(database).entities(sales("select id, total from w_sales") + """

				@Immutable @Entity @Table(name = "w_sales") @View(query = "select id, total from sale")
				class BaseRow { @Id Long id; Integer total; }""").drafts("""
				create table sale (id bigint not null, total integer, constraint pk_sale primary key (id));
				create view w_sales as select id, total from sale;
				create view v_sales as select id, total from w_sales;
				""");
	}

	@Test
	void knowsTheQueryOfAViewInAnySpelling(TestDatabase database) {
		Scenario.in(database)
			.database("""
					create table sale (id bigint primary key, total integer);
					create view v_sales as select s.id, s.total from sale as s where s.total in (1, 2)""")
			.entities(sales("SELECT s.id, s.total FROM sale s WHERE (s.total = any (array[1, 2]))"))
			.isNoDifference();
	}

	@Test
	void makesAViewWithAnotherQueryAnew(TestDatabase database) {
		Scenario.in(database)
			.database("""
					create role reader_%1$s;
					create table sale (id bigint primary key, total integer); insert into sale values (1, 7);
					create view v_sales as select id from sale; grant select on v_sales to reader_%1$s;
					create view above as select id from v_sales""".formatted(database.name()))
			.entities(sales("select id, total + bonus as total from sale").replace("Integer total; }",
					"Integer total; @ColumnDefault(\"1\") Integer bonus; }"))
			.warns("View v_sales is dropped and created anew, as its entity asks for another query.")
			.warns("View above is dropped and created anew, as it is: it uses a view that changes.")
			.holds("select v.total, a.id from v_sales v, above a", "8|1")
			.drafts("""
					drop view above;
					drop view v_sales;
					alter table sale add column bonus integer default 1;
					create view v_sales as select id, total + bonus as total from sale;
					grant SELECT on v_sales to reader_%s;
					create view above as SELECT %sid FROM v_sales;
					""".formatted(database.name(), Scenario.qualifier(database, "v_sales")));
	}

	private static String sales(String query) {
		return """
				@Entity class Sale { @Id Long id; Integer total; }
				@Immutable @Entity @Table(name = "v_sales") @View(query = "%s")
				class SalesRow { @Id Long id; Integer total; }""".formatted(query);
	}

	@Case("VIW-2")
	void leavesViewsAndFunctionsAlone(TestDatabase database) {
		Scenario.in(database)
			.database("""
					create table sale (id bigint primary key, total integer);
					create view v_sales as select * from sale; create materialized view m_sales as select * from sale;
					create function one() returns integer language sql as 'select 1';
					create procedure nothing() language sql as 'select 1'""")
			.entities("@Entity class Sale { @Id Long id; Integer total; }")
			.isLeftAlone();
	}

	@Case("VIW-3")
	void leavesForeignTablesAlone(TestDatabase database) {
		database.execute("create foreign data wrapper nowhere; create server far foreign data wrapper nowhere");
		Scenario.in(database)
			.database("""
					create foreign table sale (id bigint, total integer, more text) server far;
					create foreign table other (id bigint) server far""")
			.entities("@Entity class Sale { @Id Long id; Integer total; }")
			.isLeftAlone();
	}

	@Case("VIW-3")
	void leavesInheritedChildrenAlone(TestDatabase database) {
		Scenario.in(database)
			.database("""
					create table sale (id bigint primary key, total integer check (total > 0));
					create table old_sale (remark text, primary key (id)) inherits (sale);
					create index on old_sale (total);
					insert into sale values (1, 2); insert into old_sale values (2, 3, 'old')""")
			.entities("""
					@Entity class Sale {
						@Id Long id;
						@Column(check = @CheckConstraint(constraint = "total > 0")) Integer total;
						@ColumnDefault("0") int bonus;
					}""")
			.holds("select id, total, bonus from sale order by id", "1|2|0", "2|3|0")
			.drafts("alter table sale add column bonus integer default 0 not null;");
	}

	@Case("EXT-3")
	void createsNoExtensionForATableThatWaits(TestDatabase database) {
		Scenario.in(database)
			.revision("@Entity class Spot { @Id Long id; String name; Integer height; }")
			.entities(
					"""
							@Entity
							class Place { @Id Long id; String name; Integer height; @Column(columnDefinition = "citext") String label; }""")
			.asks("rename-table spot (0): --rename spot:place | --keep spot | --allow-drop spot")
			.draftsNothing();
	}

	@Test
	void createsTheExtensionOfATypeBeforeItsTable(TestDatabase database) {
		Scenario.in(database).entities(place("citext")).drafts("""
				create extension citext;
				create table place (id bigint not null, label citext, constraint pk_place primary key (id));
				""");
	}

	@Test
	void createsTheExtensionOfATypeBeforeItsColumn(TestDatabase database) {
		Scenario.in(database)
			.database("create table place (id bigint primary key); insert into place values (1)")
			.entities(place("hstore default ''"))
			.holds("select label -> 'a' is null from place", "t")
			.walks();
	}

	@Test
	void dropsNoExtensionThatWasThereBefore(TestDatabase database) {
		Scenario.in(database)
			.database("create extension ltree")
			.entities(place("ltree"))
			.back("select extname from pg_extension where extname = 'ltree'", "ltree")
			.drafts("create table place (id bigint not null, label ltree, constraint pk_place primary key (id));");
	}

	@Test
	void takesATypeOfThatNameForWhatItIs(TestDatabase database) {
		Scenario.in(database)
			.database("create domain vector as integer; create table place (id bigint primary key, label vector)")
			.entities(place("vector"))
			.isNoDifference();
	}

	@Test
	void saysWhichExtensionTheServerLacks(TestDatabase database) {
		Scenario.in(database).entities(place("vector(3)")).isRefused("""
				Column place.label is of type vector of extension vector, which this server does not offer \
				(pg_available_extensions).
				Nothing was changed and no file was written.
				Install the extension on the server, or correct the mapping.""");
	}

	@Test
	void saysWhereAnExtensionIsThatTheConnectionDoesNotSee(TestDatabase database) {
		Scenario.in(database)
			.database("create schema kept; create extension citext schema kept")
			.entities(place("citext"))
			.isRefused("which is installed in schema kept, where the connection does not look.");
	}

	@Test
	void saysWhoMayCreateAnExtension(TestDatabase database) {
		database.execute("create role bystander login");
		try {
			Scenario.in(database)
				.as("bystander")
				.entities(place("citext"))
				.isRefused("Let somebody who may run in this database: create extension citext");
		}
		finally {
			database.execute("drop role bystander");
		}
	}

	private static String place(String definition) {
		return """
				@Entity class Place { @Id Long id; @Column(columnDefinition = "%s") String label; }"""
			.formatted(definition);
	}

	@Case({ "EXT-1", "EXT-2" })
	void leavesTheMembersOfExtensionsAlone(TestDatabase database) {
		Scenario.in(database)
			.database("""
					create extension pg_stat_statements; create extension citext;
					create table sale (id bigint primary key); create table spatial_ref_sys (srid integer);
					create sequence kept_no; create type kept_mood as enum ('SAD');
					alter extension citext add table spatial_ref_sys; alter extension citext add sequence kept_no;
					alter extension citext add type kept_mood""")
			.entities("@Entity class Sale { @Id Long id; }")
			.isNoDifference();
	}

}

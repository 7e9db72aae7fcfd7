package dev.aludel.autogenerate.conformance;

import dev.aludel.testing.TestDatabase;

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

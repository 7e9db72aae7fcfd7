package dev.aludel.autogenerate.conformance;

import dev.aludel.testing.TestDatabase;
import org.hibernate.cfg.MappingSettings;

/** Schemas: SCH-1 to SCH-5. */
@ConformanceTest
class SchemasConformanceTests {

	@Case("SCH-1")
	void createsTheSchemaFirst(TestDatabase database) {
		Scenario.in(database).entities("@Entity @Table(schema = \"audit\") class Event { @Id Long id; }").drafts("""
				create schema audit;
				create table audit.event (id bigint not null, constraint pk_event primary key (id));
				""");
	}

	@Case("SCH-2")
	void findsTablesInTheCurrentSchema(TestDatabase database) {
		Scenario.in(database)
			.database("create table customer (id bigint primary key)")
			.entities("@Entity class Customer { @Id Long id; }")
			.isNoDifference();
	}

	@Case("SCH-3")
	void knowsTheDefaultSchemaByItsName(TestDatabase database) {
		Scenario.in(database)
			.database(
					"""
							create sequence customer_seq increment 50;
							create table customer (id bigint primary key, name varchar(255), referrer_id bigint references customer);
							create index on customer (name)""")
			.entities("""
					@Entity @Table(schema = "public", indexes = @Index(columnList = "name"))
					class Customer {
						@Id @GeneratedValue(strategy = GenerationType.SEQUENCE) Long id;
						String name;
						@ManyToOne Customer referrer;
					}""")
			.isNoDifference();
	}

	@Case("SCH-4")
	void looksOnlyIntoTheDefaultSchema(TestDatabase database) {
		Scenario.in(database)
			.database("create schema app; alter database " + database.name() + " set search_path = app, public")
			.database("create table app.customer (id bigint primary key); create table public.customer (name text)")
			.with(MappingSettings.DEFAULT_SCHEMA, "app")
			.entities("@Entity class Customer { @Id Long id; }")
			.isNoDifference();
	}

	@Case("RUN-24")
	void dropsASchemaOnlyWhenTheDraftMadeIt(TestDatabase database) {
		Scenario.in(database)
			.database("create table customer (id bigint primary key); insert into customer values (1)")
			.entities("""
					@Entity @Table(schema = "sales")
					class Area { @Id Long id; }
					@Entity class Customer { @Id Long id; @ManyToOne Area area; }""")
			.drafts("""
					create schema sales;
					create table sales.area (id bigint not null, constraint pk_area primary key (id));
					alter table customer add column area_id bigint;
					alter table customer add constraint fk_customer_area_id foreign key (area_id)
						references sales.area (id);
					""");
	}

}

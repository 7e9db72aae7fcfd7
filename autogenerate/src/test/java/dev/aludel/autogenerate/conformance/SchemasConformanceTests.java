package dev.aludel.autogenerate.conformance;

import dev.aludel.autogenerate.compare.Answer;
import dev.aludel.autogenerate.compare.ObjectPath;
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

	@Case("SCH-5")
	void movesATableWithItsSequenceToItsNewSchema(TestDatabase database) {
		orders(database).entities(order("@Table(name = \"orders\", schema = \"sales\")"))
			.renamed("orders", "sales.orders")
			.asks("rename-table orders (1): --rename orders:sales.orders | --keep orders")
			.holds("select id, no, item_id, nextval('sales.orders_seq') from sales.orders", "7|1|7|1")
			.drafts("""
					create schema sales;
					alter table orders set schema sales;
					alter sequence orders_seq set schema sales;
					""");
	}

	@Case("SCH-5")
	void movesATableBackToTheDefaultSchema(TestDatabase database) {
		Scenario.in(database)
			.database("create schema sales; create table sales.orders (id bigint primary key, no serial)")
			.database("insert into sales.orders values (7)")
			.entities("""
					@Entity @Table(name = "orders")
					class Order { @Id Long id; @Column(columnDefinition = "serial") int no; }""")
			.renamed("sales.orders", "public.orders")
			.holds("select nextval('orders_no_seq')", "2")
			.drafts("alter table sales.orders set schema public;");
	}

	@Case("SCH-5")
	void asksWhetherATableMovedOrIsNew(TestDatabase database) {
		orders(database).entities(order("@Table(name = \"orders\", schema = \"sales\")"))
			.answered(new Answer.Keep(ObjectPath.parse("orders")))
			.asks("rename-table orders (1): --rename orders:sales.orders | --keep orders")
			.drafts("""
					create schema sales;
					create sequence sales.orders_no_seq as integer;
					create sequence sales.orders_seq increment by 50;
					create table sales.orders (
						id bigint not null, no integer default nextval('sales.orders_no_seq'::regclass) not null,
						item_id bigint,
						constraint pk_orders primary key (id),
						constraint fk_orders_item_id foreign key (item_id) references sales.orders (id)
					);
					alter sequence sales.orders_no_seq owned by sales.orders.no;
					""");
	}

	private static Scenario orders(TestDatabase database) {
		return Scenario.in(database).database("""
				create sequence orders_seq increment by 50;
				create table orders (id bigint primary key, no serial, item_id bigint references orders);
				insert into orders values (7, default, 7)""");
	}

	private static String order(String table) {
		return """
				@Entity %s
				class Order {
					@Id @GeneratedValue(generator = "ids")
					@SequenceGenerator(name = "ids", schema = "sales", sequenceName = "orders_seq") Long id;
					@Column(columnDefinition = "serial") int no;
					@ManyToOne Order item;
				}""".formatted(table);
	}

}

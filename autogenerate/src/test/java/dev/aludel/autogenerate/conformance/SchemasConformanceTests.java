package dev.aludel.autogenerate.conformance;

import dev.aludel.autogenerate.compare.Answer;
import dev.aludel.autogenerate.compare.ObjectPath;
import dev.aludel.testing.TestDatabase;
import org.hibernate.cfg.MappingSettings;

/**
 * Schemas: SCH-1 to SCH-5, and SCH-6 to SCH-8, which the acceptance list does not have:
 * {@code hibernate.default_schema} and a search path of several schemas.
 */
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

	private static final String SHOP = """
			@Entity @Table(indexes = @Index(columnList = "name"))
			class Customer {
				@Id @GeneratedValue(strategy = SEQUENCE) Long id;
				@Column(unique = true, length = 80) String name;
				@ManyToOne Customer referrer;
				@ManyToOne Area area;
				@ElementCollection Set<String> tags;
				@JdbcTypeCode(SqlTypes.NAMED_ENUM) Mood mood;
			}
			@Entity @Table(schema = "public") class Area { @Id @GeneratedValue(strategy = IDENTITY) Long id; }
			enum Mood { GOOD, BAD }""";

	@Case("SCH-6")
	void writesOutTheDefaultSchemaOfHibernateWhereTheConnectionWorksInAnother(TestDatabase database) {
		Scenario.in(database)
			.database("create table public.customer (name text); insert into public.customer values ('mine')")
			.with(MappingSettings.DEFAULT_SCHEMA, "app")
			.entities(SHOP)
			.holds("select name from public.customer", "mine")
			.drafts("""
					create schema app;
					create type mood as enum ('BAD', 'GOOD');
					create sequence app.customer_seq increment by 50;
					create table area (id bigint generated by default as identity,
						constraint pk_area primary key (id));
					create table app.customer (
						id bigint not null, area_id bigint, referrer_id bigint, name character varying(80), mood mood,
						constraint pk_customer primary key (id),
						constraint uq_customer_name unique (name),
						constraint fk_customer_area_id foreign key (area_id) references area (id),
						constraint fk_customer_referrer_id foreign key (referrer_id) references app.customer (id)
					);
					create table app.customer_tags (
						customer_id bigint not null, tags character varying(255),
						constraint uq_customer_tags_customer_id_tags unique (customer_id, tags),
						constraint fk_customer_tags_customer_id foreign key (customer_id) references app.customer (id)
					);
					create index ix_customer_name on app.customer (name);
					""");
	}

	@Case("SCH-6")
	void findsNothingInTheDefaultSchemaThatHibernateFilledItself(TestDatabase database) {
		Scenario.in(database)
			.database("create schema app")
			.with(MappingSettings.DEFAULT_SCHEMA, "app")
			.createdByHibernate(SHOP)
			.entities(SHOP)
			.isNoDifference();
	}

	@Case("SCH-6")
	void changesTablesInADefaultSchemaWhoseNameNeedsQuotes(TestDatabase database) {
		Scenario.in(database)
			.database("""
					create schema "App Größe";
					create table "App Größe".customer (id bigint primary key, name varchar(50), nick text);
					create table public.customer (id bigint primary key, name varchar(50));
					insert into "App Größe".customer values (7, 'Kafka', 'K')""")
			.with(MappingSettings.DEFAULT_SCHEMA, "`App Größe`")
			.entities(
					"@Entity class Customer { @Id Long id; @Column(length = 80) String name; boolean active = true; }")
			.asks("drop-column \"App Größe\".customer.nick (1): --allow-drop \"App Größe\".customer.nick",
					"fill-column \"App Größe\".customer.active (1): --value \"App Größe\".customer.active=false | "
							+ "--value \"App Größe\".customer.active=…")
			.allowedToDrop("\"App Größe\".customer.nick")
			.answeredValue("\"App Größe\".customer.active", "false")
			.holds("select name, active from \"App Größe\".customer", "Kafka|f")
			.walks();
	}

	@Case("SCH-7")
	void findsWhatTheSearchPathFinds(TestDatabase database) {
		Scenario.in(database)
			.database("create schema app; create schema shared; alter database " + database.name()
					+ " set search_path = app, shared, public")
			.database("""
					create type shared.mood as enum ('BAD', 'GOOD');
					create sequence public.numbers;
					create sequence shared.visit_seq increment by 50;
					create function shared.is_fine(text) returns boolean immutable language sql as $$ select $1 > '' $$;
					create table shared.country (id bigint primary key, name varchar(255));
					create table app.visit (
						id bigint primary key, no bigint default nextval('public.numbers'), mood shared.mood,
						place varchar(255) constraint ck_place check (shared.is_fine(place)),
						country_id bigint references shared.country);
					create table public.visit (id bigint primary key)""")
			.entities(visit(""))
			.isNoDifference();
	}

	@Case("SCH-7")
	void changesATableWhereTheSearchPathFindsIt(TestDatabase database) {
		Scenario.in(database)
			.database("create schema app; create schema shared; alter database " + database.name()
					+ " set search_path = app, shared, public")
			.database(
					"""
							create type shared.mood as enum ('BAD');
							create table shared.country (id bigint primary key, name varchar(255));
							insert into shared.country values (1, 'Austria');
							create sequence public.numbers;
							create function public.is_fine(text) returns boolean immutable language sql as $$ select $1 > '' $$""")
			.entities(visit("@Column(length = 2) String code;") + "@Entity class Street { @Id Long id; }")
			.holds("select name, code from shared.country", "Austria|∅")
			.drafts("""
					alter type shared.mood add value 'GOOD';
					create sequence visit_seq increment by 50;
					create table street (id bigint not null, constraint pk_street primary key (id));
					create table visit (
						id bigint not null, country_id bigint, no bigint default nextval('numbers'),
						place character varying(255), mood mood,
						constraint pk_visit primary key (id),
						constraint fk_visit_country_id foreign key (country_id) references shared.country (id),
						constraint ck_place check (is_fine(place))
					);
					alter table shared.country add column code character varying(2);
					""");
	}

	@Case("SCH-8")
	void aTableThatNamesItsSchemaIsFoundNowhereElse(TestDatabase database) {
		Scenario.in(database)
			.database("create schema app; alter database " + database.name() + " set search_path = app, public")
			.database("create table public.customer (id bigint primary key, name text)")
			.with(MappingSettings.DEFAULT_SCHEMA, "app")
			.entities("""
					@Entity class Customer { @Id Long id; }
					@Entity @Table(schema = "app") class Other { @Id Long id; }""")
			.drafts("""
					create table customer (id bigint not null, constraint pk_customer primary key (id));
					create table other (id bigint not null, constraint pk_other primary key (id));
					""");
	}

	private static String visit(String more) {
		return """
				@Entity
				class Visit {
					@Id @GeneratedValue Long id;
					@ColumnDefault("nextval('numbers')") Long no;
					@JdbcTypeCode(SqlTypes.NAMED_ENUM) Mood mood;
					@Column(check = @CheckConstraint(name = "ck_place", constraint = "is_fine(place)")) String place;
					@ManyToOne Country country;
				}
				@Entity class Country { @Id Long id; String name; %s }
				enum Mood { GOOD, BAD }
				""".formatted(more);
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

package dev.aludel.autogenerate.conformance;

import dev.aludel.testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/** Defaults: DEF-1 to DEF-16. */
@ConformanceTest
class DefaultsConformanceTests {

	@Case("DEF-1")
	void setsADefault(TestDatabase database) {
		item(database, "varchar(255)", "@ColumnDefault(\"'NEW'\") String value;")
			.drafts("alter table item alter column value set default 'NEW';");
	}

	@Case("DEF-2")
	void changesADefaultInOneStep(TestDatabase database) {
		item(database, "varchar(255) default 'OLD'", "@ColumnDefault(\"'NEW'\") String value;")
			.drafts("alter table item alter column value set default 'NEW';");
	}

	@Case("DEF-3")
	void dropsADefault(TestDatabase database) {
		item(database, "varchar(255) default 'OLD'", "String value;")
			.drafts("alter table item alter column value drop default;");
	}

	@Case("DEF-4")
	void comparesJson(TestDatabase database) {
		item(database, "jsonb default '{\"a\":2}'", """
				@JdbcTypeCode(SqlTypes.JSON) @ColumnDefault("'{\\"a\\": 1}'") Map<String, String> value;""")
			.drafts("alter table item alter column value set default '{\"a\": 1}';");
	}

	@Case("DEF-5")
	void tellsTheClockFromTheBeginOfTheTransaction(TestDatabase database) {
		item(database, "timestamptz default now()", "@ColumnDefault(\"clock_timestamp()\") Instant value;")
			.drafts("alter table item alter column value set default clock_timestamp();");
	}

	@Case({ "DEF-6", "DEF-7", "DEF-8", "DEF-9", "DEF-10", "DEF-11", "DEF-12", "DEF-13", "DEF-14", "DEF-16" })
	void knowsDefaultsThatMeanTheSame(TestDatabase database) {
		Scenario.in(database).database("""
				create table item (
					id bigint primary key, a varchar(255) default 'NEW'::character varying,
					b boolean default 't', c boolean default 'true'::boolean, d bigint default '0'::bigint,
					e integer default (-1), f integer default '-1', g numeric(12,2) default 0.00,
					h jsonb default '{}'::jsonb, i timestamptz default now(), j uuid default gen_random_uuid(),
					k varchar(255), l varchar(20) default 'x')""").entities("""
				@Entity class Item {
					@Id Long id;
					@ColumnDefault("'NEW'") String a;
					@ColumnDefault("true") Boolean b;
					@ColumnDefault("true") Boolean c;
					@ColumnDefault("0") Long d;
					@ColumnDefault("-1") Integer e;
					@ColumnDefault("-1") Integer f;
					@ColumnDefault("0") @Column(precision = 12, scale = 2) BigDecimal g;
					@ColumnDefault("'{}'") @JdbcTypeCode(SqlTypes.JSON) Map<String, String> h;
					@ColumnDefault("CURRENT_TIMESTAMP") Instant i;
					@ColumnDefault("gen_random_uuid()") UUID j;
					@ColumnDefault("null") String k;
					@Column(columnDefinition = "varchar(20) default 'x'") String l;
				}""").isNoDifference();
	}

	@Case("DEF-15")
	void drawsNoValueFromASequence(TestDatabase database) {
		Scenario scenario = Scenario.in(database)
			.database(
					"""
							create sequence order_no; select nextval('order_no');
							create table item (id bigint primary key, value bigint default nextval('public.order_no'::regclass))""")
			.entities("@Entity class Item { @Id Long id; @ColumnDefault(\"nextval('order_no')\") Long value; }");
		scenario.isNoDifference();
		assertThat(database.query("select last_value, is_called from order_no")).containsExactly("1|t");
	}

	private static Scenario item(TestDatabase database, String type, String field) {
		return Scenario.in(database)
			.database(
					"create table item (id bigint primary key, value %s); insert into item values (1)".formatted(type))
			.entities("@Entity class Item { @Id Long id; %s }".formatted(field));
	}

}

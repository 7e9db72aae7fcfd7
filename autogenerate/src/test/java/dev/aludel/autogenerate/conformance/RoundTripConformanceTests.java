package dev.aludel.autogenerate.conformance;

import dev.aludel.testing.TestDatabase;

/** Migrations that must run forward and back, with rows in place: RUN-1 to RUN-27. */
@ConformanceTest
class RoundTripConformanceTests {

	@Case("RUN-1")
	void createsTablesThatPointAtEachOther(TestDatabase database) {
		Scenario.in(database).entities("""
				@Entity class Boss { @Id Long id; @ManyToOne Desk desk; }
				@Entity class Desk { @Id Long id; @ManyToOne Boss boss; }""").drafts("""
				create table boss (id bigint not null, desk_id bigint, constraint pk_boss primary key (id));
				create table desk (id bigint not null, boss_id bigint, constraint pk_desk primary key (id),
					constraint fk_desk_boss_id foreign key (boss_id) references boss (id));
				alter table boss add constraint fk_boss_desk_id foreign key (desk_id) references desk (id);
				""");
	}

	@Case("RUN-2")
	void createsARingAndATableThatPointsAtItself(TestDatabase database) {
		Scenario.in(database).entities("""
				@Entity class A { @Id Long id; @ManyToOne B b; }
				@Entity class B { @Id Long id; @ManyToOne C c; }
				@Entity class C { @Id Long id; @ManyToOne A a; }
				@Entity class Node { @Id Long id; @ManyToOne Node parent; }""").drafts("""
				create table node (id bigint not null, parent_id bigint, constraint pk_node primary key (id),
					constraint fk_node_parent_id foreign key (parent_id) references node (id));
				create table a (id bigint not null, b_id bigint, constraint pk_a primary key (id));
				create table c (id bigint not null, a_id bigint, constraint pk_c primary key (id),
					constraint fk_c_a_id foreign key (a_id) references a (id));
				create table b (id bigint not null, c_id bigint, constraint pk_b primary key (id),
					constraint fk_b_c_id foreign key (c_id) references c (id));
				alter table a add constraint fk_a_b_id foreign key (b_id) references b (id);
				""");
	}

	@Case("RUN-3")
	void dropsARingForeignKeysFirst(TestDatabase database) {
		Scenario.in(database)
			.revision("""
					@Entity class Boss { @Id Long id; @ManyToOne Desk desk; }
					@Entity class Desk { @Id Long id; @ManyToOne Boss boss; }
					@Entity class Task { @Id Long id; }""")
			.database("""
					insert into boss values (1); insert into desk values (1, 1); update boss set desk_id = 1""")
			.entities("@Entity class Task { @Id Long id; }")
			.asks("drop-table boss (1): --allow-drop boss", "drop-table desk (1): --allow-drop desk")
			.allowedToDrop("boss")
			.allowedToDrop("desk")
			.warns("Table boss is dropped with all its rows. The downgrade brings back the table, not the rows.")
			.drafts("""
					alter table boss drop constraint fk_boss_desk_id;
					drop table desk;
					drop table boss;
					""");
	}

	@Case("RUN-4")
	void dropsTablesChildrenFirst(TestDatabase database) {
		Scenario.in(database)
			.revision("""
					@Entity class A { @Id Long id; @ManyToOne B b; }
					@Entity class B { @Id Long id; @ManyToOne C c; @ManyToOne D d; }
					@Entity class C { @Id Long id; @ManyToOne D d; }
					@Entity class D { @Id Long id; @Column(unique = true) String code; }
					@Entity class Task { @Id Long id; }""")
			.entities("@Entity class Task { @Id Long id; }")
			.asks("drop-table a (0): --allow-drop a", "drop-table b (0): --allow-drop b",
					"drop-table c (0): --allow-drop c", "drop-table d (0): --allow-drop d")
			.allowedToDrop("d")
			.allowedToDrop("b")
			.allowedToDrop("c")
			.allowedToDrop("a")
			.drafts("""
					drop table a;
					drop table b;
					drop table c;
					drop table d;
					""");
	}

	@Case("RUN-5")
	void addsAForeignKeyToAUniqueConstraintThatIsNew(TestDatabase database) {
		Scenario.in(database).database("""
				create table a (id bigint primary key, z_code varchar(255));
				create table z (id bigint primary key, code varchar(255));
				insert into z values (1, 'x'); insert into a values (1, 'x')""").entities("""
				@Entity class A {
					@Id Long id;
					@ManyToOne @JoinColumn(name = "z_code", referencedColumnName = "code") Z z;
				}
				@Entity class Z { @Id Long id; @Column(unique = true) String code; }""").drafts("""
				alter table z add constraint uq_z_code unique (code);
				alter table a add constraint fk_a_z_code foreign key (z_code) references z (code);
				""");
	}

	@Case("RUN-6")
	void dropsAForeignKeyBeforeTheUniqueConstraintThatItNeeds(TestDatabase database) {
		Scenario.in(database).database("""
				create table z (id bigint primary key, code varchar(255) unique);
				create table a (id bigint primary key, z_code varchar(255) references z (code));
				insert into z values (1, 'x'); insert into a values (1, 'x')""").entities("""
				@Entity class A { @Id Long id; String zCode; }
				@Entity class Z { @Id Long id; String code; }""").drafts("""
				alter table a drop constraint a_z_code_fkey;
				alter table z drop constraint z_code_key;
				""");
	}

	@Case("RUN-7")
	void goesOnCountingInBothDirections(TestDatabase database) {
		Scenario.in(database)
			.database("create table t (id bigserial primary key, name varchar(255))")
			.database("insert into t (name) select 'row' from generate_series(1, 41)")
			.entities("@Entity class T { @Id @GeneratedValue(strategy = IDENTITY) Long id; String name; }")
			.holds("insert into t (name) values ('there') returning id", "42")
			.drafts("""
					alter table t alter column id drop default;
					drop sequence t_id_seq;
					alter table t alter column id add generated by default as identity;
					select setval(pg_get_serial_sequence('t', 'id'), greatest(max(id) + 1, 1), false) from t;
					""");
	}

	@Case("RUN-8")
	void exchangesASequenceForAnIdentityAndBack(TestDatabase database) {
		Scenario.in(database)
			.revision("@Entity class T { @Id @GeneratedValue(strategy = SEQUENCE) Long id; }")
			.database("insert into t select generate_series(1, 41); select nextval('t_seq')")
			.entities("@Entity class T { @Id @GeneratedValue(strategy = IDENTITY) Long id; }")
			.holds("insert into t default values returning id", "42")
			.back("select nextval('t_seq') - 49 > max(id) from t", "t")
			.asks("drop-sequence t_seq: --allow-drop t_seq")
			.allowedToDrop("t_seq")
			.drafts("""
					drop sequence t_seq;
					alter table t alter column id add generated by default as identity;
					select setval(pg_get_serial_sequence('t', 'id'), greatest(max(id) + 1, 1), false) from t;
					""");
	}

	@Case("RUN-9")
	void convertsTextToNumbersAndBack(TestDatabase database) {
		Scenario.in(database)
			.database("create table t (id bigint primary key, n varchar(10)); insert into t values (1, '12')")
			.entities("@Entity class T { @Id Long id; Integer n; }")
			.holds("select n + 1 from t", "13")
			.asks("convert-type t.n (1): --using t.n=n::integer | --using t.n=…")
			.converted("t.n", "n::integer")
			.drafts("alter table t alter column n type integer using n::integer;");
	}

	@Case("RUN-10")
	void convertsAColumnWithADefault(TestDatabase database) {
		Scenario.in(database)
			.database("create table t (id bigint primary key, n varchar(10) default 'none')")
			.entities("@Entity class T { @Id Long id; @ColumnDefault(\"0\") Integer n; }")
			.asks("convert-type t.n (0): --using t.n=n::integer | --using t.n=…")
			.converted("t.n", "nullif(n, 'none')::integer")
			.drafts("""
					alter table t alter column n drop default;
					alter table t alter column n type integer using nullif(n, 'none')::integer;
					alter table t alter column n set default 0;
					""");
	}

	@Case("RUN-13")
	void rebuildsTheViewsThatUseAColumnOfAnotherType(TestDatabase database) {
		Scenario.in(database)
			.database("""
					create table t (id bigint primary key, n integer); insert into t values (1, 12);
					create view v as select id, n from t; comment on view v is 'a view'; grant select on v to public;
					create view w as select n from v where n > 0""")
			.entities("@Entity class T { @Id Long id; Long n; }")
			.holds("select n from w", "12")
			.warns("View w is dropped and created anew, as it is: it uses a column that gets another type, or a view "
					+ "that does.")
			.drafts("""
					drop view w;
					drop view v;
					alter table t alter column n type bigint;
					create view v as SELECT %1$sid, %1$sn FROM t;
					comment on view v is 'a view';
					grant SELECT on v to public;
					create view w as SELECT %2$sn FROM v WHERE (%2$sn > 0);
					""".formatted(Scenario.qualifier(database, "t"), Scenario.qualifier(database, "v")));
	}

	@Case("RUN-13")
	void rebuildsViewsWithAllThatBelongsToThem(TestDatabase database) {
		Scenario.in(database)
			.database("""
					create table t (id bigint primary key, n integer); insert into t values (1, 12);
					create view v with (security_barrier=true) as select id, n as "No" from t;
					grant select on t to pg_monitor; alter view v owner to pg_monitor;
					grant select, insert on v to pg_read_all_data with grant option; grant update ("No") on v to public;
					comment on view v is 'it''s a view'; comment on column v."No" is 'a number';
					alter view v alter column "No" set default 7;
					create function f() returns trigger language plpgsql as 'begin return new; end';
					create trigger v_in instead of insert on v for each row execute function f();
					create rule v_out as on delete to v do instead nothing;
					create materialized view m as select "No", count(*) as rows from v group by "No";
					create unique index m_no on m ("No"); comment on materialized view m is 'counted';
					create materialized view e as select "No" from m with no data;
					create schema s; create view s.outside as select 1 as one""")
			.entities("@Entity class T { @Id Long id; Long n; }")
			.holds("select \"No\", rows from m", "12|1")
			.walks();
	}

	@Case("RUN-14")
	void refusesToDropAColumnThatAViewUses(TestDatabase database) {
		Scenario.in(database)
			.database("""
					create table t (id bigint primary key, n integer, m integer);
					create view v as select id, n from t""")
			.entities("@Entity class T { @Id Long id; Integer m; }")
			.allowedToDrop("t.n")
			.draftsAndFails("alter table t drop column n;", "view v depends on column n of table t");
	}

	@Case("RUN-15")
	void createsATypeBeforeItsColumnAndDefault(TestDatabase database) {
		Scenario.in(database).database("create table t (id bigint primary key); insert into t values (1)").entities("""
				@Entity class T {
					@Id Long id;
					@JdbcTypeCode(SqlTypes.NAMED_ENUM) @ColumnDefault("'GLAD'") Mood mood;
				}
				enum Mood { SAD, GLAD }""").holds("select mood from t", "GLAD").drafts("""
				create type mood as enum ('GLAD', 'SAD');
				alter table t add column mood mood default 'GLAD';
				""");
	}

	@Case("RUN-17")
	void bringsATypeBackWithItsTable(TestDatabase database) {
		Scenario.in(database)
			.revision("""
					@Entity class Kept { @Id Long id; }
					@Entity class Gone { @Id Long id; @JdbcTypeCode(SqlTypes.NAMED_ENUM) Mood mood; }
					enum Mood { SAD, GLAD }""")
			.database("insert into gone values (1, 'SAD')")
			.entities("@Entity class Kept { @Id Long id; }")
			.asks("drop-table gone (1): --allow-drop gone")
			.allowedToDrop("gone")
			.warns("Table gone is dropped with all its rows. The downgrade brings back the table, not the rows.")
			.drafts("drop table gone; drop type mood;");
	}

	@Case("RUN-20")
	void dropsAgainWhatNobodyNamed(TestDatabase database) {
		Scenario.in(database)
			.database("create table b (id bigint primary key); create table a (id bigint primary key, b_id bigint)")
			.entities("""
					@Entity class A { @Id Long id; @OneToOne B b; }
					@Entity class B { @Id Long id; }""")
			.drafts("""
					alter table a add constraint uq_a_b_id unique (b_id);
					alter table a add constraint fk_a_b_id foreign key (b_id) references b (id);
					""");
	}

	@Case("RUN-21")
	void cutsANameThatPostgresWouldCut(TestDatabase database) {
		String name = "uq_" + "customer_identification_by_".repeat(3).substring(0, 67);
		Scenario.in(database)
			.database("create table t (id bigint primary key, code varchar(255))")
			.entities("""
					@Entity
					@Table(uniqueConstraints = @UniqueConstraint(name = "%s", columnNames = "code"))
					class T { @Id Long id; String code; }""".formatted(name))
			.drafts("alter table t add constraint %s unique (code);".formatted(name.substring(0, 63)));
	}

	@Case("RUN-22")
	void rebuildsAGeneratedColumnWhoseSourceChangesItsType(TestDatabase database) {
		Scenario.in(database)
			.database("""
					create table t (id bigint primary key, n integer, twice bigint generated always as (n * 2) stored);
					insert into t values (1, 12)""")
			.entities("@Entity class T { @Id Long id; Long n; @GeneratedColumn(\"n * 2\") Long twice; }")
			.holds("select twice from t", "24")
			.drafts("""
					alter table t drop column twice;
					alter table t alter column n type bigint;
					alter table t add column twice bigint generated always as (n * 2) stored;
					""");
	}

	@Case("RUN-27")
	void walksEveryKindOfOperationAtOnce(TestDatabase database) {
		walkEveryKindOfOperation(Scenario.in(database));
	}

	@Case({ "DET-8", "RUN-27" })
	void needsNoMoreThanToOwnTheTablesAndToCreate(TestDatabase database) {
		database.execute("""
				create role run27 login nosuperuser nocreatedb nocreaterole noinherit;
				revoke all on database %1$s from public;
				revoke all on schema public from public;
				grant connect, temporary, create on database %1$s to run27;
				grant usage, create on schema public to run27""".formatted(database.name()));
		try {
			walkEveryKindOfOperation(Scenario.in(database).as("run27"));
		}
		finally {
			database.execute("drop owned by run27; drop role run27");
		}
	}

	private static void walkEveryKindOfOperation(Scenario scenario) {
		scenario.revision("""
				@Entity class Gone { @Id @GeneratedValue(strategy = SEQUENCE) Long id; @ManyToOne Kept kept; }
				@Entity @Comment("old")
				@Table(indexes = { @Index(columnList = "a"), @Index(name = "ix_old", columnList = "b") })
				class Kept {
					@Id Long id;
					Integer a; Integer b;
					@Column(unique = true) String code;
					@ColumnDefault("1") Integer weight;
					@Column(length = 20) String text;
					@Enumerated(STRING) Colour colour;
					@JdbcTypeCode(SqlTypes.NAMED_ENUM) Mood mood;
					@GeneratedColumn("a + b") Integer sum;
					enum Colour { RED, BLUE }
				}
				enum Mood { SAD, GLAD }""")
			.database("""
					insert into kept (id, a, b, code, text, colour, mood)
						select n, n, n, 'c' || n, '7', 'RED', 'SAD' from generate_series(1, 9) n;
					insert into gone values (1, 1); create view v as select id, b from kept""")
			.entities("""
					@Entity @Comment("new")
					@Table(schema = "extra")
					class Fresh { @Id @GeneratedValue(strategy = SEQUENCE) Long id; @ManyToOne Kept kept; }
					@Entity @Comment("new")
					@Table(indexes = { @Index(columnList = "a desc"), @Index(name = "ix_new", columnList = "b") },
						uniqueConstraints = @UniqueConstraint(name = "uq_code", columnNames = "code"))
					class Kept {
						@Id @GeneratedValue(strategy = IDENTITY) Long id;
						Long a; @NotNull Long b;
						String code;
						@ColumnDefault("2") Integer weight;
						Integer text;
						@Enumerated(STRING) Colour colour;
						@JdbcTypeCode(SqlTypes.NAMED_ENUM) @Comment("how it feels") Mood mood;
						@GeneratedColumn("a - b") Long sum;
						@ManyToOne @OnDelete(action = OnDeleteAction.SET_NULL) Kept parent;
						@ColumnDefault("true") boolean open;
						enum Colour { RED, BLUE, GREEN }
					}
					enum Mood { SAD, GLAD, CALM }""")
			.asks("convert-type kept.text (9): --using kept.text=text::integer | --using kept.text=…",
					"drop-table gone (1): --allow-drop gone", "drop-sequence gone_seq: --allow-drop gone_seq")
			.converted("kept.text", "text::integer")
			.allowedToDrop("gone")
			.allowedToDrop("gone_seq")
			.spelledAnew()
			.walks();
	}

	@Case("RUN-26")
	void bringsTheIndexesOfADroppedColumnBack(TestDatabase database) {
		Scenario.in(database)
			.database("""
					create table t (id bigint primary key, a integer, b integer, unique (a, b));
					create index ix_ab on t (a, b); insert into t values (1, 2, 3)""")
			.entities("@Entity class T { @Id Long id; Integer a; }")
			.asks("drop-column t.b (1): --allow-drop t.b")
			.allowedToDrop("t.b")
			.drafts("""
					drop index ix_ab;
					alter table t drop constraint t_a_b_key;
					alter table t drop column b;
					""");
	}

}

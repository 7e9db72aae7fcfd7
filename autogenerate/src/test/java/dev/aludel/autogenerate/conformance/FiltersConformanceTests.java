package dev.aludel.autogenerate.conformance;

import dev.aludel.design.ComparedObject;
import dev.aludel.design.ComparedObject.Kind;
import dev.aludel.testing.TestDatabase;

/** What an application leaves alone: FLT-1 to FLT-20. */
@ConformanceTest
class FiltersConformanceTests {

	private static final String TASK = "@Entity class Task { @Id Long id; String title; }";

	@Case("FLT-1")
	void anExcludedTableIsNeitherCreatedNorChangedNorDropped(TestDatabase database) {
		Scenario.in(database)
			.revision("""
					@Entity class Task { @Id Long id; }
					@Entity class Legacy { @Id Long id; }
					@Entity class LegacyPart { @Id Long id; @ManyToOne Legacy legacy; }""")
			.excluding("legacy*")
			.entities("""
					@Entity class Task { @Id Long id; String title; }
					@Entity class Legacy { @Id Long id; String name; }
					@Entity class LegacyFresh { @Id Long id; }""")
			.drafts("alter table task add column title character varying(255);");
	}

	@Case("FLT-2")
	void anExcludedSchemaIsLeftAloneWithEverythingInIt(TestDatabase database) {
		Scenario.in(database)
			.database("create schema audit; create table audit.event (id bigint primary key)")
			.excluding("schema:audit", "schema:reporting")
			.entities("""
					@Entity @Table(schema = "audit") class Event { @Id Long id; String name; }
					@Entity @Table(schema = "reporting") class Report { @Id Long id; }
					@Entity class Task { @Id Long id; }""")
			.drafts("create table task (id bigint not null, constraint pk_task primary key (id));");
	}

	@Case("FLT-3")
	void anExcludedColumnStaysAsItIs(TestDatabase database) {
		Scenario.in(database)
			.database(
					"""
							create table task (id bigint primary key, search varchar(10) default 'x', legacy_code integer not null);
							insert into task values (1, 'a', 2)""")
			.excluding("task.legacy_*", "column:search")
			.entities(
					"@Entity class Task { @Id Long id; @Column(nullable = false) @ColumnDefault(\"0\") long search; }")
			.isNoDifference();
	}

	@Case("FLT-4")
	void anExcludedColumnThatIsMissingIsNotAdded(TestDatabase database) {
		Scenario.in(database).database("create table task (id bigint primary key)").excluding("*.legacy_*").entities("""
				@Entity class Task { @Id Long id; String title; @Column(unique = true) String legacyCode; }
				@Entity class Note { @Id Long id; String legacyText; }""").drafts("""
				create table note (id bigint not null, constraint pk_note primary key (id));
				alter table task add column title character varying(255);""");
	}

	@Case("FLT-5")
	void whatNeedsAnExcludedColumnIsLeftAlone(TestDatabase database) {
		Scenario.in(database)
			.database(
					"""
							create table owner (id bigint primary key);
							create table task (id bigint primary key, owner_id bigint references owner, code integer, title varchar(255),
								constraint positive check (code > 0 and id > 0));
							create index by_code on task (code, title); create unique index on task (lower(title), code)""")
			.excluding("task.code", "task.owner_id")
			.entities(
					"""
							@Entity class Owner { @Id Long id; }
							@Entity @Table(uniqueConstraints = @UniqueConstraint(columnNames = { "title", "code" }),
									indexes = @Index(columnList = "owner_id"))
							class Task { @Id Long id; @ManyToOne @OnDelete(action = OnDeleteAction.CASCADE) Owner owner; String title;
								@Check(constraints = "code > 5") Integer code; }""")
			.isNoDifference();
	}

	@Case("FLT-6")
	void aPrimaryKeyOverAnExcludedColumnIsLeftAlone(TestDatabase database) {
		Scenario.in(database)
			.database("create table task (id bigint primary key, tenant bigint not null)")
			.excluding("task.tenant")
			.entities("""
					@Entity @IdClass(TaskId.class) class Task { @Id Long id; @Id Long tenant; }
					class TaskId implements java.io.Serializable { Long id; Long tenant; }""")
			.isNoDifference();
	}

	@Case("FLT-7")
	void aForeignKeyToAnExcludedTableIsLeftAlone(TestDatabase database) {
		Scenario.in(database)
			.database(
					"""
							create table customer (id bigint primary key); create table country (id bigint primary key);
							create table task (id bigint primary key, customer_id bigint references customer, country_id bigint)""")
			.excluding("customer", "country", "region")
			.entities("""
					@Entity class Customer { @Id Long id; }
					@Entity class Country { @Id Long id; }
					@Entity class Region { @Id Long id; }
					@Entity class Task { @Id Long id; @Column(name = "customer_id") Long customer;
						@ManyToOne Country country; @ManyToOne Region region; }""")
			.drafts("alter table task add column region_id bigint;");
	}

	@Case("FLT-8")
	void whatAnExcludedTablePointsAtStays(TestDatabase database) {
		Scenario.in(database)
			.revision("""
					@Entity class Customer { @Id Long id; }
					@Entity class Task { @Id Long id; }""")
			.database("create table report (id bigint primary key, customer_id bigint references customer)")
			.excluding("report")
			.entities("@Entity class Task { @Id Long id; }")
			.warns("Table customer stays although no entity maps it: table report, which is not this application's, points at it.")
			.isLeftAlone();
	}

	@Case("FLT-9")
	void anExcludedIndexIsNeitherDroppedNorReplaced(TestDatabase database) {
		Scenario.in(database)
			.database("""
					create table task (id bigint primary key, title varchar(255), state integer);
					create index ix_tmp_title on task (title desc); create index ix_tmp_state on task (state);
					create index ix_old on task (state, title)""")
			.excluding("index:ix_tmp_*")
			.entities(
					"""
							@Entity @Table(indexes = { @Index(columnList = "title"), @Index(name = "ix_tmp_new", columnList = "state, id") })
							class Task { @Id Long id; String title; Integer state; }""")
			.drafts("drop index ix_old;");
	}

	@Case("FLT-10")
	void anExcludedConstraintIsKnownByEitherName(TestDatabase database) {
		Scenario.in(database)
			.database(
					"""
							create table task (id bigint primary key, title varchar(255) unique, state varchar(255) check (state in ('A', 'B')),
								code varchar(255) unique)""")
			.excluding("constraint:task_title_key", "constraint:task_state_check", "constraint:task.uq_stated")
			.entities("""
					@Entity @Table(uniqueConstraints = { @UniqueConstraint(name = "uq_title", columnNames = "title"),
							@UniqueConstraint(name = "uq_stated", columnNames = "code") })
					class Task { @Id Long id; String title; String code; @Enumerated(EnumType.STRING) State state;
						enum State { A, B, C } }""")
			.isNoDifference();
	}

	@Case("FLT-11")
	void anExcludedConstraintIsKnownByTheNameThatItWouldGet(TestDatabase database) {
		Scenario.in(database)
			.database(
					"create table owner (id bigint primary key); create table task (id bigint primary key, owner_id bigint)")
			.excluding("constraint:fk_task_*", "constraint:pk_note")
			.entities("""
					@Entity class Owner { @Id Long id; }
					@Entity class Task { @Id Long id; @ManyToOne Owner owner; }
					@Entity class Note { @Id Long id; }""")
			.drafts("create table note (id bigint not null);");
	}

	@Case("FLT-12")
	void anExcludedCheckIsNotSpokenOf(TestDatabase database) {
		Scenario.in(database)
			.database("create table task (id bigint primary key, n integer, constraint by_hand check (n > 7))")
			.excluding("constraint:by_hand")
			.entities("@Entity class Task { @Id Long id; Integer n; }")
			.isNoDifference();
	}

	@Case("FLT-13")
	void anExcludedSequenceIsLeftAlone(TestDatabase database) {
		Scenario.in(database)
			.database("create table task (id bigint primary key); create sequence task_seq increment by 7; "
					+ "create sequence stray")
			.excluding("*_seq", "sequence:stray")
			.entities("""
					@Entity class Task { @Id @GeneratedValue Long id; }
					@Entity class Note { @Id @GeneratedValue Long id; }""")
			.drafts("create table note (id bigint not null, constraint pk_note primary key (id));");
	}

	@Case("FLT-14")
	void anExcludedTypeIsLeftAlone(TestDatabase database) {
		Scenario.in(database)
			.database("create type mood as enum ('SAD', 'OK'); create type stray as enum ('A'); "
					+ "create table task (id bigint primary key, mood mood)")
			.excluding("type:*")
			.entities("""
					@Entity class Task { @Id Long id; @JdbcTypeCode(SqlTypes.NAMED_ENUM) Mood mood;
						enum Mood { SAD, OK, GREAT } }""")
			.isNoDifference();
	}

	@Case("FLT-15")
	void onlyWhatIsIncludedIsCompared(TestDatabase database) {
		Scenario.in(database).revision("""
				@Entity class Task { @Id Long id; }
				@Entity class Owner { @Id Long id; }""").including("task*").entities("""
				@Entity class Task { @Id Long id; String title; }
				@Entity class TaskNote { @Id Long id; }
				@Entity class Other { @Id @GeneratedValue Long id; }""").drafts("""
				create sequence other_seq increment by 50;
				create table task_note (id bigint not null, constraint pk_task_note primary key (id));
				alter table task add column title character varying(255);""");
	}

	@Case("FLT-16")
	void onlyTheIncludedSchemaIsCompared(TestDatabase database) {
		Scenario.in(database)
			.database("create schema app")
			.including("schema:app")
			.excluding("app.skip")
			.entities("""
					@Entity @Table(schema = "app") class Task { @Id Long id; }
					@Entity class Owner { @Id @GeneratedValue Long id; }
					@Entity @Table(schema = "app") class Skip { @Id Long id; }""")
			.drafts("create table app.task (id bigint not null, constraint pk_task primary key (id));");
	}

	@Case("FLT-17")
	void aBeanMayForbidEveryDrop(TestDatabase database) {
		Scenario.in(database)
			.revision("""
					@Entity class Task { @Id Long id; Integer n; }
					@Entity class Gone { @Id Long id; }""")
			.database("create index ix_hand on task (n); alter table task add unique (n)")
			.filter(ComparedObject::inEntities)
			.entities("@Entity class Task { @Id Long id; String title; }")
			.drafts("alter table task add column title character varying(255);");
	}

	@Case("FLT-18")
	void aBeanIsAskedOnlyOfWhatThePatternsLeave(TestDatabase database) {
		Scenario.in(database)
			.database("create table audit_log (id bigint primary key)")
			.excluding("audit_*")
			.filter((object) -> {
				if (object.kind() != Kind.SCHEMA && object.name().name().startsWith("audit")) {
					throw new IllegalStateException("asked of " + object);
				}
				return object.kind() != Kind.TABLE || object.inDatabase();
			})
			.entities("@Entity class AuditLog { @Id Long id; String title; }\n" + TASK)
			.isNoDifference();
	}

	@Case("FLT-19")
	void quotedUnicodeAndReservedNamesAreMatchedToTheLetter(TestDatabase database) {
		Scenario.in(database)
			.with("hibernate.globally_quoted_identifiers", true)
			.database("""
					create table "Task" ("id" bigint primary key, "Größe" integer, "größe" integer, "order" integer);
					create table "weird.name" (id bigint primary key); create table "user" (id bigint primary key)""")
			.excluding("Task.Grö*", "Task.order", "\"weird.name\"", "user")
			.entities("""
					@Entity @Table(name = "Task") class Task { @Id Long id; @Column(name = "Größe") Long size;
						@Column(name = "order") Long order; }
					@Entity @Table(name = "user") class User { @Id Long id; String name; }
					@Entity @Table(name = "weird.name") class Weird { @Id Long id; String name; }""")
			.asks("drop-column Task.größe (0): --allow-drop Task.größe")
			.allowedToDrop("Task.größe")
			.drafts("alter table \"Task\" drop column \"größe\";");
	}

	@Case("FLT-20")
	void theNameOfTheDefaultSchemaMayBeSaid(TestDatabase database) {
		Scenario.in(database)
			.database("create table legacy (id bigint primary key)")
			.excluding("public.legacy", "public.task.title", "constraint:public.task.uq_*")
			.entities("""
					@Entity class Legacy { @Id Long id; String name; }
					@Entity class Task { @Id Long id; String title; @Column(unique = true) String code; }""")
			.drafts("create table task (id bigint not null, code character varying(255), constraint pk_task primary key (id));");
	}

}

package dev.aludel.autogenerate.conformance;

import dev.aludel.autogenerate.compare.Answer;
import dev.aludel.autogenerate.compare.ObjectPath;
import dev.aludel.testing.TestDatabase;

/** Named enum types: ENM-1 to ENM-14. */
@ConformanceTest
class EnumTypesConformanceTests {

	@Case("ENM-1")
	void createsTheTypeBeforeItsTable(TestDatabase database) {
		Scenario.in(database).entities(task("NEW, DONE", "")).drafts("""
				create type status as enum ('DONE', 'NEW');
				create table task (id bigint not null, status status, constraint pk_task primary key (id));
				""");
	}

	@Case("ENM-2")
	void createsTheTypeBeforeItsColumn(TestDatabase database) {
		Scenario.in(database)
			.database("create table task (id bigint primary key); insert into task values (1)")
			.entities(task("NEW, DONE", ""))
			.drafts("""
					create type status as enum ('DONE', 'NEW');
					alter table task add column status status;
					""");
	}

	@Case("ENM-3")
	void addsAValueAndTouchesNothingElse(TestDatabase database) {
		typed(database, "'DONE', 'NEW'").database("create view tasks_done as select * from task where status = 'DONE'")
			.entities(task("NEW, DONE, OPEN", ""))
			.drafts("alter type status add value 'OPEN';");
	}

	@Case({ "ENM-4", "RUN-16" })
	void addsAValueThatIsADefaultAtOnce(TestDatabase database) {
		typed(database, "'DONE', 'NEW'").entities(task("NEW, DONE, OPEN", "@ColumnDefault(\"'OPEN'\")"))
			.warns("Enum type status is made anew, as its new value OPEN is used at once and PostgreSQL takes it only in "
					+ "the next transaction: every row of its tables is written anew while nobody else can read them. To "
					+ "avoid that, draft twice: the value first, its use afterwards.")
			.holds("select pg_get_expr(adbin, adrelid) from pg_attrdef where adrelid = 'task'::regclass",
					"'OPEN'::status")
			.drafts("""
					alter type status rename to status_old;
					create type status as enum ('DONE', 'NEW', 'OPEN');
					alter table task alter column status type status using status::text::status;
					alter table task alter column status set default 'OPEN';
					drop type status_old;
					""");
	}

	@Case("ENM-3")
	void takesAnAddedValueAwayOnlyWhileNoRowHoldsIt(TestDatabase database) {
		typed(database, "'DONE', 'NEW'").entities(task("NEW, DONE, OPEN", ""))
			.draftsAndCannotReturn("alter type status add value 'OPEN';",
					"insert into task values (2, 'OPEN'), (3, 'OPEN')",
					"Rows still hold what goes from enum type status: task.status = OPEN (2). Give them another value "
							+ "first.");
	}

	@Case("ENM-5")
	void asksBeforeAValueGoes(TestDatabase database) {
		typed(database, "'DONE', 'NEW', 'OPEN'").entities(task("NEW, DONE", ""))
			.isAsked("No constant stands for value OPEN of enum type status any more; the type is that of task.status.",
					0, "--replace status.OPEN:…", "--allow-drop status.OPEN");
	}

	@Case("ENM-5")
	void makesTheTypeAnewWithoutTheValue(TestDatabase database) {
		typed(database, "'DONE', 'NEW', 'OPEN'").entities(task("NEW, DONE", ""))
			.asks("remove-value status.OPEN (0): --replace status.OPEN:… | --allow-drop status.OPEN")
			.allowedToDrop("status.OPEN")
			.holds("select status, pg_typeof(status) from task", "NEW|status")
			.drafts(guard("select count(*) from task where status::text = 'OPEN'") + """
					alter type status rename to status_old;
					create type status as enum ('DONE', 'NEW');
					alter table task alter column status type status using status::text::status;
					drop type status_old;
					""");
	}

	@Case("ENM-5")
	void takesTheCastsOfHibernateAlong(TestDatabase database) {
		typed(database, "'DONE', 'NEW', 'OPEN'")
			.database("create cast (varchar as status) with inout as implicit;"
					+ "create cast (status as varchar) with inout as implicit")
			.entities(task("NEW, DONE", ""))
			.allowedToDrop("status.OPEN")
			.asks("remove-value status.OPEN (0): --replace status.OPEN:… | --allow-drop status.OPEN")
			.holds("select count(*) from pg_cast where 'status'::regtype in (castsource, casttarget)", "2")
			.drafts(guard("select count(*) from task where status::text = 'OPEN'") + """
					drop cast if exists (character varying as status);
					drop cast if exists (status as character varying);
					alter type status rename to status_old;
					create type status as enum ('DONE', 'NEW');
					create cast (character varying as status) with inout as implicit;
					create cast (status as character varying) with inout as implicit;
					alter table task alter column status type status using status::text::status;
					drop type status_old;
					""");
	}

	@Case("ENM-6")
	void namesTheColumnsAndCountsTheRowsOfAValueThatGoes(TestDatabase database) {
		bugs(database).isAsked("No constant stands for value OPEN of enum type status any more; the type is that of "
				+ "bug.states, task.status.", 3, "--replace status.OPEN:…", "--allow-drop status.OPEN");
	}

	@Case("ENM-6")
	void losesNoValueThatRowsHold(TestDatabase database) {
		typed(database, "'DONE', 'NEW', 'OPEN'").database("insert into task values (2, 'OPEN')")
			.entities(task("NEW, DONE", ""))
			.allowedToDrop("status.OPEN")
			.draftsAndFails(guard("select count(*) from task where status::text = 'OPEN'") + """
					alter type status rename to status_old;
					create type status as enum ('DONE', 'NEW');
					alter table task alter column status type status using status::text::status;
					drop type status_old;
					""", "Rows still hold what goes from enum type status: task.status = OPEN (1).");
	}

	@Case("ENM-6")
	void givesRowsAnotherValue(TestDatabase database) {
		bugs(database).allowedToDrop("status.OPEN")
			.replaced("status.OPEN", "NEW")
			.asks("remove-value status.OPEN (3): --replace status.OPEN:… | --allow-drop status.OPEN")
			.holds("select status, (select states from bug) from task order by id", "NEW|{DONE,NEW}", "NEW|{DONE,NEW}",
					"NEW|{DONE,NEW}")
			.drafts("""
					alter type status rename to status_old;
					create type status as enum ('DONE', 'NEW');
					alter table bug alter column states type status[]
						using array_replace(states::text[], 'OPEN', 'NEW')::status[];
					alter table task alter column status type status
						using (case status::text when 'OPEN' then 'NEW' else status::text end)::status;
					drop type status_old;
					""");
	}

	@Case("ENM-7")
	void asksWhetherAValueWasRenamed(TestDatabase database) {
		typed(database, "'CLOSED', 'NEW'").entities(task("NEW, DONE", ""))
			.isAsked(
					"No constant stands for value CLOSED of enum type status any more; the type is that of task.status.",
					0, "--rename status.CLOSED:DONE", "--replace status.CLOSED:…", "--allow-drop status.CLOSED");
	}

	@Case("ENM-7")
	void renamesAValue(TestDatabase database) {
		Scenario.in(database)
			.database("""
					create type status as enum ('CLOSED', 'NEW');
					create table task (id bigint primary key, status status default 'CLOSED');
					create index ix_task_open on task (id) where status <> 'CLOSED';
					create view tasks_closed as select id from task where status = 'CLOSED';
					insert into task values (1, 'CLOSED')""")
			.entities("""
					@Entity @Table(indexes = @Index(name = "ix_task_open", columnList = "id",
							options = "where status <> 'DONE'"))
					class Task {
						@Id Long id;
						@JdbcTypeCode(SqlTypes.NAMED_ENUM) @ColumnDefault("'DONE'") Status status;
					}
					enum Status { NEW, DONE }""")
			.renamed("status.CLOSED", "DONE")
			.asks("remove-value status.CLOSED (1): --rename status.CLOSED:DONE | --replace status.CLOSED:… | "
					+ "--allow-drop status.CLOSED")
			.holds("select status, (select count(*) from tasks_closed) from task", "DONE|1")
			.drafts("alter type status rename value 'CLOSED' to 'DONE';");
	}

	@Case("ENM-8")
	void knowsTheValuesInAnyOrder(TestDatabase database) {
		typed(database, "'NEW', 'DONE'").entities(task("NEW, DONE", "")).isNoDifference();
	}

	@Case("ENM-9")
	void asksBeforeValuesGetAnotherOrder(TestDatabase database) {
		ordered(database).isAsked(
				"The constants of enum type status have another order than its values, by which "
						+ "PostgreSQL sorts and compares task.status: OPEN, NEW, DONE, not NEW, OPEN, DONE.",
				2, "--allow-reorder status");
	}

	@Case("ENM-9")
	void addsAValueWhileNobodyHasDecidedAboutTheOrder(TestDatabase database) {
		ordered(database).entities(ordinal("OPEN, NEW, DONE, LATE"))
			.asks("reorder-values status (2): --allow-reorder status")
			.draftsMeanwhile("alter type status add value 'LATE';");
	}

	@Case("ENM-9")
	void makesTheTypeAnewInTheOrderOfTheConstants(TestDatabase database) {
		ordered(database).allowedToReorder("status")
			.asks("reorder-values status (2): --allow-reorder status")
			.warns("Enum type status is made anew, as its values get another order: every row of its tables is "
					+ "written anew while nobody else can read them.")
			.holds("select status from task where id < 3 order by status", "OPEN", "NEW")
			.back("select status from task where id < 3 order by status", "NEW", "OPEN")
			.drafts("""
					drop index ix_task_open;
					alter table task alter column status drop default;
					alter type status rename to status_old;
					create type status as enum ('OPEN', 'NEW', 'DONE');
					alter table task alter column status type status using status::text::status;
					alter table task alter column status set default 'NEW'::status;
					create index ix_task_open on task (id) where status < 'DONE'::status;
					drop type status_old;
					""");
	}

	@Case("ENM-9")
	void knowsTheOrderOfTheConstants(TestDatabase database) {
		ordered(database).entities(ordinal("NEW, OPEN, DONE")).isNoDifference();
	}

	@Case("ENM-10")
	void renamesTheType(TestDatabase database) {
		Scenario.in(database)
			.database("""
					create type status as enum ('DONE', 'NEW');
					create table task (id bigint primary key, state status default 'NEW');
					insert into task values (1, 'DONE')""")
			.entities("""
					@Entity class Task {
						@Id Long id;
						@JdbcTypeCode(SqlTypes.NAMED_ENUM) @ColumnDefault("'NEW'") State state;
					}
					enum State { NEW, DONE }""")
			.renamed("status", "state")
			.asks("rename-type status: --rename status:state | --keep status")
			.holds("select state from task", "DONE")
			.drafts("alter type status rename to state;");
	}

	@Case("ENM-10")
	void makesAnotherTypeOfTheSameValues(TestDatabase database) {
		typed(database, "'DONE', 'NEW'").entities(task("NEW, DONE", "").replace("Status", "State"))
			.answered(new Answer.Keep(ObjectPath.parse("status")))
			.asks("rename-type status: --rename status:state | --keep status")
			.holds("select status, pg_typeof(status) from task", "NEW|state")
			.drafts("""
					create type state as enum ('DONE', 'NEW');
					alter table task alter column status type state using status::text::state;
					""");
	}

	@Case("ENM-11")
	void makesATypeOfATextWithItsCheck(TestDatabase database) {
		Scenario.in(database)
			.database("""
					create table task (id bigint primary key,
						status varchar(255) default 'NEW' check (status in ('NEW', 'DONE')));
					insert into task values (1)""")
			.entities(task("NEW, DONE", "@ColumnDefault(\"'NEW'\")"))
			.holds("select status from task", "NEW")
			.spelledAnew()
			.drafts("""
					alter table task drop constraint task_status_check;
					alter table task alter column status drop default;
					create type status as enum ('DONE', 'NEW');
					alter table task alter column status type status using status::status;
					alter table task alter column status set default 'NEW';
					""");
	}

	@Case("ENM-12")
	void makesATextWithItsCheckOfAType(TestDatabase database) {
		Scenario.in(database)
			.revision(task("NEW, DONE", ""))
			.database("insert into task values (1, 'DONE')")
			.entities("""
					@Entity class Task { @Id Long id; @Enumerated(STRING) Status status; enum Status { NEW, DONE } }""")
			.holds("select status from task", "DONE")
			.drafts("""
					alter table task alter column status type character varying(255);
					alter table task add constraint ck_task_status check (status in ('NEW','DONE'));
					drop type status;
					""");
	}

	@Case("ENM-13")
	void createsATypeOnceForSeveralTables(TestDatabase database) {
		Scenario.in(database).entities("""
				@Entity class Bug { @Id Long id; @JdbcTypeCode(SqlTypes.NAMED_ENUM) Status status; }
				@Entity class Task { @Id Long id; @JdbcTypeCode(SqlTypes.NAMED_ENUM) Status status; }
				enum Status { NEW, DONE }""").drafts("""
				create type status as enum ('DONE', 'NEW');
				create table bug (id bigint not null, status status, constraint pk_bug primary key (id));
				create table task (id bigint not null, status status, constraint pk_task primary key (id));
				""");
	}

	@Case("ENM-15")
	void createsTheTypeOfAnArrayOfConstants(TestDatabase database) {
		Scenario.in(database)
			.entities(MOODS)
			.holds("select count(*) from person where moods = array[mood]", "0")
			.drafts("""
					create type mood as enum ('GLAD', 'SAD');
					create table person (id bigint not null, mood mood, moods mood[], constraint pk_person primary key (id));
					""");
	}

	@Case("ENM-15")
	void addsAValueToTheTypeOfAnArray(TestDatabase database) {
		Scenario.in(database)
			.revision(MOODS)
			.database("insert into person values (1, 'SAD', array['SAD', 'GLAD']::mood[])")
			.entities(MOODS.replace("GLAD }", "GLAD, CALM }"))
			.drafts("alter type mood add value 'CALM' before 'GLAD';");
	}

	@Case("ENM-15")
	void asksForTheRowsWhoseArraysHoldAValueThatGoes(TestDatabase database) {
		Scenario.in(database)
			.revision(MOODS)
			.database("insert into person values (1, 'GLAD', array['SAD', 'GLAD']::mood[]), (2, 'GLAD', null)")
			.entities(MOODS.replace("SAD, ", ""))
			.asks("remove-value mood.SAD (1): --replace mood.SAD:… | --allow-drop mood.SAD")
			.draftsNothing();
	}

	private static final String MOODS = """
			@Entity
			class Person {
				@Id Long id;
				@JdbcTypeCode(SqlTypes.NAMED_ENUM) Mood mood;
				@Column(columnDefinition = "mood[]") Mood[] moods;
			}
			enum Mood { SAD, GLAD }""";

	@Case("ENM-14")
	void leavesATypeAloneThatNoRevisionMade(TestDatabase database) {
		Scenario.in(database)
			.database("create type old_mood as enum ('SAD', 'GLAD'); create table task (id bigint primary key)")
			.entities("@Entity class Task { @Id Long id; }")
			.warns("Enum type old_mood stays: no entity uses it and no revision of this application made it.")
			.isLeftAlone();
	}

	private static Scenario bugs(TestDatabase database) {
		return typed(database, "'DONE', 'NEW', 'OPEN'").database("""
				insert into task values (2, 'OPEN'), (3, 'OPEN');
				create table bug (id bigint primary key, states status[]);
				insert into bug values (1, '{DONE, OPEN}')""").entities("""
				@Entity class Bug {
					@Id Long id;
					@Column(columnDefinition = "status[]") String[] states;
				}
				""" + task("NEW, DONE", ""));
	}

	private static Scenario ordered(TestDatabase database) {
		return Scenario.in(database).database("""
				create type status as enum ('NEW', 'OPEN', 'DONE');
				create table task (id bigint primary key, status status default 'NEW');
				create index ix_task_open on task (id) where status < 'DONE';
				insert into task values (1, 'NEW'), (2, 'OPEN'), (3, null)""").entities(ordinal("OPEN, NEW, DONE"));
	}

	private static String ordinal(String values) {
		return """
				@Entity @Table(indexes = @Index(name = "ix_task_open", columnList = "id",
						options = "where status < 'DONE'"))
				class Task {
					@Id Long id;
					@JdbcTypeCode(SqlTypes.NAMED_ORDINAL_ENUM) @ColumnDefault("'NEW'") Status status;
				}
				enum Status { %s }""".formatted(values);
	}

	private static String guard(String count) {
		return """
				do $held$
				declare held text;
				begin
					select string_agg(line, ', ') into held from (
						select format('%%s = %%s (%%s)', 'task.status', 'OPEN', n) from (%s) as held (n) where n > 0
					) as lines (line);
					if held is not null then
						raise exception
							'Rows still hold what goes from enum type status: %%. Give them another value first.', held;
					end if;
				end $held$;
				""".formatted(count);
	}

	private static Scenario typed(TestDatabase database, String values) {
		return Scenario.in(database).database("""
				create type status as enum (%s);
				create table task (id bigint primary key, status status);
				insert into task values (1, 'NEW')""".formatted(values));
	}

	private static String task(String values, String annotations) {
		return """
				@Entity class Task {
					@Id Long id;
					@JdbcTypeCode(SqlTypes.NAMED_ENUM) %s Status status;
				}
				enum Status { %s }""".formatted(annotations, values);
	}

}

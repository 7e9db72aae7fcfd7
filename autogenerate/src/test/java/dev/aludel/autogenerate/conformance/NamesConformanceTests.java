package dev.aludel.autogenerate.conformance;

import dev.aludel.autogenerate.compare.NamingConvention.Kind;
import dev.aludel.testing.TestDatabase;

/** Names by a convention of the application: NAM-1 to NAM-6. */
@ConformanceTest
class NamesConformanceTests {

	private static final String ENTITIES = """
			@Entity class Owner { @Id Long id; }
			@Entity @Table(indexes = @Index(columnList = "title, n")) class Task {
				@Id Long id; @Column(unique = true) String title; @ManyToOne Owner owner; @Check(constraints = "n > 0") Integer n; }""";

	@Case("NAM-1")
	void whatTheMappingDoesNotNameIsCalledByTheConvention(TestDatabase database) {
		convention(Scenario.in(database)).entities(ENTITIES).drafts("""
				create table owner (id bigint not null, constraint owner_pk primary key (id));
				create table task (id bigint not null, n integer, owner_id bigint, title character varying(255),
					constraint task_pk primary key (id), constraint task_title_uq unique (title),
					constraint task_owner_id_to_owner_id foreign key (owner_id) references owner (id),
					constraint chk_task check (n > 0));
				create index task_title_n_idx on task (title, n);""");
	}

	@Case("NAM-2")
	void whatIsThereKeepsItsName(TestDatabase database) {
		convention(Scenario.in(database).revision(ENTITIES)).entities(ENTITIES).isNoDifference();
	}

	@Case("NAM-3")
	void whatIsThereKeepsItsNameWhateverNamedIt(TestDatabase database) {
		convention(Scenario.in(database).createdByHibernate(ENTITIES)).entities(ENTITIES).isNoDifference();
	}

	@Case("NAM-4")
	void aCheckThatTheConventionNamedMakesWayForItsSuccessor(TestDatabase database) {
		convention(Scenario.in(database)).spelledAnew()
			.database("create table task (id bigint primary key, state varchar(255), "
					+ "constraint chk_task check (state in ('A', 'B')))")
			.entities(
					"""
							@Entity class Task { @Id Long id; @Enumerated(EnumType.STRING) State state; enum State { A, B, C } }""")
			.drafts("""
					alter table task drop constraint chk_task;
					alter table task add constraint chk_task check (state in ('A','B','C'));""");
	}

	@Case("NAM-5")
	void twoThingsNeverGetOneName(TestDatabase database) {
		Scenario.in(database)
			.naming(Kind.INDEX, "{table}_i")
			.database(
					"create table task (id bigint primary key, a integer, b integer); create index task_i on task (b)")
			.entities(
					"""
							@Entity @Table(indexes = { @Index(columnList = "a"), @Index(columnList = "b"), @Index(columnList = "a, b") })
							class Task { @Id Long id; Integer a; Integer b; }""")
			.drafts("create index task_i_2 on task (a); create index task_i_3 on task (a, b);");
	}

	@Case("NAM-6")
	void aNameThatPostgresWouldCutEndsWithAChecksum(TestDatabase database) {
		Scenario.in(database)
			.with("hibernate.globally_quoted_identifiers", true)
			.naming(Kind.UNIQUE, "Einmalig {table} ({columns})")
			.database("create table \"Zähler\" (id bigint primary key, "
					+ "\"größteStandnummerDesZählersInDerLiegenschaft\" integer, \"order\" integer)")
			.entities(
					"""
							@Entity @Table(name = "Zähler") class Meter { @Id Long id; @Column(unique = true) Integer order;
								@Column(name = "größteStandnummerDesZählersInDerLiegenschaft", unique = true) Integer number; }""")
			.drafts("""
					alter table "Zähler" add constraint "Einmalig Zähler (größteStandnummerDesZählersInDerL_5cfe5324"
						unique ("größteStandnummerDesZählersInDerLiegenschaft");
					alter table "Zähler" add constraint "Einmalig Zähler (order)" unique ("order");""");
	}

	private static Scenario convention(Scenario scenario) {
		return scenario.naming(Kind.PRIMARY_KEY, "{table}_pk")
			.naming(Kind.UNIQUE, "{table}_{columns}_uq")
			.naming(Kind.FOREIGN_KEY, "{table}_{columns}_to_{referenced_table}_{referenced_columns}")
			.naming(Kind.INDEX, "{table}_{columns}_idx")
			.naming(Kind.CHECK, "chk_{table}");
	}

}

package dev.aludel.autogenerate.conformance;

import dev.aludel.testing.TestDatabase;

/** Checks: CHK-1 to CHK-14. */
@ConformanceTest
class ChecksConformanceTests {

	private static final String STATUS = """
			@Entity class Task { @Id Long id; @Enumerated(STRING) Status status; enum Status { %s } }""";

	private static final String ADDRESS = """
			@Entity class Customer { @Id Long id; @JdbcTypeCode(SqlTypes.JSON) Address address; }
			@Embeddable
			class Address {
				@Column(nullable = false) String street;
				@Enumerated(STRING) Kind kind;
				enum Kind { HOME, WORK }
			}""";

	@Case({ "CHK-1", "RUN-25" })
	void widensTheCheckOfAnEnum(TestDatabase database) {
		task(database, "status varchar(255) check (status in ('NEW','ACTIVE'))", "'NEW'")
			.entities(STATUS.formatted("NEW, ACTIVE, CLOSED"))
			.spelledAnew()
			.drafts("""
					alter table task drop constraint task_status_check;
					alter table task add constraint ck_task_status check (status in ('NEW','ACTIVE','CLOSED'));
					""");
	}

	@Case("CHK-2")
	void asksBeforeACheckForbidsAValue(TestDatabase database) {
		closing(database, "NEW, ACTIVE").isAsked(
				"No constant stands for value CLOSED of column task.status any more, so its check would forbid it.", 0,
				"--replace task.status.CLOSED:…", "--allow-drop task.status.CLOSED");
	}

	@Case("CHK-2")
	void forbidsAValueThatMayGo(TestDatabase database) {
		closing(database, "NEW, ACTIVE").allowedToDrop("task.status.CLOSED")
			.asks("remove-value task.status (0): --replace task.status.CLOSED:… | --allow-drop task.status.CLOSED")
			.spelledAnew()
			.drafts("""
					alter table task drop constraint task_status_check;
					alter table task add constraint ck_task_status check (status in ('NEW','ACTIVE'));
					""");
	}

	@Case("CHK-3")
	void countsTheRowsThatHoldAForbiddenValue(TestDatabase database) {
		closing(database, "NEW, ACTIVE").database("insert into task values (2, 'CLOSED'), (3, 'CLOSED')")
			.isAsked(
					"No constant stands for value CLOSED of column task.status any more, so its check would forbid it.",
					2, "--replace task.status.CLOSED:…", "--allow-drop task.status.CLOSED");
	}

	@Case("CHK-3")
	void givesRowsThatHoldAForbiddenValueAnotherOne(TestDatabase database) {
		closing(database, "NEW, ACTIVE").database("insert into task values (2, 'CLOSED'), (3, 'ACTIVE')")
			.replaced("task.status.CLOSED", "NEW")
			.asks("remove-value task.status (1): --replace task.status.CLOSED:… | --allow-drop task.status.CLOSED")
			.holds("select status from task order by id", "NEW", "NEW", "ACTIVE")
			.spelledAnew()
			.drafts("""
					alter table task drop constraint task_status_check;
					update task set status = 'NEW' where status = 'CLOSED';
					alter table task add constraint ck_task_status check (status in ('NEW','ACTIVE'));
					""");
	}

	@Case("CHK-3")
	void renamesTheValueInTheRows(TestDatabase database) {
		closing(database, "NEW, ACTIVE, DONE").database("insert into task values (2, 'CLOSED'), (3, 'ACTIVE')")
			.renamed("task.status.CLOSED", "DONE")
			.asks("remove-value task.status (1): --rename task.status.CLOSED:DONE | "
					+ "--replace task.status.CLOSED:… | --allow-drop task.status.CLOSED")
			.holds("select status from task order by id", "NEW", "DONE", "ACTIVE")
			.back("select status from task order by id", "NEW", "CLOSED", "ACTIVE")
			.spelledAnew()
			.drafts("""
					alter table task drop constraint task_status_check;
					update task set status = 'DONE' where status = 'CLOSED';
					alter table task add constraint ck_task_status check (status in ('NEW','ACTIVE','DONE'));
					""");
	}

	@Case({ "CHK-4", "CHK-5" })
	void knowsTheValuesOfAnEnumInAnyOrder(TestDatabase database) {
		task(database, "status varchar(255) check (status in ('NEW','ACTIVE','CLOSED'))", "'NEW'")
			.entities(STATUS.formatted("CLOSED, NEW, ACTIVE"))
			.isNoDifference();
	}

	@Case("CHK-6")
	void widensTheCheckOfAnOrdinalEnum(TestDatabase database) {
		task(database, "status smallint check (status between 0 and 2)", "2").entities("""
				@Entity class Task {
					@Id Long id;
					@Enumerated(ORDINAL) Status status;
					enum Status { NEW, ACTIVE, CLOSED, LOST }
				}""").drafts("""
				alter table task drop constraint task_status_check;
				alter table task add constraint ck_task_status check (status between 0 and 3);
				""");
	}

	@Case("CHK-6")
	void asksBeforeACheckForbidsAPosition(TestDatabase database) {
		ordinal(database).isAsked(POSITION_GOES, 2, "--replace task.status.2:…", "--allow-drop task.status.2");
	}

	@Case("CHK-6")
	void givesRowsThatHoldAForbiddenPositionAnotherOne(TestDatabase database) {
		ordinal(database).replaced("task.status.2", "1")
			.asks("remove-value task.status (2): --replace task.status.2:… | --allow-drop task.status.2")
			.holds("select status from task order by id", "1", "1", "1")
			.drafts("""
					alter table task drop constraint task_status_check;
					update task set status = '1' where status = '2';
					alter table task add constraint ck_task_status check (status between 0 and 1);
					""");
	}

	@Case("CHK-6")
	void forbidsAPositionThatMayGo(TestDatabase database) {
		ordinal(database).database("delete from task where status = 2")
			.allowedToDrop("task.status.2")
			.asks("remove-value task.status (0): --replace task.status.2:… | --allow-drop task.status.2")
			.warns("Check ck_task_status of table task no longer accepts 2, which fails when a row holds it.")
			.drafts("""
					alter table task drop constraint task_status_check;
					alter table task add constraint ck_task_status check (status between 0 and 1);
					""");
	}

	@Case("CHK-9")
	void takesARangeOfNumbersForWhatItIs(TestDatabase database) {
		task(database, "n integer constraint ck_n check (n between 0 and 9)", "7").entities("""
				@Entity @Check(name = "ck_n", constraints = "n between 0 and 8")
				class Task { @Id Long id; Integer n; }""").drafts("""
				alter table task drop constraint ck_n;
				alter table task add constraint ck_n check (n between 0 and 8);
				""");
	}

	private static final String POSITION_GOES = "No constant has position 2 of column task.status any more, so its "
			+ "check would forbid it. If another than the last constant went, those behind it have moved up, and rows "
			+ "mean something else: number them anew in a revision of your own.";

	private static Scenario ordinal(TestDatabase database) {
		return task(database, "status smallint check (status between 0 and 2)", "2")
			.database("insert into task values (2, 2), (3, 1)")
			.entities(
					"""
							@Entity class Task { @Id Long id; @Enumerated(ORDINAL) Status status; enum Status { NEW, ACTIVE } }""");
	}

	private static final String FLAG = """
			@Entity class Task {
				@Id Long id;
				@Convert(converter = org.hibernate.type.YesNoConverter.class) Boolean flag;
			}""";

	@Case("CHK-15")
	void findsTheChecksInsideOfADocument(TestDatabase database) {
		Scenario.in(database)
			.database(
					"create table customer (id bigint primary key, address jsonb); insert into customer values (1, null)")
			.entities(ADDRESS)
			.drafts("""
					alter table customer add constraint ck_customer_address check (address is null or
						((cast(address->>'kind' as varchar) is null or cast(address->>'kind' as varchar) in ('HOME','WORK'))
						and cast(address->>'street' as varchar(255)) is not null));
					""");
	}

	@Case("CHK-15")
	void findsNothingInTheDocumentsThatHibernateChecks(TestDatabase database) {
		Scenario.in(database).createdByHibernate(ADDRESS).entities(ADDRESS).isNoDifference();
	}

	@Case("CHK-15")
	void replacesTheCheckOfADocumentWhoseEnumGrows(TestDatabase database) {
		Scenario.in(database)
			.revision(ADDRESS)
			.database("insert into customer values (1, '{\"street\": \"Street\", \"kind\": \"HOME\"}')")
			.entities(ADDRESS.replace("WORK }", "WORK, OTHER }"))
			.spelledAnew()
			.walks();
	}

	@Case("CHK-16")
	void aRangeThatAPersonWroteIsNoEnum(TestDatabase database) {
		Scenario.in(database).database("""
				create table customer (id bigint primary key, level smallint check (level between 0 and 10));
				insert into customer values (1, 3)""").entities("""
				@Entity class Customer {
					@Id Long id;
					@Column(check = @CheckConstraint(constraint = "level between 0 and 5")) Short level;
				}""").drafts("""
				alter table customer drop constraint customer_level_check;
				alter table customer add constraint ck_customer_level check (level between 0 and 5);
				""");
	}

	@Case("CHK-7")
	void knowsTheCheckOfAConvertedBoolean(TestDatabase database) {
		task(database, "flag char(1) check (flag in ('N','Y'))", "'Y'").entities(FLAG).isNoDifference();
	}

	@Case("CHK-7")
	void addsTheCheckOfAConvertedBoolean(TestDatabase database) {
		task(database, "flag char(1)", "'Y'").entities(FLAG)
			.drafts("alter table task add constraint ck_task_flag check (flag in ('N','Y'));");
	}

	@Case("CHK-8")
	void addsTheChecksOfBeanValidation(TestDatabase database) {
		task(database, "n integer", "7").entities("@Entity class Task { @Id Long id; @Min(1) @Max(99) Integer n; }")
			.drafts("alter table task add constraint ck_task_n check ((n>=1) and (n<=99));");
	}

	private static final String AMOUNT = """
			@Entity @Check(name = "ck_amount", constraints = "amount > 0")
			class Task { @Id Long id; BigDecimal amount; }""";

	@Case("CHK-9")
	void comparesTheConditionAndNotOnlyTheName(TestDatabase database) {
		task(database, "amount numeric(38,2) constraint ck_amount check (amount >= 0)", "7").entities(AMOUNT).drafts("""
				alter table task drop constraint ck_amount;
				alter table task add constraint ck_amount check (amount > 0);
				""");
	}

	@Case("CHK-10")
	void knowsTheConditionInTheWordsOfTheServer(TestDatabase database) {
		task(database, "amount numeric(38,2) constraint ck_amount check ((amount > (0)::numeric))", "7")
			.entities(AMOUNT)
			.isNoDifference();
	}

	@Case("CHK-11")
	void knowsARangeInAnySpelling(TestDatabase database) {
		task(database, "a integer check (a >= 1 and a <= 5)", "2").entities("""
				@Entity @Check(constraints = "a between 1 and 5")
				class Task { @Id Long id; Integer a; }""").isNoDifference();
	}

	@Case("CHK-11")
	void knowsTheSameConditionsInAnotherOrder(TestDatabase database) {
		task(database, "a integer, check (a <= 5 and a >= 1)", "2").entities("""
				@Entity @Check(constraints = "a between 1 and 5")
				class Task { @Id Long id; Integer a; }""").isNoDifference();
	}

	@Case("CHK-12")
	void neverDropsACheckThatAPersonMayHaveWritten(TestDatabase database) {
		task(database, "zip varchar(255) check (length(zip) = 5)", "'10115'")
			.entities("@Entity class Task { @Id Long id; String zip; }")
			.asks("drop-check task.task_zip_check: --allow-drop task.task_zip_check")
			.draftsMeanwhile("")
			.allowedToDrop("task.task_zip_check")
			.drafts("alter table task drop constraint task_zip_check;");
	}

	@Case("CHK-13")
	void validatesACheck(TestDatabase database) {
		task(database, "amount numeric(38,2)", "7")
			.database("alter table task add constraint ck_amount check (amount > 0) not valid")
			.entities(AMOUNT)
			.drafts("alter table task validate constraint ck_amount;");
	}

	@Case("CHK-14")
	void leavesAnExclusionConstraintAlone(TestDatabase database) {
		task(database, "area int4range, exclude using gist (area with &&)", "'[1,2)'")
			.entities("@Entity class Task { @Id Long id; @Column(columnDefinition = \"int4range\") String area; }")
			.isLeftAlone();
	}

	private static Scenario task(TestDatabase database, String column, String value) {
		return Scenario.in(database)
			.database("create table task (id bigint primary key, %s); insert into task values (1, %s)".formatted(column,
					value));
	}

	private static Scenario closing(TestDatabase database, String constants) {
		return Scenario.in(database)
			.database("""
					create table task (id bigint primary key,
						status varchar(255) check (status in ('NEW', 'ACTIVE', 'CLOSED')));
					insert into task values (1, 'NEW')""")
			.entities("@Entity class Task { @Id Long id; @Enumerated(STRING) Status status; enum Status { %s } }"
				.formatted(constants));
	}

}

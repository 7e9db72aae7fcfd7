package dev.aludel.autogenerate.conformance;

import dev.aludel.testing.TestDatabase;
import org.junit.jupiter.api.Test;

/** Unique constraints: UNQ-1 to UNQ-10. */
@ConformanceTest
class UniquesConformanceTests {

	private static final String EMAIL = "@Entity class Account { @Id Long id; @Column(unique = true) String email; Long orgId; Boolean active; }";

	@Case("UNQ-1")
	void addsAUniqueConstraint(TestDatabase database) {
		account(database, "").entities(EMAIL)
			.drafts("alter table account add constraint uq_account_email unique (email);");
	}

	@Case("UNQ-2")
	void takesAnyNameOfAUniqueConstraint(TestDatabase database) {
		account(database, "alter table account add constraint whatever unique (email)").entities(EMAIL)
			.isNoDifference();
	}

	@Case("UNQ-3")
	void takesAUniqueIndexForTheConstraint(TestDatabase database) {
		account(database, "create unique index on account (email)").entities(EMAIL).isNoDifference();
	}

	@Case("UNQ-4")
	void takesNoPartialIndexForTheConstraint(TestDatabase database) {
		account(database, "create unique index ux on account (email) where active").entities("""
				@Entity class Account {
					@Id Long id;
					@Column(unique = true) String email;
					Long orgId;
					Boolean active;
				}""").drafts("""
				drop index ux;
				alter table account add constraint uq_account_email unique (email);
				""");
	}

	@Case("UNQ-5")
	void dropsAUniqueConstraint(TestDatabase database) {
		account(database, "alter table account add unique (email)").entities(account("{}"))
			.warns("Unique constraint account_email_key of table account is not in the mapping and is dropped.")
			.drafts("alter table account drop constraint account_email_key;");
	}

	@Case("UNQ-6")
	void renamesAUniqueConstraintToItsNameInTheMapping(TestDatabase database) {
		account(database, "alter table account add constraint users_email_key unique (email)")
			.entities(account("@UniqueConstraint(name = \"uq_mail\", columnNames = \"email\")"))
			.drafts("alter table account rename constraint users_email_key to uq_mail;");
	}

	@Case("UNQ-7")
	void exchangesAUniqueConstraintOverOtherColumns(TestDatabase database) {
		account(database, "alter table account add unique (email)")
			.entities(account("@UniqueConstraint(columnNames = {\"org_id\", \"email\"})"))
			.drafts("""
					alter table account drop constraint account_email_key;
					alter table account add constraint uq_account_org_id_email unique (org_id, email);
					""");
	}

	@Case("UNQ-8")
	void makesTheColumnOfAOneToOneUnique(TestDatabase database) {
		Scenario.in(database)
			.database("""
					create table profile (id bigint primary key);
					create table account (id bigint primary key, profile_id bigint references profile)""")
			.entities("""
					@Entity class Profile { @Id Long id; }
					@Entity class Account { @Id Long id; @OneToOne Profile profile; }""")
			.drafts("alter table account add constraint uq_account_profile_id unique (profile_id);");
	}

	@Case("UNQ-9")
	void tellsNullsThatAreDistinctFromThoseThatAreNot(TestDatabase database) {
		account(database, "alter table account add unique (email)")
			.entities(account("@UniqueConstraint(columnNames = \"email\", options = \"nulls not distinct\")"))
			.drafts("""
					alter table account drop constraint account_email_key;
					alter table account add constraint uq_account_email unique nulls not distinct (email);
					""");
	}

	@Case("UNQ-10")
	void leavesNoInvalidIndexWhenRowsAreNotUnique(TestDatabase database) {
		account(database, "insert into account (id, email) values (2, 'a@b')").entities(EMAIL)
			.draftsAndFails("alter table account add constraint uq_account_email unique (email);",
					"could not create unique index \"uq_account_email\"");
	}

	@Test
	void tellsWhenAUniqueConstraintIsChecked(TestDatabase database) {
		account(database, "alter table account add unique (email)")
			.entities(
					account("@UniqueConstraint(columnNames = \"email\", options = \"deferrable initially deferred\")"))
			.holds(DEFINITION, "UNIQUE (email) DEFERRABLE INITIALLY DEFERRED")
			.back(DEFINITION, "UNIQUE (email)")
			.walks();
	}

	@Test
	void tellsTheIncludedColumnsOfAUniqueConstraint(TestDatabase database) {
		account(database, "alter table account add unique (email)")
			.entities(account("@UniqueConstraint(columnNames = \"email\", options = \"include (org_id)\")"))
			.holds(DEFINITION, "UNIQUE (email) INCLUDE (org_id)")
			.back(DEFINITION, "UNIQUE (email)")
			.walks();
	}

	private static final String DEFINITION = """
			select pg_get_constraintdef(oid) from pg_constraint
			where conrelid = 'account'::regclass and contype = 'u'""";

	private static Scenario account(TestDatabase database, String change) {
		return Scenario.in(database).since(15, "nulls not distinct").database("""
				create table account (id bigint primary key, email varchar(255), org_id bigint, active boolean);
				insert into account values (1, 'a@b', 1, true)""").database(change);
	}

	private static String account(String constraint) {
		return """
				@Entity @Table(uniqueConstraints = %s)
				class Account { @Id Long id; String email; Long orgId; Boolean active; }""".formatted(constraint);
	}

}

package dev.aludel.autogenerate.conformance;

import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What other tools get wrong, as far as no case of the acceptance list shows it already:
 * each test is named after the failure and does not repeat it.
 */
@PostgresTest
class PeerFailuresTests {

	private static final String ACCOUNT = """
			@Entity @Table(uniqueConstraints = @UniqueConstraint(columnNames = { "bank", "number" }))
			class Account { @Id Long id; String bank; String number; @NaturalId String iban; }""";

	/** Hibernate's update looks for a unique constraint as an index of its own name. */
	@Test
	void aUniqueConstraintThatHibernateMadeGetsASecondOne(TestDatabase database) {
		Scenario.in(database).createdByHibernate(ACCOUNT).entities(ACCOUNT).isNoDifference();
	}

	/** Hibernate's update never looks at the flag of a column that is there. */
	@Test
	void aColumnThatBecomesUniqueStaysAsItIs(TestDatabase database) {
		Scenario.in(database)
			.database("create table person (id bigint primary key, email varchar(255))")
			.entities("@Entity class Person { @Id Long id; @Column(unique = true) String email; }")
			.drafts("alter table person add constraint uq_person_email unique (email);");
	}

	/** Hibernate's update drops a named enum with cascade, and its columns with it. */
	@Test
	void aNewConstantEmptiesTheColumn(TestDatabase database) {
		Scenario.in(database)
			.database("""
					create type mood as enum ('GLAD', 'SAD');
					create table person (id bigint primary key, mood mood);
					create view sad as select id from person where mood = 'SAD';
					insert into person values (1, 'SAD')""")
			.entities("""
					@Entity class Person { @Id Long id; @JdbcTypeCode(SqlTypes.NAMED_ENUM) Mood mood; }
					enum Mood { GLAD, OK, SAD }""")
			.holds("select mood, (select count(*) from sad) from person", "SAD|1")
			.drafts("alter type mood add value 'OK' after 'GLAD';");
	}

	/** Hibernate's update alters such a column, with invalid SQL, at each start. */
	@Test
	void aDefaultInsideOfAColumnDefinitionDiffersForEver(TestDatabase database) {
		Scenario.in(database)
			.database("create table task (id bigint primary key, state varchar(20) not null default 'new')")
			.entities("""
					@Entity class Task {
						@Id Long id;
						@Column(columnDefinition = "varchar(20) not null default 'new'") String state;
					}""")
			.isNoDifference();
	}

	/** Comparing defaults by running them draws from the sequence. */
	@Test
	void comparingADefaultAdvancesItsSequence(TestDatabase database) {
		Scenario.in(database)
			.database("create sequence numbers; create table task (id bigint primary key, "
					+ "number bigint default nextval('numbers')); select nextval('numbers')")
			.entities(
					"@Entity class Task { @Id Long id; @ColumnDefault(\"nextval('numbers'::regclass)\") Long number; }")
			.isNoDifference();
		assertThat(database.query("select last_value from numbers")).containsExactly("1");
	}

	/** Tools that find constraints by their columns do not see one that has none. */
	@Test
	void aCheckWithoutColumnsIsNotSeen(TestDatabase database) {
		Scenario.in(database)
			.database("create table task (id bigint primary key, constraint ck_never check (1 < 2))")
			.entities("@Entity class Task { @Id Long id; }")
			.asks("drop-check task.ck_never: --allow-drop task.ck_never")
			.draftsNothing();
	}

	/** Where deferrability is not read, a change of it is missed. */
	@Test
	void aForeignKeyThatBecomesDeferrableIsNotSeen(TestDatabase database) {
		Scenario.in(database)
			.database("create table author (id bigint primary key); create table book (id bigint primary key, "
					+ "author_id bigint constraint fk_author references author)")
			.entities(
					"""
							@Entity class Author { @Id Long id; }
							@Entity class Book {
								@Id Long id;
								@ManyToOne
								@JoinColumn(foreignKey = @ForeignKey(name = "fk_author", options = "deferrable initially deferred"))
								Author author;
							}""")
			.drafts("""
					alter table book drop constraint fk_author;
					alter table book add constraint fk_author foreign key (author_id) references author (id)
						deferrable initially deferred;
					""");
	}

	/** Where only one side knows deferrability, the difference never ends. */
	@Test
	void aDeferrableUniqueConstraintDiffersForEver(TestDatabase database) {
		Scenario.in(database)
			.database("create table person (id bigint primary key, email varchar(255) unique deferrable)")
			.entities("@Entity class Person { @Id Long id; @Column(unique = true) String email; }")
			.isNoDifference();
	}

	/** A sequence dropped with cascade takes the defaults of other tables along. */
	@Test
	void anIdentityInThePlaceOfASerialTakesTheSequenceFromOthers(TestDatabase database) {
		Scenario.in(database)
			.database("""
					create table task (id bigserial primary key);
					create table other (id bigint default nextval('task_id_seq'));
					insert into task values (default), (default)""")
			.entities("@Entity class Task { @Id @GeneratedValue(strategy = IDENTITY) Long id; }")
			.holds("select column_default from information_schema.columns where table_name = 'other'",
					"nextval('task_id_seq'::regclass)")
			.walks();
	}

}

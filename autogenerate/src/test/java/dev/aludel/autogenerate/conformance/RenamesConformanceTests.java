package dev.aludel.autogenerate.conformance;

import dev.aludel.testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/** Renames, asked and once a person has said so: REN-1 to REN-9. */
@ConformanceTest
class RenamesConformanceTests {

	private static final String SURNAME = "rename-column person.surname (1): --rename person.surname:last_name "
			+ "| --keep person.surname | --allow-drop person.surname";

	@Case({ "REN-1", "REN-9" })
	void renamesAColumn(TestDatabase database) {
		person(database, "surname varchar(255)").entities("@Entity class Person { @Id Long id; String lastName; }")
			.asks(SURNAME)
			.draftsMeanwhile("")
			.renamedColumn("person.surname", "last_name")
			.holds("select last_name from person", "Doe")
			.drafts("alter table person rename column surname to last_name;");
	}

	@Case("REN-1")
	void dropsAndAddsWhenToldSo(TestDatabase database) {
		person(database, "surname varchar(255)").entities("@Entity class Person { @Id Long id; String lastName; }")
			.asks(SURNAME)
			.allowedToDrop("person.surname")
			.drafts("""
					alter table person drop column surname;
					alter table person add column last_name character varying(255);
					""");
	}

	@Case("REN-1")
	void keepsTheOldColumnBesideTheNewOneWhenToldSo(TestDatabase database) {
		person(database, "surname varchar(255) not null")
			.entities("@Entity class Person { @Id Long id; String lastName; }")
			.asks(SURNAME)
			.kept("person.surname")
			.drafts("""
					alter table person add column last_name character varying(255);
					alter table person alter column surname drop not null;
					""");
	}

	@Case("REN-2")
	void seesNoRenamedField(TestDatabase database) {
		person(database, "surname varchar(255)")
			.entities("@Entity class Person { @Id Long id; @Column(name = \"surname\") String lastName; }")
			.isNoDifference();
	}

	@Case("REN-3")
	void renamesAndLengthensAColumn(TestDatabase database) {
		person(database, "surname varchar(50)")
			.entities("@Entity class Person { @Id Long id; @Column(length = 80) String lastName; }")
			.asks(SURNAME)
			.draftsMeanwhile("")
			.renamedColumn("person.surname", "last_name")
			.drafts("""
					alter table person rename column surname to last_name;
					alter table person alter column last_name type character varying(80);
					""");
	}

	@Case("REN-4")
	void keepsIndexUniqueAndCheckOfARenamedColumn(TestDatabase database) {
		person(database, "surname varchar(255) unique check (surname <> '')")
			.database("create index on person (surname, id)")
			.entities("""
					@Entity @Check(constraints = "last_name <> ''")
					@Table(indexes = @Index(columnList = "last_name, id"))
					class Person { @Id Long id; @Column(unique = true) String lastName; }""")
			.asks(SURNAME)
			.draftsMeanwhile("")
			.renamedColumn("person.surname", "last_name")
			.drafts("alter table person rename column surname to last_name;");
	}

	@Case("REN-5")
	void asksWhichOfTwoNewColumnsItIs(TestDatabase database) {
		person(database, "name varchar(255)")
			.entities("@Entity class Person { @Id Long id; String firstName; String lastName; }")
			.asks("rename-column person.name (1): --rename person.name:first_name | --rename person.name:last_name "
					+ "| --keep person.name | --allow-drop person.name")
			.draftsMeanwhile("")
			.renamedColumn("person.name", "last_name")
			.drafts("""
					alter table person rename column name to last_name;
					alter table person add column first_name character varying(255);
					""");
	}

	@Case("REN-6")
	void offersNoRenameToATypeThatDoesNotFit(TestDatabase database) {
		person(database, "note text").entities("@Entity class Person { @Id Long id; Boolean active; }")
			.asks("drop-column person.note (1): --allow-drop person.note")
			.draftsMeanwhile("alter table person add column active boolean;")
			.allowedToDrop("person.note")
			.drafts("""
					alter table person drop column note;
					alter table person add column active boolean;
					""");
	}

	@Case("REN-9")
	void draftsTheSameWhateverTheOrderOfTheAnswers(TestDatabase database) {
		database.execute("create table person (id bigint primary key, surname varchar(255), note text, age bigint)");
		String entities = "@Entity class Person { @Id Long id; String lastName; Integer age; }";
		String one = Scenario.in(database)
			.entities(entities)
			.allowedToDrop("person.note")
			.narrowed("person.age")
			.renamedColumn("person.surname", "last_name")
			.text();
		String other = Scenario.in(database)
			.entities(entities)
			.renamedColumn("person.surname", "last_name")
			.narrowed("person.age")
			.allowedToDrop("person.note")
			.text();
		assertThat(one).isEqualTo(other).contains("renameColumn", "dropColumn", "alterColumnType");
	}

	@Case("REN-7")
	void identifiesColumnsByTheirNames(TestDatabase database) {
		person(database, "a varchar(255), b varchar(255)").entities("""
				@Entity class Person {
					@Id Long id;
					@Column(name = "b") String a;
					@Column(name = "a") String b;
				}""").isNoDifference();
	}

	@Case("REN-8")
	void renamesTheSequenceOfARenamedTable(TestDatabase database) {
		person(database, "name varchar(255)").database("create sequence person_seq increment 50")
			.database("select setval('person_seq', 501)")
			.entities("@Entity class Human { @Id @GeneratedValue(strategy = SEQUENCE) Long id; String name; }")
			.asks("rename-table person (1): --rename person:human | --keep person")
			.draftsMeanwhile("")
			.renamedTable("person", "human")
			.holds("select last_value from human_seq", "501")
			.drafts("""
					alter table person rename to human;
					alter sequence person_seq rename to human_seq;
					""");
	}

	@Case("RUN-18")
	void keepsTheForeignKeyThatPointsAtARenamedTable(TestDatabase database) {
		person(database, "name varchar(255)")
			.database("create table pet (id bigint primary key, owner_id bigint references person)")
			.database("insert into pet values (1, 1)")
			.entities("""
					@Entity class Human { @Id Long id; String name; }
					@Entity class Pet { @Id Long id; @ManyToOne Human owner; }""")
			.asks("rename-table person (1): --rename person:human | --keep person")
			.draftsMeanwhile("")
			.renamedTable("person", "human")
			.drafts("alter table person rename to human;");
	}

	private static Scenario person(TestDatabase database, String column) {
		return Scenario.in(database)
			.database("create table person (id bigint primary key, %s); insert into person values (1, 'Doe')"
				.formatted(column));
	}

}

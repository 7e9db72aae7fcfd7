package dev.aludel.autogenerate.conformance;

import dev.aludel.testing.TestDatabase;

/** Foreign keys: FK-1 to FK-13. */
@ConformanceTest
class ForeignKeysConformanceTests {

	private static final String BOOK = """
			create table author (id bigint primary key);
			create table book (id bigint primary key, author_id bigint);
			insert into author values (1); insert into book values (1, 1)""";

	@Case("FK-1")
	void addsTheColumnAndTheForeignKey(TestDatabase database) {
		Scenario.in(database)
			.database("create table author (id bigint primary key); create table book (id bigint primary key)")
			.entities(book("@ManyToOne Author author;"))
			.drafts("""
					alter table book add column author_id bigint;
					alter table book add constraint fk_book_author_id foreign key (author_id) references author (id);
					""");
	}

	@Case("FK-2")
	void addsTheForeignKey(TestDatabase database) {
		Scenario.in(database)
			.database(BOOK)
			.entities(book("@ManyToOne Author author;"))
			.drafts("alter table book add constraint fk_book_author_id foreign key (author_id) references author (id);");
	}

	@Case("FK-3")
	void takesAnyNameOfAForeignKey(TestDatabase database) {
		Scenario.in(database).database(BOOK).database("""
				alter table book add constraint whatever foreign key (author_id) references author (id)
				match simple on delete no action""").entities(book("@ManyToOne Author author;")).isNoDifference();
	}

	@Case("FK-4")
	void makesRowsGoWithTheirParent(TestDatabase database) {
		referencing(database, "").entities(book("@ManyToOne @OnDelete(action = OnDeleteAction.CASCADE) Author author;"))
			.drafts("""
					alter table book drop constraint book_author_id_fkey;
					alter table book add constraint fk_book_author_id foreign key (author_id) references author (id)
						on delete cascade;
					""");
	}

	@Case("FK-5")
	void letsRowsNoLongerGoWithTheirParent(TestDatabase database) {
		referencing(database, "on delete cascade").entities(book("@ManyToOne Author author;")).drafts("""
				alter table book drop constraint book_author_id_fkey;
				alter table book add constraint fk_book_author_id foreign key (author_id) references author (id);
				""");
	}

	@Case("FK-6")
	void renamesAForeignKeyToItsNameInTheMapping(TestDatabase database) {
		Scenario.in(database)
			.database(BOOK)
			.database("""
					alter table book add constraint fk9h88iv6 foreign key (author_id) references author""")
			.entities(book("""
					@ManyToOne @JoinColumn(foreignKey = @ForeignKey(name = "fk_book_author")) Author author;"""))
			.drafts("alter table book rename constraint fk9h88iv6 to fk_book_author;");
	}

	@Case("FK-7")
	void dropsTheForeignKeyOfAPlainColumn(TestDatabase database) {
		referencing(database, "").entities(book("Long authorId;"))
			.warns("Foreign key book_author_id_fkey of table book is not in the mapping and is dropped.")
			.drafts("alter table book drop constraint book_author_id_fkey;");
	}

	@Case("FK-8")
	void pointsAForeignKeyAtAnotherTable(TestDatabase database) {
		referencing(database, "").database("create table person (id bigint primary key); insert into person values (1)")
			.entities("""
					@Entity class Author { @Id Long id; }
					@Entity class Person { @Id Long id; }
					@Entity class Book { @Id Long id; @ManyToOne @JoinColumn(name = "author_id") Person author; }""")
			.drafts("""
					alter table book drop constraint book_author_id_fkey;
					alter table book add constraint fk_book_author_id foreign key (author_id) references person (id);
					""");
	}

	@Case("FK-9")
	void wantsNoForeignKeyWhereTheMappingForbidsIt(TestDatabase database) {
		Scenario.in(database).database(BOOK).entities(book("""
				@ManyToOne
				@JoinColumn(foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT))
				Author author;""")).isNoDifference();
	}

	@Case("FK-9")
	void leavesAForeignKeyAloneThatTheMappingForbids(TestDatabase database) {
		referencing(database, "on delete cascade").entities(book("""
				@ManyToOne
				@JoinColumn(foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT))
				Author author;""")).isNoDifference();
	}

	@Case("FK-9")
	void leavesForeignKeysAloneWhereHibernateShallMakeNone(TestDatabase database) {
		referencing(database, "").database("""
				create table book_tags (book_id bigint not null references book, tags varchar(255) not null,
					primary key (book_id, tags))""")
			.with("hibernate.hbm2ddl.default_constraint_mode", "NO_CONSTRAINT")
			.entities(book("@ManyToOne Author author; @ElementCollection @Column(nullable = false) Set<String> tags;"))
			.isNoDifference();
	}

	@Case("FK-9")
	void leavesAForeignKeyAloneThatIsNamedNone(TestDatabase database) {
		referencing(database, "").entities(book("""
				@ManyToOne @JoinColumn(foreignKey = @ForeignKey(name = "none")) Author author;""")).isNoDifference();
	}

	@Case("FK-9")
	void takesAForbiddenForeignKeyAlongWithItsColumn(TestDatabase database) {
		Scenario.in(database).database("""
				create table author (id integer primary key);
				create table book (id bigint primary key, author_id integer references author);
				insert into author values (1); insert into book values (1, 1)""").entities(book("""
				@ManyToOne
				@JoinColumn(foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT))
				Author author;""")).drafts("""
				alter table author alter column id type bigint;
				alter table book alter column author_id type bigint;
				""");
	}

	@Case("FK-10")
	void knowsTheDefaultSchemaByItsName(TestDatabase database) {
		referencing(database, "").entities("""
				@Entity @Table(schema = "public")
				class Author { @Id Long id; }
				@Entity @Table(schema = "public")
				class Book { @Id Long id; @ManyToOne Author author; }""").isNoDifference();
	}

	@Case("FK-11")
	void validatesAForeignKey(TestDatabase database) {
		referencing(database, "not valid").entities(book("@ManyToOne Author author;"))
			.drafts("alter table book validate constraint book_author_id_fkey;");
	}

	@Case("FK-12")
	void leavesTheUpdateRuleAlone(TestDatabase database) {
		referencing(database, "on update cascade").entities(book("@ManyToOne Author author;")).isLeftAlone();
	}

	@Case("FK-13")
	void keepsTheForeignKeyOfARenamedColumn(TestDatabase database) {
		referencing(database, "").entities(book("@ManyToOne Author writer;"))
			.asks("rename-column book.author_id (1): --rename book.author_id:writer_id | --keep book.author_id "
					+ "| --allow-drop book.author_id")
			.draftsMeanwhile("")
			.renamedColumn("book.author_id", "writer_id")
			.holds("select writer_id from book", "1")
			.drafts("alter table book rename column author_id to writer_id;");
	}

	private static Scenario referencing(TestDatabase database, String rules) {
		return Scenario.in(database)
			.database(BOOK)
			.database("alter table book add foreign key (author_id) references author (id) " + rules);
	}

	private static String book(String field) {
		return """
				@Entity class Author { @Id Long id; }
				@Entity class Book { @Id Long id; %s }""".formatted(field);
	}

}

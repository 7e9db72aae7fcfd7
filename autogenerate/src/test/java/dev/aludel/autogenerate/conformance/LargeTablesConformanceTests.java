package dev.aludel.autogenerate.conformance;

import dev.aludel.testing.TestDatabase;

/** Tables that others go on using while they are changed. */
@ConformanceTest
class LargeTablesConformanceTests {

	private static final String ROWS = """
			create table author (id bigint primary key);
			insert into author select i from generate_series(1, 200) i;
			create table book (id bigint primary key, author_id bigint, title varchar(255), pages integer);
			insert into book select i, i, 'title ' || i, i from generate_series(1, 200) i;
			analyze;
			""";

	@Case("RUN-12")
	void provesByACheckThatNoRowHoldsNull(TestDatabase database) {
		large(database).entities(
				"""
						@Entity class Author { @Id Long id; }
						@Entity class Book { @Id Long id; Long authorId; @Column(nullable = false) String title; Integer pages; }""")
			.drafts("""
					alter table book add constraint ck_book_title_not_null check (title is not null) not valid;
					alter table book validate constraint ck_book_title_not_null;
					alter table book alter column title set not null;
					alter table book drop constraint ck_book_title_not_null;
					""");
	}

	@Case("RUN-11")
	void requiresAFilledColumn(TestDatabase database) {
		large(database).entities("""
				@Entity class Author { @Id Long id; @Column(nullable = false) String name; }
				@Entity class Book { @Id Long id; Long authorId; String title; Integer pages; }""")
			.asks("fill-column author.name (200): --value author.name='' | --value author.name=…")
			.answeredValue("author.name", "'author ' || id")
			.holds("select count(distinct name) from author", "200")
			.drafts("""
					alter table author add column name character varying(255);
					update author set name = 'author ' || id where name is null;
					alter table author add constraint ck_author_name_not_null check (name is not null) not valid;
					alter table author validate constraint ck_author_name_not_null;
					alter table author alter column name set not null;
					alter table author drop constraint ck_author_name_not_null;
					""");
	}

	@Case("FK-2")
	void validatesAForeignKeyWhileOthersWrite(TestDatabase database) {
		large(database).entities("""
				@Entity class Author { @Id Long id; }
				@Entity class Book { @Id Long id; @ManyToOne Author author; String title; Integer pages; }""")
			.drafts("""
					alter table book add constraint fk_book_author_id foreign key (author_id) references author (id) not valid;
					alter table book validate constraint fk_book_author_id;
					""");
	}

	@Case("CHK-8")
	void validatesACheckWhileOthersWrite(TestDatabase database) {
		large(database).entities("""
				@Entity class Author { @Id Long id; }
				@Entity class Book { @Id Long id; Long authorId; String title; @Max(999) Integer pages; }""").drafts("""
				alter table book add constraint ck_book_pages check (pages<=999) not valid;
				alter table book validate constraint ck_book_pages;
				""");
	}

	@Case("RUN-23")
	void buildsAnIndexConcurrentlyNextToANotNull(TestDatabase database) {
		large(database).entities("""
				@Entity class Author { @Id Long id; }
				@Entity @Table(indexes = @Index(columnList = "pages"))
				class Book {
					@Id Long id;
					Long authorId;
					@Column(nullable = false, unique = true) String title;
					Integer pages;
				}""").drafts("""
				alter table book add constraint ck_book_title_not_null check (title is not null) not valid;
				alter table book validate constraint ck_book_title_not_null;
				alter table book alter column title set not null;
				alter table book drop constraint ck_book_title_not_null;
				create unique index concurrently uq_book_title on book (title);
				alter table book add constraint uq_book_title unique using index uq_book_title;
				create index concurrently ix_book_pages on book (pages);
				""");
	}

	@Case("PK-4")
	void exchangesAPrimaryKeyInOneStatement(TestDatabase database) {
		large(database).entities("""
				@Entity class Author { @Id Long id; }
				@Entity @IdClass(Book.Key.class)
				class Book {
					@Id Long id;
					@Id Integer pages;
					Long authorId;
					String title;
					static class Key { Long id; Integer pages; }
				}""").drafts("""
				alter table book add constraint ck_book_pages_not_null check (pages is not null) not valid;
				alter table book validate constraint ck_book_pages_not_null;
				alter table book alter column pages set not null;
				alter table book drop constraint ck_book_pages_not_null;
				create unique index concurrently pk_book on book (pages, id);
				alter table book drop constraint book_pkey, add constraint pk_book primary key using index pk_book;
				""");
	}

	@Case("PK-1")
	void addsAPrimaryKeyOverAnIndexThatWasBuiltConcurrently(TestDatabase database) {
		Scenario.in(database).database("""
				create table book (id bigint);
				insert into book select n from generate_series(1, 200) n;
				analyze book""").largeFrom(200).entities("@Entity class Book { @Id Long id; }").drafts("""
				alter table book add constraint ck_book_id_not_null check (id is not null) not valid;
				alter table book validate constraint ck_book_id_not_null;
				alter table book alter column id set not null;
				alter table book drop constraint ck_book_id_not_null;
				create unique index concurrently pk_book on book (id);
				alter table book add constraint pk_book primary key using index pk_book;
				""");
	}

	@Case("TYP-5")
	void saysWhatAnotherTypeCostsOthers(TestDatabase database) {
		large(database).entities("""
				@Entity class Author { @Id Long id; }
				@Entity class Book { @Id Long id; Long authorId; String title; Long pages; }""")
			.warns("Column book.pages changes from integer to bigint, which writes every row anew while nobody else can "
					+ "read the table (about 200 rows).")
			.drafts("alter table book alter column pages type bigint;");
	}

	@Case("RUN-12")
	void smallTablesAreChangedInOneGo(TestDatabase database) {
		large(database).largeFrom(201)
			.entities(
					"""
							@Entity class Author { @Id Long id; }
							@Entity class Book { @Id Long id; Long authorId; @Column(nullable = false) String title; Integer pages; }""")
			.drafts("alter table book alter column title set not null;");
	}

	private static Scenario large(TestDatabase database) {
		return Scenario.in(database).database(ROWS).largeFrom(200);
	}

}

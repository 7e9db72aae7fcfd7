package dev.aludel.autogenerate.conformance;

import dev.aludel.testing.TestDatabase;

/** Primary keys: PK-1 to PK-6. */
@ConformanceTest
class PrimaryKeysConformanceTests {

	private static final String PAIR = """
			@Entity @IdClass(Pair.Key.class)
			class Pair {
				@Id Long a;
				@Id Long b;
				static class Key implements java.io.Serializable {
					Long a;
					Long b;
					@Override public boolean equals(Object other) { return other instanceof Key; }
					@Override public int hashCode() { return 1; }
				}
			}""";

	@Case("PK-1")
	void addsAPrimaryKey(TestDatabase database) {
		Scenario.in(database)
			.database("create table customer (id bigint); insert into customer values (1), (2)")
			.entities("@Entity class Customer { @Id Long id; }")
			.drafts("""
					alter table customer alter column id set not null;
					alter table customer add constraint pk_customer primary key (id);
					""");
	}

	@Case("PK-2")
	void takesAnyNameOfAPrimaryKey(TestDatabase database) {
		Scenario.in(database)
			.database("create table customer (id bigint constraint pk_customer_id primary key)")
			.entities("@Entity class Customer { @Id Long id; }")
			.isNoDifference();
	}

	@Case("PK-3")
	void takesAnyOrderOfThePrimaryKey(TestDatabase database) {
		Scenario.in(database)
			.database("create table pair (a bigint, b bigint, primary key (b, a))")
			.entities(PAIR)
			.isNoDifference();
	}

	@Case("PK-4")
	void exchangesAPrimaryKeyOverOtherColumns(TestDatabase database) {
		Scenario.in(database)
			.database("create table pair (a bigint primary key, b bigint not null); insert into pair values (1, 1)")
			.entities(PAIR)
			.drafts("""
					alter table pair drop constraint pair_pkey;
					alter table pair add constraint pk_pair primary key (a, b);
					""");
	}

	@Case("PK-5")
	void movesThePrimaryKeyToAnotherColumn(TestDatabase database) {
		Scenario.in(database)
			.database(
					"create table country (id bigint primary key, code varchar(2)); insert into country values (1, 'DE')")
			.entities("""
					@Entity class Country {
						@Id @Column(length = 2) String code;
						@Column(nullable = false) Long id;
					}""")
			.drafts("""
					alter table country drop constraint country_pkey;
					alter table country alter column code set not null;
					alter table country add constraint pk_country primary key (code);
					""");
	}

	@Case({ "PK-6", "RUN-19" })
	void widensAPrimaryKeyWithTheColumnsThatPointAtIt(TestDatabase database) {
		Scenario.in(database)
			.database("""
					create table author (id integer primary key);
					create table book (id bigint primary key, author_id integer references author);
					create table talk (id bigint primary key, author_id integer references author);
					insert into author values (1); insert into book values (1, 1); insert into talk values (1, 1)""")
			.entities("""
					@Entity class Author { @Id Long id; }
					@Entity class Book { @Id Long id; @ManyToOne Author author; }
					@Entity class Talk { @Id Long id; @ManyToOne Author author; }""")
			.drafts("""
					alter table author alter column id type bigint;
					alter table book alter column author_id type bigint;
					alter table talk alter column author_id type bigint;
					""");
	}

}

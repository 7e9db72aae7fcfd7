package dev.aludel.autogenerate.conformance;

import dev.aludel.testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/** Columns and nullability: COL-1 to COL-15. */
@ConformanceTest
class ColumnsConformanceTests {

	@Case("COL-1")
	void addsAColumn(TestDatabase database) {
		Scenario.in(database)
			.database("create table customer (id bigint primary key); insert into customer values (1)")
			.entities("@Entity class Customer { @Id Long id; String nick; }")
			.drafts("alter table customer add column nick character varying(255);");
	}

	@Case("COL-2")
	void addsARequiredColumnWithADefaultInOneStep(TestDatabase database) {
		Scenario.in(database)
			.database("create table customer (id bigint primary key); insert into customer values (1)")
			.entities("""
					@Entity class Customer {
						@Id Long id;
						@Column(nullable = false) @ColumnDefault("0") int points;
					}""")
			.holds("select points from customer", "0")
			.drafts("alter table customer add column points integer default 0 not null;");
	}

	@Case("COL-3")
	void putsARequiredColumnIntoANewTable(TestDatabase database) {
		Scenario.in(database)
			.entities("@Entity class Customer { @Id Long id; @Column(nullable = false) String code; }")
			.drafts("""
					create table customer (
						id bigint not null,
						code character varying(255) not null,
						constraint pk_customer primary key (id)
					);
					""");
	}

	@Case({ "COL-3", "COL-13" })
	void asksWhatTheRowsGetInARequiredColumn(TestDatabase database) {
		Scenario.in(database)
			.database("create table customer (id bigint primary key); insert into customer values (1), (2)")
			.entities("""
					@Entity class Customer {
						@Id Long id;
						@Column(nullable = false) String code;
						@Version long version;
						String nick;
					}""")
			.asks("fill-column customer.version (2): --value customer.version=0 | --value customer.version=…",
					"fill-column customer.code (2): --value customer.code='' | --value customer.code=…")
			.cannotBeProven("Say what the rows of customer that are there get in version")
			.draftsMeanwhile("""
					alter table customer add column version bigint;
					alter table customer add column code character varying(255);
					alter table customer add column nick character varying(255);
					alter table customer alter column version set not null;
					alter table customer alter column code set not null;
					""");
	}

	@Case("COL-3")
	void fillsARequiredColumnBeforeItRefusesNull(TestDatabase database) {
		Scenario.in(database)
			.database("""
					create table customer (id bigint primary key, name varchar(255));
					insert into customer values (1, 'Ann'), (2, 'Bob')""")
			.entities("""
					@Entity class Customer {
						@Id Long id;
						String name;
						@Column(nullable = false) String code;
					}""")
			.asks("fill-column customer.code (2): --value customer.code='' | --value customer.code=…")
			.answeredValue("customer.code", "upper(name)")
			.holds("select code from customer order by id", "ANN", "BOB")
			.drafts("""
					alter table customer add column code character varying(255);
					update customer set code = upper(name) where code is null;
					alter table customer alter column code set not null;
					""");
	}

	@Case("COL-3")
	void leavesTheValueToTheAuthorWhenNobodyHasSaidIt(TestDatabase database) {
		Scenario.in(database)
			.database("create table customer (id bigint primary key); insert into customer values (1)")
			.entities("@Entity class Customer { @Id Long id; @Column(nullable = false) String code; }")
			.draftsAndWaits("""
					alter table customer add column code character varying(255);
					alter table customer alter column code set not null;
					""", "Say what the rows of customer that are there get in code, then remove this line.");
	}

	@Case("COL-3")
	void writesARevisionForEachStep(TestDatabase database) {
		String text = Scenario.in(database)
			.database("create table customer (id bigint primary key); insert into customer values (1)")
			.entities("@Entity class Customer { @Id Long id; @Column(nullable = false) String code; }")
			.text();
		assertThat(text).contains("R20260101000000_ACase implements", "import static dev.aludel.Definitions.set;",
				"""
						@Revision(id = "20260101000001", revises = "20260101000000", message = "fill in code of customer")
						public class R20260101000001_FillInCodeOfCustomer implements Migration {

							@Override
							public void upgrade(Operations op) {
								// op.backfill("customer", set("code = …").where("code is null"));
								op.incomplete("Say what the rows of customer that are there get in code, then remove this line.");
							}

							@Override
							public void downgrade(Operations op) {
							}
						""",
				"""
						@Revision(id = "20260101000002", revises = "20260101000001", message = "require code of customer")
						""");
	}

	@Case("COL-5")
	void fillsAColumnThatRefusesNullFromNowOn(TestDatabase database) {
		Scenario.in(database)
			.database("""
					create table customer (id bigint primary key, name varchar(255));
					insert into customer values (1, 'Ann'), (2, null)""")
			.entities("@Entity class Customer { @Id Long id; @Column(nullable = false) String name; }")
			.asks("fill-nulls customer.name (1): --value customer.name='' | --value customer.name=…")
			.reasons("Column customer.name accepts no NULL from now on. It is NULL in 1 row.")
			.answeredValue("customer.name", "'nobody'")
			.holds("select name from customer order by id", "Ann", "nobody")
			.drafts("""
					update customer set name = 'nobody' where name is null;
					alter table customer alter column name set not null;
					""");
	}

	@Case("COL-13")
	void addsAVersion(TestDatabase database) {
		Scenario.in(database)
			.database("create table customer (id bigint primary key); insert into customer values (1)")
			.entities("@Entity class Customer { @Id Long id; @Version long version; }")
			.asks("fill-column customer.version (1): --value customer.version=0 | --value customer.version=…")
			.answeredValue("customer.version", "0")
			.holds("select version from customer", "0")
			.drafts("""
					alter table customer add column version bigint;
					update customer set version = 0 where version is null;
					alter table customer alter column version set not null;
					""");
	}

	@Case("COL-4")
	void asksBeforeAColumnIsDropped(TestDatabase database) {
		Scenario.in(database)
			.database("""
					create table customer (id bigint primary key, nick varchar(255), points integer);
					create index ix_nick on customer (nick, points);
					insert into customer values (1, 'Ann', 1), (2, null, 2), (3, 'Bob', 3)""")
			.entities("@Entity class Customer { @Id Long id; Integer points; }")
			.asks("drop-column customer.nick (2): --allow-drop customer.nick")
			.reasons(
					"No entity maps column customer.nick (character varying(255)) any more. With it would go index ix_nick. "
							+ "It holds 2 values.")
			.draftsMeanwhile("")
			.allowedToDrop("customer.nick")
			.drafts("""
					drop index ix_nick;
					alter table customer drop column nick;
					""");
	}

	@Case("COL-5")
	void setsNotNull(TestDatabase database) {
		Scenario.in(database)
			.database(
					"create table customer (id bigint primary key, name varchar(255)); insert into customer values (1, 'Ann')")
			.entities("@Entity class Customer { @Id Long id; @Column(nullable = false) String name; }")
			.drafts("alter table customer alter column name set not null;");
	}

	@Case("COL-6")
	void leavesNothingHalfDoneWhenARowHoldsNull(TestDatabase database) {
		Scenario.in(database)
			.database("""
					create table customer (id bigint primary key, name varchar(255));
					insert into customer values (1, null), (2, null), (3, null)""")
			.entities("@Entity class Customer { @Id Long id; @Column(nullable = false) String name; String nick; }")
			.reasons("Column customer.name accepts no NULL from now on. It is NULL in 3 rows.")
			.draftsAndFails("""
					alter table customer add column nick character varying(255);
					alter table customer alter column name set not null;
					""", "column \"name\" of relation \"customer\" contains null values");
	}

	@Case("COL-7")
	void dropsNotNull(TestDatabase database) {
		Scenario.in(database)
			.database("create table customer (id bigint primary key, name varchar(255) not null)")
			.entities("@Entity class Customer { @Id Long id; String name; }")
			.drafts("alter table customer alter column name drop not null;");
	}

	@Case("COL-8")
	void readsNotNullOfBeanValidation(TestDatabase database) {
		Scenario.in(database)
			.database("create table customer (id bigint primary key, name varchar(255))")
			.entities("@Entity class Customer { @Id Long id; @NotNull String name; }")
			.drafts("alter table customer alter column name set not null;");
	}

	@Case("COL-9")
	void asksBeforeBeanValidationNarrowsAText(TestDatabase database) {
		Scenario.in(database)
			.database("""
					create table customer (id bigint primary key, name varchar(255));
					insert into customer values (1, 'Ann'), (2, repeat('x', 41))""")
			.entities("@Entity class Customer { @Id Long id; @Size(max = 40) String name; }")
			.asks("narrow-type customer.name (1): --allow-narrow customer.name "
					+ "| --using customer.name=left(name, 40) | --using customer.name=…")
			.reasons(
					"Column customer.name holds character varying(255), and its entity asks for character varying(40), "
							+ "which holds less. Too large for it: 1 value.")
			.narrowed("customer.name")
			.draftsAndFails("alter table customer alter column name type character varying(40);",
					"value too long for type character varying(40)");
	}

	@Case("COL-10")
	void readsAPrimitiveAsRequired(TestDatabase database) {
		Scenario.in(database)
			.database("create table page (id bigint primary key, hits integer)")
			.entities("@Entity class Page { @Id Long id; int hits; }")
			.drafts("alter table page alter column hits set not null;");
	}

	@Case("COL-11")
	void takesTheNullabilityOfAnAnnotatedPrimitiveFromItsAnnotation(TestDatabase database) {
		Scenario.in(database)
			.database("create table page (id bigint primary key, hits integer)")
			.entities("@Entity class Page { @Id Long id; @Column int hits; }")
			.isNoDifference();
	}

	@Case("COL-12")
	void requiresAnAssociationThatIsNotOptional(TestDatabase database) {
		Scenario.in(database)
			.database("""
					create table author (id bigint primary key);
					create table book (id bigint primary key, author_id bigint references author)""")
			.entities("""
					@Entity class Author { @Id Long id; }
					@Entity class Book { @Id Long id; @ManyToOne(optional = false) Author author; }""")
			.drafts("alter table book alter column author_id set not null;");
	}

	@Case("COL-15")
	void saysThatInsertsFailWhileARequiredColumnOfNobodyStays(TestDatabase database) {
		Scenario.in(database)
			.database("""
					create table customer (id bigint primary key, legacy_flag boolean not null);
					insert into customer values (1, true)""")
			.entities("@Entity class Customer { @Id Long id; }")
			.asks("drop-column customer.legacy_flag (1): --keep customer.legacy_flag "
					+ "| --allow-drop customer.legacy_flag")
			.reasons(
					"No entity maps column customer.legacy_flag (boolean) any more. While it stays, the inserts of the "
							+ "application fail: it is not null without a default. It holds 1 value.")
			.draftsMeanwhile("")
			.kept("customer.legacy_flag")
			.holds("select legacy_flag from customer", "t")
			.drafts("alter table customer alter column legacy_flag drop not null;");
	}

	@Case("COL-14")
	void seesOneColumnThatIsMappedTwice(TestDatabase database) {
		Scenario.in(database).database("""
				create table author (id bigint primary key);
				create table book (id bigint primary key, author_id bigint references author)""").entities("""
				@Entity class Author { @Id Long id; }
				@Entity class Book {
					@Id Long id;
					@ManyToOne Author author;
					@Column(name = "author_id", insertable = false, updatable = false) Long authorId;
				}""").isNoDifference();
	}

}

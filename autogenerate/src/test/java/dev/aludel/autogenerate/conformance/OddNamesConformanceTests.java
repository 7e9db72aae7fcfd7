package dev.aludel.autogenerate.conformance;

import dev.aludel.testing.TestDatabase;
import org.hibernate.boot.model.naming.PhysicalNamingStrategyStandardImpl;
import org.hibernate.cfg.MappingSettings;

/**
 * Names that are no plain identifiers walk the same way as any other: ODD-1 to ODD-10,
 * which the acceptance list does not have.
 */
@ConformanceTest
class OddNamesConformanceTests {

	/** As it stands in an annotation in Java source. */
	private static final String HOSTILE = "x\\\"; drop table y; --";

	private static final String LONGEST = "a_table_whose_name_takes_each_of_the_sixty_three_bytes_there_are";

	private static final String CUSTOMER = """
			@Entity
			@Table(indexes = @Index(columnList = "fullName"))
			class Customer {
				@Id @GeneratedValue(strategy = SEQUENCE) Long id;
				@Column(unique = true) String fullName;
				@ManyToOne Customer referrer;
			}""";

	@Case("ODD-1")
	void takesWhatLooksLikeSqlForAName(TestDatabase database) {
		Scenario.in(database)
			.database("create table y (id bigint primary key); insert into y values (1)")
			.entities(
					("""
							@Entity
							@Table(name = "`NAME`", schema = "`NAME`", indexes = @Index(name = "`i NAME`", columnList = "title"),
									uniqueConstraints = @UniqueConstraint(name = "`u NAME`", columnNames = "`NAME`"),
									check = @CheckConstraint(name = "`c NAME`", constraint = "length(title) > 0"))
							class Odd {
								@Id
								@GeneratedValue(strategy = SEQUENCE, generator = "odd")
								@SequenceGenerator(name = "odd", sequenceName = "`s NAME`", schema = "`NAME`")
								Long id;
								@Column(name = "`NAME`") Integer odd;
								String title;
								@ManyToOne @JoinColumn(name = "`f NAME`", foreignKey = @ForeignKey(name = "`fk NAME`")) Odd other;
							}""")
						.replace("NAME", HOSTILE))
			.holds("select count(*) from y", "1")
			.back("select count(*) from y", "1")
			.walks();
	}

	@Case("ODD-2")
	void changesATableThatIsCalledLikeSql(TestDatabase database) {
		Scenario.in(database)
			.database("""
					create table y (id bigint primary key);
					insert into y values (1);
					create table "x""; drop table y; --" (id bigint primary key, "x""; drop table y; --" varchar(10));
					insert into "x""; drop table y; --" values (1, 'one')""")
			.entities(
					("""
							@Entity
							@Table(name = "`NAME`")
							class Odd { @Id Long id; @Column(name = "`NAME`", length = 20, nullable = false) String odd; Integer more; }""")
						.replace("NAME", HOSTILE))
			.holds("select count(*) from y", "1")
			.walks();
	}

	@Case("ODD-3")
	void quotesReservedWords(TestDatabase database) {
		Scenario.in(database)
			.entities(
					"""
							@Entity
							@Table(name = "`order`", indexes = @Index(name = "`table`", columnList = "`select`"))
							class Purchase { @Id Long id; @Column(name = "`select`") Integer choice; @Column(name = "`user`") String buyer; }""")
			.drafts("""
					create table "order" (id bigint not null, "select" integer, "user" character varying(255),
						constraint pk_order primary key (id));
					create index "table" on "order" ("select");
					""");
	}

	@Case("ODD-4")
	void keepsCapitalsBlanksAndOtherScripts(TestDatabase database) {
		Scenario.in(database)
			.entities(
					"""
							@Entity
							@Table(name = "`Größe der Tür`", indexes = @Index(columnList = "`用户`"))
							class Width { @Id Long id; @Column(name = "`用户`", nullable = false) String user; @Column(name = "`UPPER`") int upper; }""")
			.holds("select count(*) from \"Größe der Tür\" where \"用户\" = '' and \"UPPER\" = 0", "0")
			.walks();
	}

	@Case("ODD-5")
	void namesOfSixtyThreeBytesAreNotCut(TestDatabase database) {
		String name = LONGEST.substring(0, 63);
		Scenario.in(database)
			.entities(
					("""
							@Entity
							@Table(name = "NAME", indexes = @Index(columnList = "COLUMN"))
							class Long63 { @Id Long id; @Column(name = "COLUMN", unique = true) Integer code; @ManyToOne Long63 other; }""")
						.replace("NAME", name)
						.replace("COLUMN", "c" + name.substring(1)))
			.holds("select count(*) from " + name, "0")
			.walks();
	}

	@Case("ODD-6")
	void longerNamesAreThoseThatPostgresMakesOfThem(TestDatabase database) {
		Scenario.in(database).createdByHibernate("""
				@Entity
				@Table(name = "`ääääääääääääääääääääääääääääääääääääääää`")
				class Cut { @Id Long id; }""").entities("""
				@Entity
				@Table(name = "`ääääääääääääääääääääääääääääääääääääääää`")
				class Cut { @Id Long id; }""").isNoDifference();
	}

	@Case("ODD-7")
	void quotesEverythingWhereHibernateDoes(TestDatabase database) {
		Scenario.in(database)
			.with(MappingSettings.GLOBALLY_QUOTED_IDENTIFIERS, true)
			.createdByHibernate(CUSTOMER)
			.entities(CUSTOMER)
			.isNoDifference();
	}

	@Case("ODD-8")
	void followsAnotherNamingStrategy(TestDatabase database) {
		Scenario.in(database)
			.with(MappingSettings.PHYSICAL_NAMING_STRATEGY, new PhysicalNamingStrategyStandardImpl())
			.entities("@Entity class OrderItem { @Id Long id; Integer unitPrice; }")
			.drafts("create table orderitem (id bigint not null, unitprice integer, "
					+ "constraint pk_orderitem primary key (id));");
	}

	@Case("ODD-9")
	void quotesWhatAnotherNamingStrategySpellsInCapitals(TestDatabase database) {
		Scenario.in(database)
			.with(MappingSettings.PHYSICAL_NAMING_STRATEGY, new PhysicalNamingStrategyStandardImpl())
			.with(MappingSettings.GLOBALLY_QUOTED_IDENTIFIERS, true)
			.entities(
					"@Entity class OrderItem { @Id Long id; Integer unitPrice; @Enumerated(STRING) @JdbcTypeCode(SqlTypes.NAMED_ENUM) Mood mood; enum Mood { GOOD, BAD } }")
			.holds("select count(*) from \"OrderItem\" where \"unitPrice\" = 1", "0")
			.walks();
	}

	@Case("ODD-10")
	void quotesAnEnumTypeThatIsCalledLikeAReservedWord(TestDatabase database) {
		Scenario.in(database).entities("""
				@Entity
				class Purchase {
					@Id Long id;
					@JdbcTypeCode(SqlTypes.NAMED_ENUM) @ColumnDefault("'ONE'") Select choice;
				}
				enum Select { ONE, OTHER }""").drafts("""
				create type "select" as enum ('ONE', 'OTHER');
				create table purchase (id bigint not null, choice "select" default 'ONE',
					constraint pk_purchase primary key (id));
				""");
	}

	@Case("ODD-10")
	void addsAColumnOfAnEnumTypeThatIsCalledLikeAReservedWord(TestDatabase database) {
		Scenario.in(database).database("""
				create type "user" as enum ('BUYER');
				create table purchase (id bigint primary key, whose "user");
				insert into purchase values (1, 'BUYER')""").entities("""
				@Entity
				class Purchase {
					@Id Long id;
					@JdbcTypeCode(SqlTypes.NAMED_ENUM) User whose;
					@JdbcTypeCode(SqlTypes.NAMED_ENUM) @ColumnDefault("'SELLER'") User other;
				}
				enum User { BUYER, SELLER }""").holds("select whose, other from purchase", "BUYER|SELLER").walks();
	}

}

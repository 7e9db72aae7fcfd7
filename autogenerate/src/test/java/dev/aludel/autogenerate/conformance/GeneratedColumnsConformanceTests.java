package dev.aludel.autogenerate.conformance;

import dev.aludel.testing.TestDatabase;

/** Generated columns: GEN-1 to GEN-5. */
@ConformanceTest
class GeneratedColumnsConformanceTests {

	private static final String PLAIN = """
			create table line (id bigint primary key, price numeric(38,2), quantity integer);
			insert into line values (1, 2.50, 4)""";

	private static final String STORED = """
			create table line (id bigint primary key, price numeric(38,2), quantity integer,
				total numeric(38,2) generated always as (((price) * quantity)) stored);
			create index ix_line_total on line (total);
			comment on column line.total is 'price times quantity';
			insert into line values (1, 2.50, 4)""";

	@Case("GEN-1")
	void addsAGeneratedColumn(TestDatabase database) {
		Scenario.in(database)
			.since(18, "virtual generated columns")
			.database(PLAIN)
			.entities(line("@GeneratedColumn(\"price * quantity\") BigDecimal total;"))
			.holds("select total from line", "10.00")
			.drafts("alter table line add column total numeric(38,2) generated always as (price * quantity) virtual;");
	}

	@Case("GEN-2")
	void knowsTheExpressionInTheWordsOfTheServer(TestDatabase database) {
		Scenario.in(database)
			.database(STORED)
			.entities(line("""
					@GeneratedColumn("price * quantity") @Comment("price times quantity") BigDecimal total;""",
					"@Table(indexes = @Index(columnList = \"total\"))"))
			.isNoDifference();
	}

	@Case("GEN-3")
	void changesTheExpressionAndKeepsStorageIndexesAndComment(TestDatabase database) {
		Scenario.in(database)
			.since(17, "set expression")
			.database(STORED)
			.entities(line("""
					@GeneratedColumn("price * quantity * 2") @Comment("price times quantity") BigDecimal total;""",
					"@Table(indexes = @Index(columnList = \"total\"))"))
			.holds("select total from line", "20.00")
			.drafts("alter table line alter column total set expression as (price * quantity * 2);");
	}

	@Case("GEN-4")
	void keepsTheValuesOfAColumnThatIsNoLongerGenerated(TestDatabase database) {
		Scenario.in(database)
			.database(STORED)
			.entities(line("@Comment(\"price times quantity\") BigDecimal total;",
					"@Table(indexes = @Index(columnList = \"total\"))"))
			.holds("select total from line", "10.00")
			.drafts("alter table line alter column total drop expression;");
	}

	@Case("GEN-5")
	void asksBeforeStoredValuesAreReplacedByComputedOnes(TestDatabase database) {
		Scenario.in(database)
			.database(PLAIN)
			.database("alter table line add column total numeric(38,2); update line set total = 3")
			.entities(line("@GeneratedColumn(\"price * quantity\") BigDecimal total;"))
			.asks("compute-values line.total (1): --allow-drop line.total")
			.draftsMeanwhile("")
			.allowedToDrop("line.total")
			.holds("select total from line", "10.00")
			.drafts("""
					alter table line drop column total;
					alter table line add column total numeric(38,2) generated always as (price * quantity) %s;
					""".formatted(Scenario.isSince(18, database) ? "virtual" : "stored"));
	}

	private static String line(String field) {
		return line(field, "");
	}

	private static String line(String field, String annotations) {
		return """
				@Entity %s
				class Line {
					@Id Long id;
					BigDecimal price;
					Integer quantity;
					%s
				}""".formatted(annotations, field);
	}

}

package dev.aludel.autogenerate.conformance;

import dev.aludel.testing.TestDatabase;

/** Comments: CMT-1 to CMT-5. */
@ConformanceTest
class CommentsConformanceTests {

	@Case("CMT-1")
	void commentsOnATable(TestDatabase database) {
		customer(database, "").entities("@Entity @Comment(\"customers\") class Customer { @Id Long id; String name; }")
			.drafts("comment on table customer is 'customers';");
	}

	@Case("CMT-2")
	void commentsOnAColumnInTheVeryWords(TestDatabase database) {
		customer(database, "").entities("""
				@Entity class Customer { @Id Long id; @Comment("it's \\"special\\"; --") String name; }""")
			.holds("select col_description('customer'::regclass, 2)", "it's \"special\"; --")
			.drafts("comment on column customer.name is 'it''s \"special\"; --';");
	}

	@Case("CMT-3")
	void changesAComment(TestDatabase database) {
		customer(database, "comment on table customer is 'clients'")
			.entities("@Entity @Comment(\"customers\") class Customer { @Id Long id; String name; }")
			.drafts("comment on table customer is 'customers';");
	}

	@Case("CMT-4")
	void takesCommentsAway(TestDatabase database) {
		customer(database, "comment on table customer is 'clients'; comment on column customer.name is 'the name'")
			.entities("@Entity class Customer { @Id Long id; String name; }")
			.drafts("comment on column customer.name is null; comment on table customer is null;");
	}

	@Case("CMT-5")
	void leavesOtherCommentsAlone(TestDatabase database) {
		customer(database,
				"""
						comment on index customer_pkey is 'an index';
						comment on constraint customer_pkey on customer is 'a constraint';
						comment on schema public is 'a schema'; create type mood as enum ('SAD'); comment on type mood is 'a type'
						""")
			.entities("@Entity class Customer { @Id Long id; String name; }")
			.isLeftAlone();
	}

	private static Scenario customer(TestDatabase database, String comments) {
		return Scenario.in(database)
			.database("create table customer (id bigint primary key, name varchar(255))")
			.database(comments);
	}

}

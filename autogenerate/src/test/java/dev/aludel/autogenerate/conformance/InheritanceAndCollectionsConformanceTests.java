package dev.aludel.autogenerate.conformance;

import dev.aludel.testing.TestDatabase;

/** Inheritance, collections and join tables: INH-1 to INH-9. */
@ConformanceTest
class InheritanceAndCollectionsConformanceTests {

	@Case("INH-1")
	void addsTheColumnsOfANewSubclass(TestDatabase database) {
		Scenario.in(database)
			.revision("""
					@Entity class Payment { @Id Long id; }
					@Entity class CashPayment extends Payment { }""")
			.database("insert into payment (id, dtype) values (1, 'CashPayment')")
			.entities("""
					@Entity class Payment { @Id Long id; }
					@Entity class CashPayment extends Payment { }
					@Entity class CardPayment extends Payment { String pan; int coins; }""")
			.spelledAnew()
			.drafts("""
					alter table payment drop constraint ck_payment_dtype;
					alter table payment add column coins integer;
					alter table payment add column pan character varying(255);
					alter table payment add constraint ck_payment_dtype check (
						dtype in ('Payment','CashPayment','CardPayment'));
					alter table payment add constraint ck_payment_1 check (
						dtype <> 'CardPayment' or (coins is not null));
					""");
	}

	@Case("INH-2")
	void asksBeforeAKindOfRowIsForbidden(TestDatabase database) {
		payments(database).isAsked(
				"No constant stands for value CardPayment of column payment.dtype any more, so its check would forbid it.",
				1, "--replace payment.dtype.CardPayment:…", "--allow-drop payment.dtype.CardPayment");
	}

	@Case("INH-2")
	void turnsRowsIntoAnotherKind(TestDatabase database) {
		payments(database).replaced("payment.dtype.CardPayment", "CashPayment")
			.asks("remove-value payment.dtype (1): --replace payment.dtype.CardPayment:… | "
					+ "--allow-drop payment.dtype.CardPayment")
			.holds("select dtype from payment", "CashPayment")
			.spelledAnew()
			.drafts("""
					alter table payment drop constraint ck_payment_dtype;
					update payment set dtype = 'CashPayment' where dtype = 'CardPayment';
					alter table payment add constraint ck_payment_dtype check (dtype in ('Payment','CashPayment'));
					""");
	}

	private static Scenario payments(TestDatabase database) {
		return Scenario.in(database)
			.revision("""
					@Entity class Payment { @Id Long id; }
					@Entity class CashPayment extends Payment { }
					@Entity class CardPayment extends Payment { }""")
			.database("insert into payment (id, dtype) values (1, 'CardPayment')")
			.entities("""
					@Entity class Payment { @Id Long id; }
					@Entity class CashPayment extends Payment { }""");
	}

	private static final String POST = "create table post (id bigint primary key); insert into post values (1)";

	private static final String TAGS = """
			create table post_tags (post_id bigint not null references post, tags varchar(255), unique (post_id, tags));
			insert into post_tags values (1, 'a')""";

	@Case("INH-3")
	void createsTheTableOfACollection(TestDatabase database) {
		Scenario.in(database)
			.database(POST)
			.entities("@Entity class Post { @Id Long id; @ElementCollection Set<String> tags; }")
			.drafts("""
					create table post_tags (
						post_id bigint not null,
						tags character varying(255),
						constraint uq_post_tags_post_id_tags unique (post_id, tags),
						constraint fk_post_tags_post_id foreign key (post_id) references post (id)
					);
					""");
	}

	@Case("INH-4")
	void makesAPrimaryKeyOfTheUniqueConstraintOfASet(TestDatabase database) {
		Scenario.in(database)
			.database(POST)
			.database(TAGS)
			.entities(
					"@Entity class Post { @Id Long id; @ElementCollection @Column(nullable = false) Set<String> tags; }")
			.drafts("""
					alter table post_tags drop constraint post_tags_post_id_tags_key;
					alter table post_tags alter column tags set not null;
					alter table post_tags add constraint pk_post_tags primary key (post_id, tags);
					""");
	}

	@Case("INH-5")
	void dropsTheUniqueConstraintOfABag(TestDatabase database) {
		Scenario.in(database)
			.database(POST)
			.database(TAGS)
			.entities("@Entity class Post { @Id Long id; @ElementCollection List<String> tags; }")
			.drafts("alter table post_tags drop constraint post_tags_post_id_tags_key;");
	}

	@Case("INH-7")
	void createsAJoinTable(TestDatabase database) {
		Scenario.in(database).database(POST).database("create table tag (id bigint primary key)").entities("""
				@Entity class Post { @Id Long id; @ManyToMany Set<Tag> tags; }
				@Entity class Tag { @Id Long id; }""").drafts("""
				create table post_tags (
					post_id bigint not null,
					tags_id bigint not null,
					constraint pk_post_tags primary key (post_id, tags_id),
					constraint fk_post_tags_tags_id foreign key (tags_id) references tag (id),
					constraint fk_post_tags_post_id foreign key (post_id) references post (id)
				);
				""");
	}

	@Case("INH-8")
	void knowsTheJoinTableOfAOneToMany(TestDatabase database) {
		Scenario.in(database).database("""
				create table post (id bigint primary key); create table note (id bigint primary key);
				create table post_notes (post_id bigint not null references post,
					notes_id bigint not null unique references note)""").entities("""
				@Entity class Post { @Id Long id; @OneToMany List<Note> notes; }
				@Entity class Note { @Id Long id; }""").isNoDifference();
	}

	@Case("INH-10")
	void namesTheKeyOfTheRootAlone(TestDatabase database) {
		Scenario.in(database).entities("""
				@Entity
				@Table(uniqueConstraints = @UniqueConstraint(name = "uq_vehicle", columnNames = "id"))
				@Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
				class Vehicle { @Id Long id; }
				@Entity
				class Truck extends Vehicle { Integer axles; }""").drafts("""
				create table truck (id bigint not null, axles integer, constraint pk_truck primary key (id));
				create table vehicle (id bigint not null, constraint uq_vehicle primary key (id));
				""");
	}

	@Case("INH-9")
	void keepsAJoinTableThatNoRevisionMadeBesideTheNewColumn(TestDatabase database) {
		Scenario.in(database)
			.database("""
					create table post (id bigint primary key); create table note (id bigint primary key);
					create table post_notes (post_id bigint not null references post,
						notes_id bigint not null unique references note);
					insert into post values (1); insert into note values (1); insert into post_notes values (1, 1)""")
			.entities("""
					@Entity class Post { @Id Long id; @OneToMany @JoinColumn(name = "post_id") List<Note> notes; }
					@Entity class Note { @Id Long id; }""")
			.warns("Table post_notes stays: no entity maps it and no revision of this application made it.")
			.drafts("""
					alter table note add column post_id bigint;
					alter table note add constraint fk_note_post_id foreign key (post_id) references post (id);
					""");
	}

	@Case("INH-2")
	void asksForTheColumnsOfASubclassThatIsGone(TestDatabase database) {
		Scenario.in(database)
			.database("""
					create table payment (id bigint primary key, pan varchar(255), coins integer, amount integer);
					insert into payment values (1, '4711', null, 3), (2, null, 7, 4)""")
			.entities("@Entity class Payment { @Id Long id; Integer amount; }")
			.asks("drop-column payment.pan (1): --allow-drop payment.pan",
					"drop-column payment.coins (1): --allow-drop payment.coins")
			.draftsMeanwhile("")
			.allowedToDrop("payment.coins")
			.allowedToDrop("payment.pan")
			.drafts("alter table payment drop column pan; alter table payment drop column coins;");
	}

	@Case("INH-6")
	void asksForTheTableOfACollectionThatIsGone(TestDatabase database) {
		Scenario.in(database)
			.revision("@Entity class Post { @Id Long id; @ElementCollection Set<String> tags; }")
			.database("insert into post values (1); insert into post_tags values (1, 'a'), (1, 'b')")
			.entities("@Entity class Post { @Id Long id; }")
			.asks("drop-table post_tags (2): --allow-drop post_tags")
			.draftsMeanwhile("")
			.allowedToDrop("post_tags")
			.drafts("drop table post_tags;");
	}

	@Case("INH-9")
	void asksForAJoinTableAndProposesToCopyItsRows(TestDatabase database) {
		Scenario.in(database)
			.revision("""
					@Entity class Post { @Id Long id; @OneToMany List<Note> notes; }
					@Entity class Note { @Id Long id; }""")
			.database("insert into post values (1); insert into note values (1); insert into post_notes values (1, 1)")
			.entities("""
					@Entity class Post { @Id Long id; @OneToMany @JoinColumn(name = "post_id") List<Note> notes; }
					@Entity class Note { @Id Long id; }""")
			.asks("drop-table post_notes (1): --allow-drop post_notes")
			.reasons(
					"No entity maps table post_notes any more, which a revision of this application created. Its rows say "
							+ "what the new column can hold; copy them before: update note set post_id = j.post_id from post_notes j "
							+ "where j.notes_id = note.id. It holds 1 row.")
			.allowedToDrop("post_notes")
			.drafts("""
					drop table post_notes;
					alter table note add column post_id bigint;
					alter table note add constraint fk_note_post_id foreign key (post_id) references post (id);
					""");
	}

}

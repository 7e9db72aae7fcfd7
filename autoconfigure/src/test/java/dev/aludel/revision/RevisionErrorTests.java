package dev.aludel.revision;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import static dev.aludel.revision.RevisionFixtures.dependingOn;
import static dev.aludel.revision.RevisionFixtures.graph;
import static dev.aludel.revision.RevisionFixtures.labelled;
import static dev.aludel.revision.RevisionFixtures.line;
import static dev.aludel.revision.RevisionFixtures.revision;
import static dev.aludel.revision.RevisionFixtures.saying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * The whole text of every error of this package.
 */
class RevisionErrorTests {

	private static final RevisionNode INVOICES = saying(revision("20250301080000", "2025"), "add invoice table",
			"db.migration.R20250301080000_AddInvoiceTable");

	private static final RevisionNode AUDIT = saying(revision("20250302101500", "2025"), "add audit columns",
			"db.migration.R20250302101500_AddAuditColumns");

	@Test
	void namesBothClassesOfOneId() {
		assertRefused(
				() -> graph(saying(revision("a1"), "create tasks", "db.migration.Ra1_CreateUsers"),
						saying(revision("a1"), "create users", "db.migration.Ra1_CreateTasks")),
				DuplicateRevisionException.class, """
						Two migrations have the revision id a1:
						  db.migration.Ra1_CreateTasks
						  db.migration.Ra1_CreateUsers
						Nothing was run. Give one of them another id.""");
	}

	@Test
	void namesAllClassesOfOneId() {
		assertRefused(() -> graph(revision("a1"), revision("a1"), revision("a1")), DuplicateRevisionException.class, """
				Three migrations have the revision id a1:
				  db.migration.Ra1
				  db.migration.Ra1
				  db.migration.Ra1
				Nothing was run. Give all but one of them another id.""");
	}

	@Test
	void namesBothRevisionsOfOneLabel() {
		assertRefused(() -> graph(labelled(revision("g3"), "main"), labelled(revision("g1"), "main")),
				DuplicateBranchLabelException.class, """
						Two revisions have the branch label main:
						  g1  db.migration.Rg1
						  g3  db.migration.Rg3
						Nothing was run. Give one of them another label.""");
	}

	@Test
	void namesTheRevisionWhoseLabelIsAnId() {
		assertRefused(() -> graph(labelled(revision("g1"), "g2"), revision("g2", "g1")),
				BranchLabelIsRevisionException.class, """
						The branch label g2 of revision g1 (db.migration.Rg1) is also the id of a revision:
						  g2  db.migration.Rg2
						Nothing was run. Give revision g1 another label.""");
	}

	@Test
	void tellsWhichParentIsMissing() {
		assertRefused(() -> graph(revision("h1"), revision("h2", "h9")), UnknownParentException.class, """
				Revision h2 (db.migration.Rh2) revises h9, which does not exist.
				Nothing was run. Correct its revises, or add a revision with the id h9.""");
	}

	@Test
	void tellsWhichDependencyIsMissing() {
		assertRefused(() -> graph(revision("h1"), dependingOn(revision("h2", "h1"), "nowhere")),
				UnknownDependencyException.class,
				"""
						Revision h2 (db.migration.Rh2) depends on nowhere, which is neither a revision id nor a branch label.
						Nothing was run. Correct its dependsOn, or add a revision with that id or label.""");
	}

	@Test
	void tellsThatARevisionRevisesItself() {
		assertRefused(() -> graph(revision("l1", "l1"), revision("l2", "l1")), SelfLoopException.class, """
				Revision l1 (db.migration.Rl1) revises itself.
				Nothing was run. Take l1 out of its revises.""");
	}

	@Test
	void tellsThatARevisionDependsOnItselfByItsLabel() {
		assertRefused(() -> graph(labelled(dependingOn(revision("l1"), "core"), "core")),
				DependencySelfLoopException.class, """
						Revision l1 (db.migration.Rl1) depends on itself.
						Nothing was run. Take core out of its dependsOn.""");
	}

	@Test
	void listsTheRingOfRevisionsInTheOrderInWhichTheyReviseEachOther() {
		assertRefused(() -> graph(revision("a", "c"), revision("b", "a"), revision("c", "b"), revision("d", "c")),
				RevisionCycleException.class, """
						Three revisions revise each other in a ring:
						  a  db.migration.Ra
						  c  db.migration.Rc
						  b  db.migration.Rb
						Nothing was run. Change the revises of one of them.""");
	}

	@Test
	void listsTheRingOfDependencies() {
		assertRefused(() -> graph(dependingOn(revision("u1"), "v2"), revision("u2", "u1"),
				dependingOn(revision("v1"), "u2"), revision("v2", "v1")), DependencyCycleException.class, """
						Four revisions require each other in a ring of revises and dependsOn:
						  u1  db.migration.Ru1
						  v2  db.migration.Rv2
						  v1  db.migration.Rv1
						  u2  db.migration.Ru2
						Nothing was run. Change the dependsOn of one of them.""");
	}

	@Test
	void tellsWhichCharactersAnIdMayNotHave() {
		assertRefused(() -> graph(saying(revision("g-1"), "", "db.migration.Rg_1")),
				MalformedRevisionNameException.class, """
						The id "g-1" of revision g-1 (db.migration.Rg_1) cannot be used.
						Nothing was run. Use at least one character, and none of @ : + - , and white space.""");
	}

	@Test
	void refusesALabelWithAnUnusualWhiteSpace() {
		assertRefused(() -> graph(labelled(revision("g1"), "a\u2003b")), MalformedRevisionNameException.class, """
				The branch label "a\u2003b" of revision g1 (db.migration.Rg1) cannot be used.
				Nothing was run. Use at least one character, and none of @ : + - , and white space.""");
	}

	@Test
	void refusesALabelThatIsAReservedWord() {
		assertRefused(() -> graph(labelled(revision("g1"), "head")), ReservedRevisionNameException.class, """
				The branch label head of revision g1 (db.migration.Rg1) is a reserved word.
				Nothing was run. Use another name than head, heads, base and current.""");
	}

	@Test
	void showsTheGrammarForATextThatDoesNotFollowIt() {
		assertRefused(() -> line("l1").upgrade("l1+1junk", Set.of()), MalformedIdentifierException.class, """
				"l1+1junk" is no revision identifier.
				Nothing was run.
				Write name, name+N, name-N, +N or -N, with label@ in front to narrow it to a branch. \
				A name is an id, a label, the beginning of an id, head, heads, base or current.""");
	}

	@Test
	void showsTheFormOfARange() {
		assertRefused(() -> line("l1").history("l1", Set.of()), MalformedIdentifierException.class, """
				"l1" is no range of revisions.
				Nothing was run. Write from:to, for instance base:current.""");
	}

	@Test
	void offersTheHeadsAndTheLatestForANameThatIsLikeNone() {
		RevisionGraph graph = graph(labelled(revision("2019"), "accounts"), revision("2020", "2019"),
				revision("2021", "2020"), revision("2022", "2021"), revision("2023", "2022"), revision("2024", "2023"),
				labelled(revision("2018"), "billing"));
		assertRefused(() -> graph.upgrade("99991231", Set.of()), UnknownRevisionException.class, """
				No revision has the id or label "99991231", and no id begins with it.
				The latest revisions:
				  2024  db.migration.R2024
				  2018  db.migration.R2018
				  2023  db.migration.R2023
				  2022  db.migration.R2022
				  2021  db.migration.R2021
				The branch labels: accounts, billing
				Nothing was run. Write an id, a label, or at least the first four characters of an id.""");
	}

	@Test
	void saysThatThereIsNothingToName() {
		assertRefused(() -> graph().upgrade("20250101", Set.of()), UnknownRevisionException.class, """
				No revision has the id or label "20250101", and no id begins with it.
				The application has no revisions.
				Nothing was run. Write an id, a label, or at least the first four characters of an id.""");
	}

	@Test
	void namesTheIdsAndLabelsThatAreNearestToAnUnknownName() {
		RevisionGraph graph = graph(labelled(revision("20250301080000"), "invoices"), revision("20250302101500"),
				revision("20250301080001"), revision("20270701000000"));
		assertRefused(() -> graph.show("20250301080010", Set.of()), UnknownRevisionException.class, """
				No revision has the id or label "20250301080010", and no id begins with it.
				Nearest:
				  20250301080000 (db.migration.R20250301080000)
				  20250301080001 (db.migration.R20250301080001)
				Nothing was run. Write an id, a label, or at least the first four characters of an id.""");
		assertRefused(() -> graph.show("Invoice", Set.of()), UnknownRevisionException.class, """
				No revision has the id or label "Invoice", and no id begins with it.
				Nearest:
				  invoices, the label of 20250301080000 (db.migration.R20250301080000)
				Nothing was run. Write an id, a label, or at least the first four characters of an id.""");
		assertRefused(() -> graph.upgrade("haed", Set.of()), UnknownRevisionException.class, """
				No revision has the id or label "haed", and no id begins with it.
				Nearest:
				  head
				Nothing was run. Write an id, a label, or at least the first four characters of an id.""");
		assertRefused(() -> graph.show("202707012", Set.of()), UnknownRevisionException.class, """
				No revision has the id or label "202707012", and no id begins with it.
				Nearest:
				  20270701000000 (db.migration.R20270701000000)
				Nothing was run. Write an id, a label, or at least the first four characters of an id.""");
		UnknownRevisionException refusal = catchThrowableOfType(UnknownRevisionException.class,
				() -> graph.show("Invoice", Set.of()));
		assertThat(refusal.nearestNames()).containsExactly("invoices");
	}

	@Test
	void listsTheLabelsThatCouldHaveBeenMeant() {
		assertRefused(() -> graph(labelled(revision("b"), "right"), labelled(revision("a"), "left")).upgrade("up@head",
				Set.of()), UnknownBranchLabelException.class, """
						No revision has the branch label or full id "up".
						Nothing was run. Put a full id before the @, or one of the labels: left, right.""");
	}

	@Test
	void tellsThatThereAreNoLabels() {
		assertRefused(() -> line("l1").upgrade("up@head", Set.of()), UnknownBranchLabelException.class, """
				No revision has the branch label or full id "up".
				Nothing was run. No revision has a branch label; put a full id before the @.""");
	}

	@Test
	void tellsHowLongTheBeginningOfAnIdMustBe() {
		assertRefused(() -> line("4f2a9c01").show("4f2", Set.of()), PartialIdentifierTooShortException.class, """
				No revision has the id or label "4f2", and it is too short to be the beginning of an id.
				Ids that begin with it:
				  4f2a9c01  db.migration.R4f2a9c01
				Nothing was run. Write at least 4 characters of the id.""");
		assertRefused(() -> line("4f2a9c01").show("5", Set.of()), PartialIdentifierTooShortException.class, """
				No revision has the id or label "5", and it is too short to be the beginning of an id.
				The latest revisions:
				  4f2a9c01  db.migration.R4f2a9c01
				Nothing was run. Write at least 4 characters of the id.""");
	}

	@Test
	void listsTheIdsWithTheSameBeginning() {
		assertRefused(() -> graph(revision("2025"), AUDIT, INVOICES).show("20250", Set.of()),
				AmbiguousIdentifierException.class, """
						Two revision ids begin with "20250":
						  20250301080000  add invoice table  db.migration.R20250301080000_AddInvoiceTable
						  20250302101500  add audit columns  db.migration.R20250302101500_AddAuditColumns
						Nothing was run. Write more characters of the one that is meant.""");
	}

	@Test
	void tellsThatARevisionIsNotInTheBranch() {
		assertRefused(() -> graph(labelled(revision("b1"), "left"), revision("e1")).upgrade("left@e1", Set.of()),
				NotInBranchException.class,
				"""
						e1 is not in the branch left: it is neither an ancestor nor a descendant of revision b1 (db.migration.Rb1).
						Nothing was run. Leave out left@, or name a revision of that branch.""");
	}

	@Test
	void showsHowToJoinTwoHeads() {
		assertRefused(() -> graph(revision("2025"), AUDIT, INVOICES).upgrade("head", Set.of()),
				SeveralHeadsException.class, """
						The revisions have two heads:
						  20250301080000  add invoice table  db/migration/R20250301080000_AddInvoiceTable.java
						  20250302101500  add audit columns  db/migration/R20250302101500_AddAuditColumns.java
						Nothing was run.
						Join them: mvn aludel:merge -Dmessage="…" or aludel merge -m "…\"""");
	}

	@Test
	void showsHowToJoinTheHeadsOfABranch() {
		RevisionGraph graph = graph(labelled(revision("a"), "core"), revision("b", "a"), revision("c", "a"),
				revision("d", "a"), revision("x"));
		assertRefused(() -> graph.upgrade("core@head", Set.of()), SeveralHeadsException.class, """
				The branch core has three heads:
				  b  db/migration/Rb.java
				  c  db/migration/Rc.java
				  d  db/migration/Rd.java
				Nothing was run.
				Join them: mvn aludel:merge -Drevisions=core@heads -Dmessage="…" or aludel merge core@heads -m "…\"""");
	}

	@Test
	void cutsALongListOfHeadsWithACount() {
		List<RevisionNode> bases = new ArrayList<>();
		for (int i = 10; i < 22; i++) {
			bases.add(revision("r" + i));
		}
		assertRefused(() -> RevisionGraph.of(bases).upgrade("head", Set.of()), SeveralHeadsException.class, """
				The revisions have 12 heads:
				  r10  db/migration/Rr10.java
				  r11  db/migration/Rr11.java
				  r12  db/migration/Rr12.java
				  r13  db/migration/Rr13.java
				  r14  db/migration/Rr14.java
				  r15  db/migration/Rr15.java
				  r16  db/migration/Rr16.java
				  r17  db/migration/Rr17.java
				  r18  db/migration/Rr18.java
				  r19  db/migration/Rr19.java
				  and 2 more
				Nothing was run.
				Join them: mvn aludel:merge -Dmessage="…" or aludel merge -m "…\"""");
	}

	@Test
	void listsTheCurrentRevisionsThatAWalkCouldStartFrom() {
		RevisionGraph graph = graph(revision("a"), revision("b", "a"), revision("c", "a"));
		assertRefused(() -> graph.downgrade("-1", Set.of("a", "b", "c")), SeveralCurrentRevisionsException.class, """
				-1 counts from the current revision, but there are two current revisions:
				  b  db.migration.Rb
				  c  db.migration.Rc
				Nothing was run. Put the one that is meant in front, as in b@-1.""");
	}

	@Test
	void showsHowToChooseWhereALineParts() {
		RevisionGraph graph = graph(labelled(revision("a"), "core"), revision("b", "a"), revision("c", "a"));
		assertRefused(() -> graph.upgrade("core@a+1", Set.of()), AmbiguousWalkException.class, """
				core@a+1 is not clear: two revisions revise a:
				  b  db.migration.Rb
				  c  db.migration.Rc
				Nothing was run. Put the one that is meant in front, as in b@a+1.""");
	}

	@Test
	void showsHowToChooseABase() {
		assertRefused(() -> graph(revision("c1"), revision("p1")).upgrade("+1", Set.of()), AmbiguousWalkException.class,
				"""
						+1 is not clear: there are two bases:
						  c1  db.migration.Rc1
						  p1  db.migration.Rp1
						Nothing was run. Put the one that is meant in front, as in c1@+1.""");
	}

	@Test
	void tellsThatThereIsNoSingleWayBackBelowAMergePoint() {
		RevisionGraph graph = graph(revision("a"), revision("b"), revision("m", "a", "b"));
		assertRefused(() -> graph.downgrade("-1", Set.of("a", "b", "m")), AmbiguousWalkException.class, """
				-1 is not clear: m revises two revisions:
				  a  db.migration.Ra
				  b  db.migration.Rb
				Nothing was run. Name the revision to go to by its id, for instance a.""");
	}

	@Test
	void tellsHowFarUpAWalkCanGo() {
		assertRefused(() -> line("l1", "l2", "l3", "l4", "l5").upgrade("+5", Set.of("l1", "l2")),
				RelativeOutOfRangeException.class, """
						+5 leads past l5: from l2 there are three steps up.
						Nothing was run. Write at most +3.""");
	}

	@Test
	void tellsHowFarDownAWalkCanGo() {
		assertRefused(() -> line("l1", "l2").downgrade("-99999999999999999999", Set.of("l1")),
				RelativeOutOfRangeException.class, """
						-99999999999999999999 leads past base: from l1 there is one step down.
						Nothing was run. Write at most -1.""");
	}

	@Test
	void tellsThatThereIsNothingBelowBase() {
		assertRefused(() -> line("l1", "l2").downgrade("-1", Set.of()), RelativeOutOfRangeException.class, """
				-1 leads past base: from base there are no steps down.
				Nothing was run. No step is possible from there.""");
	}

	@Test
	void tellsThatAnUpgradeCannotGoDown() {
		assertRefused(() -> line("l1").upgrade("-1", Set.of("l1")), RelativeWrongDirectionException.class, """
				-1 counts down from the current revision, which an upgrade cannot go.
				Nothing was run. Use it with downgrade, or count up with a plus sign.""");
	}

	@Test
	void tellsThatADowngradeCannotGoUp() {
		assertRefused(() -> line("l1").downgrade("+1", Set.of()), RelativeWrongDirectionException.class, """
				+1 counts up from the current revision, which a downgrade cannot go.
				Nothing was run. Use it with upgrade, or count down with a minus sign.""");
	}

	@Test
	void showsHowToCountFromTheCurrentRevisionElsewhere() {
		assertRefused(() -> line("l1").stamp(List.of("l1@+1"), Set.of(), false), RelativeWrongDirectionException.class,
				"""
						l1@+1 counts up from the current revision, which only upgrade and downgrade do.
						Nothing was run. Name the start, as in l1@current+1.""");
	}

	@Test
	void tellsWhereTheDatabaseStandsWhenADowngradeTargetIsNotApplied() {
		assertRefused(() -> line("l1", "l2", "l3").downgrade("l3", Set.of("l1", "l2")),
				RevisionNotAppliedException.class, """
						Revision l3 (db.migration.Rl3) is not applied, so there is no way down to it.
						Nothing was run; the database is at l2.
						Name an applied revision, or upgrade to l3.""");
	}

	@Test
	void tellsThatNothingIsAppliedWhenADowngradeTargetIsNot() {
		assertRefused(() -> line("l1").downgrade("l1", Set.of()), RevisionNotAppliedException.class, """
				Revision l1 (db.migration.Rl1) is not applied, so there is no way down to it.
				Nothing was run; the database has no revision applied.
				Name an applied revision, or upgrade to l1.""");
	}

	@Test
	void namesTheTargetsThatLieInOneLine() {
		assertRefused(() -> line("l1", "l2", "l3").stamp(List.of("l3", "l1"), Set.of(), false),
				OverlappingTargetsException.class, """
						l1 and l3 lie in one line, so they cannot both be stamped.
						Nothing was run. Name only one of them; a revision brings all its ancestors with it.""");
	}

	@Test
	void namesBothSidesWhenDatabaseAndApplicationHaveDiverged() {
		assertRefused(() -> line("l1", "l2", "l3").upgrade("head", Set.of("l1", "zz2", "zz1")),
				UnknownAppliedRevisionException.class,
				"""
						The database has two revisions that this application does not:
						  zz1
						  zz2
						The application has two revisions that the database does not:
						  l2  db.migration.Rl2
						  l3  db.migration.Rl3
						Nothing was run.
						Use the application that has the unknown revisions, or forget them: aludel repair --forget zz1 zz2""");
	}

	@Test
	void namesTheUnknownRevisionWhenADatabaseThatIsAheadIsToBeDowngraded() {
		assertRefused(() -> line("l1")
			.downgrade("base", Set.of("l1", "zz1")), UnknownAppliedRevisionException.class, """
					The database has one revision that this application does not:
					  zz1
					Nothing was run.
					Use the application that has the unknown revisions, or forget them: aludel repair --forget zz1""");
	}

	@Test
	void carriesTheFactsAsFields() {
		assertThatExceptionOfType(UnknownAppliedRevisionException.class)
			.isThrownBy(() -> line("l1", "l2").upgrade("head", Set.of("zz", "l1")))
			.satisfies((ex) -> {
				assertThat(ex.unknown()).containsExactly("zz");
				assertThat(ex.missing()).extracting(RevisionNode::id).containsExactly("l2");
			});
		assertThatExceptionOfType(SeveralHeadsException.class)
			.isThrownBy(() -> graph(revision("b"), revision("a")).upgrade("head", Set.of()))
			.satisfies((ex) -> {
				assertThat(ex.label()).isNull();
				assertThat(ex.heads()).extracting(RevisionNode::id).containsExactly("a", "b");
			});
		assertThatExceptionOfType(AmbiguousWalkException.class)
			.isThrownBy(() -> graph(revision("a"), revision("b", "a"), revision("c", "a")).upgrade("a+1", Set.of()))
			.satisfies((ex) -> {
				assertThat(ex.identifier()).isEqualTo("a+1");
				assertThat(ex.at()).isEqualTo(revision("a"));
				assertThat(ex.ways()).extracting(RevisionNode::id).containsExactly("b", "c");
			});
	}

	private static AbstractThrowableAssert<?, ?> assertRefused(ThrowingCallable call,
			Class<? extends RevisionException> type, String message) {
		return assertThatThrownBy(call).isExactlyInstanceOf(type).hasMessage(message);
	}

}

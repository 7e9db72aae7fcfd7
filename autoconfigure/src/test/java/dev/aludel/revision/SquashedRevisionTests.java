package dev.aludel.revision;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.aludel.revision.RevisionFixtures.after;
import static dev.aludel.revision.RevisionFixtures.dependingOn;
import static dev.aludel.revision.RevisionFixtures.ids;
import static dev.aludel.revision.RevisionFixtures.labelled;
import static dev.aludel.revision.RevisionFixtures.replacing;
import static dev.aludel.revision.RevisionFixtures.revision;
import static dev.aludel.revision.RevisionFixtures.steps;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * <pre>
 * base0 --> r1 --> r2 --> r3 --> top8 --> top9
 *       `-> s5, which replaces r1 r2 r3
 * </pre>
 */
class SquashedRevisionTests {

	private static final RevisionNode BELOW = revision("base0");

	private static final RevisionNode FIRST = revision("r1", "base0");

	private static final RevisionNode SECOND = revision("r2", "r1");

	private static final RevisionNode THIRD = revision("r3", "r2");

	private static final RevisionNode SQUASHED = replacing(revision("s5", "base0"), "r1", "r2", "r3");

	private static final RevisionNode CHILD = revision("top8", "r3");

	private static final RevisionNode HEAD = revision("top9", "top8");

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
	// @formatter:off
			"all      |                             | up base0, up s5, mark r1, mark r2, mark r3, up top8, up top9 |",
			"all      | base0                       | up s5, mark r1, mark r2, mark r3, up top8, up top9 |",
			"all      | base0 r1                    | up r2, up r3, mark s5, up top8, up top9 |",
			"all      | base0 r1 r2                 | up r3, mark s5, up top8, up top9 |",
			"all      | base0 r1 r3                 | up r2, mark s5, up top8, up top9 |",
			"all      | base0 r1 r2 r3              | mark s5, up top8, up top9 |",
			"all      | base0 r1 r2 r3 top8 top9    | mark s5 |",
			"all      | base0 r1 r2 r3 s5 top8 top9 | |",
			"all      | base0 s5 top8 top9          | mark r1, mark r2, mark r3 |",
			"all      | base0 s5                    | mark r1, mark r2, mark r3, up top8, up top9 |",
			"squashed |                             | up base0, up s5, up top8, up top9 |",
			"squashed | base0 r1 r2 r3              | mark s5, up top8, up top9 | r1 r2 r3",
			"squashed | base0 r1 r2 r3 top8 top9    | mark s5 | r1 r2 r3",
			"squashed | base0 r1 r2 r3 s5 top8 top9 | | r1 r2 r3",
			"squashed | base0 s5 top8 top9          | |",
			"without1 |                             | up base0, up s5, mark r2, mark r3, up top8, up top9 |",
			"without1 | base0 r1                    | up r2, up r3, mark s5, up top8, up top9 |",
			"without1 | base0 r1 r2 r3 s5 top8 top9 | | r1",
			"original | base0 r1 r2 r3 s5 top8 top9 | |",
			// @formatter:on
	})
	void upgradesFromWhereTheDatabaseIs(String version, String applied, String steps, String purged) {
		Set<String> before = set(applied);
		RevisionPlan plan = version(version).upgrade("head", before);
		assertThat(steps(plan)).containsExactlyElementsOf(list(steps, ", "));
		assertThat(plan.purgedRevisions()).containsExactlyElementsOf(list(purged, " "));
		assertThat(version(version).upgrade("head", after(plan, before)).steps()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
	// @formatter:off
			"all      | base0 r1 r2 r3 s5 top8 top9 | base0 | down top9, down top8, unmark r3, unmark r2, unmark r1, down s5 |",
			"all      | base0 r1 r2 r3 s5 top8      | -2    | down top8, unmark r3, unmark r2, unmark r1, down s5 |",
			"all      | base0 r1 r2 r3 s5 top8      | s5    | down top8 |",
			"all      | base0 r1 r2 r3 s5 top8      | r3    | down top8, unmark s5 |",
			"all      | base0 r1 r2 r3 s5 top8      | r1    | down top8, unmark s5, down r3, down r2 |",
			"all      | base0 r1 r2 r3 top8         | s5    | down top8 |",
			"all      | base0 r1 r2 r3              | base0 | mark s5, unmark r3, unmark r2, unmark r1, down s5 |",
			"all      | base0 r1 r2                 | r1    | down r2 |",
			"all      | base0 r1 r2                 | base  | down r2, down r1, down base0 |",
			"squashed | base0 r1 r2 r3 s5 top8      | base0 | down top8, down s5 | r1 r2 r3",
			"squashed | base0 r1 r2 r3 top8         | base0 | mark s5, down top8, down s5 | r1 r2 r3",
			"squashed | base0 s5 top8               | base  | down top8, down s5, down base0 |",
			// @formatter:on
	})
	void downgradesFromWhereTheDatabaseIs(String version, String applied, String target, String steps, String purged) {
		RevisionPlan plan = version(version).downgrade(target, set(applied));
		assertThat(steps(plan)).containsExactlyElementsOf(list(steps, ", "));
		assertThat(plan.purgedRevisions()).containsExactlyElementsOf(list(purged, " "));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
	// @formatter:off
			"all      |                             | top8 | mark base0, mark s5, mark r1, mark r2, mark r3, mark top8 |",
			"all      |                             | r2   | mark base0, mark r1, mark r2 |",
			"all      | base0 r1 r2 r3 s5 top8      | r2   | unmark top8, unmark s5, unmark r3 |",
			"all      | base0 r1 r2 r3 s5 top8      | base | unmark top8, unmark s5, unmark r3, unmark r2, unmark r1, unmark base0 |",
			"squashed | base0 r1 r2 r3 s5 top8      | base | unmark top8, unmark s5, unmark base0 | r1 r2 r3",
			"squashed | base0 r1                    | s5   | mark s5 |",
			// @formatter:on
	})
	void stampsWithTheRowsOfWhatIsReplaced(String version, String applied, String target, String steps, String purged) {
		RevisionPlan plan = version(version).stamp(List.of(target), set(applied), false);
		assertThat(steps(plan)).containsExactlyElementsOf(list(steps, ", "));
		assertThat(plan.purgedRevisions()).containsExactlyElementsOf(list(purged, " "));
	}

	@Test
	void anOlderApplicationSeesADatabaseThatIsAhead() {
		RevisionPlan plan = version("original").upgrade("head", set("base0 r1 r2 r3 s5 top8 top9"));
		assertThat(plan.isDatabaseAhead()).isTrue();
		assertThat(plan.unknownRevisions()).containsExactly("s5");
	}

	@Test
	void leavesEverythingAloneInADatabaseThatIsAhead() {
		RevisionPlan plan = version("all").upgrade("head", set("base0 r1 r2 r3 top8 top9 zz1"));
		assertThat(plan.isDatabaseAhead()).isTrue();
		assertThat(plan.isEmpty()).isTrue();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
	// @formatter:off
			"all      |                        | base0 s5 top8 top9 |",
			"all      | base0 r1               | r2 r3 top8 top9 |",
			"all      | base0 r1 r2 r3         | top8 top9 |",
			"all      | base0 s5 top8          | top9 |",
			"squashed | base0 r1 r2 r3 top8    | top9 |",
			"squashed | base0 r1 r2 r3 s5 zz1  | top8 top9 | zz1",
			// @formatter:on
	})
	void tellsWhatIsPendingAndWhatIsUnknown(String version, String applied, String pending, String unknown) {
		assertThat(version(version).pending(set(applied))).containsExactlyElementsOf(list(pending, " "));
		assertThat(version(version).unknown(set(applied))).containsExactlyElementsOf(list(unknown, " "));
	}

	@Test
	void hasThePlaceOfWhatItReplaces() {
		RevisionGraph graph = version("all");
		assertThat(ids(graph.nodes())).containsExactly("base0", "s5", "top8", "top9");
		assertThat(graph.heads()).containsExactly("top9");
		assertThat(graph.get("top8").revises()).containsExactly("s5");
		assertThat(graph.get("r2")).isEqualTo(SECOND);
		assertThat(graph.replacement("r2")).contains(SQUASHED);
		assertThat(graph.replacement("top8")).isEmpty();
		assertThat(graph.replaced("s5")).containsExactly("r1", "r2", "r3");
	}

	@Test
	void isRecordedOnTopOfWhatItReplaces() {
		assertThat(version("all").recorded("s5").revises()).containsExactly("r3");
		assertThat(version("all").recorded("top8").revises()).containsExactly("s5");
		assertThat(version("squashed").recorded("s5").revises()).containsExactly("base0");
		assertThat(version("without1").recorded("r2").revises()).containsExactly("base0");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
	// @formatter:off
			"all      |                 | :         | top9 top8 s5 base0",
			"all      | base0 r1        | :         | top9 top8 s5 r3 r2 r1 base0",
			"all      |                 | r1:r2     | r2 r1",
			"all      | base0 s5        | r2:current| s5 r3 r2",
			"squashed |                 | :         | top9 top8 s5 base0",
			"squashed |                 | r1:       | top9 top8 s5",
			// @formatter:on
	})
	void listsWhatItReplacesWhereThatMatters(String version, String applied, String range, String expected) {
		assertThat(ids(version(version).history(range, set(applied)))).containsExactlyElementsOf(list(expected, " "));
	}

	@Test
	void isShownForAReplacedRevisionThatIsGone() {
		assertThat(version("squashed").show("r2", Set.of())).containsExactly(SQUASHED);
		assertThat(version("all").show("r2", Set.of())).containsExactly(SECOND);
	}

	@Test
	void findsAReplacedRevisionByTheBeginningOfItsId() {
		RevisionGraph graph = RevisionGraph.of(List.of(revision("20250101"), revision("20250202", "20250101"),
				replacing(revision("20260101"), "20250101", "20250202")));
		assertThat(ids(graph.show("202502", Set.of()))).containsExactly("20250202");
		assertThatThrownBy(() -> graph.show("2025", Set.of())).isInstanceOf(AmbiguousIdentifierException.class);
		assertThat(ids(graph.show("2026", Set.of()))).containsExactly("20260101");
	}

	@Test
	void keepsTheLabelOfItsRange() {
		RevisionGraph graph = RevisionGraph.of(List.of(labelled(revision("r1"), "line"), revision("r2", "r1"),
				labelled(replacing(revision("s1"), "r1", "r2"), "line"), revision("t1", "r2")));
		assertThat(steps(graph.upgrade("line@head", Set.of()))).containsExactly("up s1", "mark r1", "mark r2", "up t1");
		assertThat(steps(graph.upgrade("line@head", Set.of("r1")))).containsExactly("up r2", "mark s1", "up t1");
	}

	@Test
	void needsWhatItsRangeDependsOn() {
		RevisionNode other = revision("o1");
		RevisionNode dependent = dependingOn(revision("r2", "r1"), "o1");
		RevisionNode squashed = replacing(revision("s1"), "r1", "r2");
		assertThatThrownBy(() -> RevisionGraph.of(List.of(other, revision("r1"), dependent, squashed))).hasMessage("""
				Revision s1 (db.migration.Rs1) cannot stand for the revisions it replaces:
				Revision r2 (db.migration.Rr2) depends on o1, and it does not.
				Nothing was run. Add o1 to its dependsOn.""");
		RevisionGraph graph = RevisionGraph.of(List.of(other, revision("r1"), dependent, dependingOn(squashed, "o1")));
		assertThat(steps(graph.upgrade("heads", Set.of()))).containsExactly("up o1", "up s1", "mark r1", "mark r2");
		assertThat(steps(graph.upgrade("heads", Set.of("r1")))).containsExactly("up o1", "up r2", "mark s1");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
	// @formatter:off
			"                                        | up w7, mark r1, mark r2, mark r3, mark s5, mark r4, up t9 |",
			"r1 r2                                   | up r3, mark s5, up r4, mark w7, up t9 |",
			"r1 r2 r3                                | mark s5, up r4, mark w7, up t9 |",
			"s5                                      | mark r1, mark r2, mark r3, up r4, mark w7, up t9 |",
			"r1 r2 r3 r4                             | mark s5, mark w7, up t9 |",
			"r1 r2 r3 s5 r4                          | mark w7, up t9 |",
			"w7 t9                                   | mark r1, mark r2, mark r3, mark s5, mark r4 |",
			// @formatter:on
	})
	void mayBeSquashedAgain(String applied, String steps, String purged) {
		assertThat(steps(nested().upgrade("head", set(applied)))).containsExactlyElementsOf(list(steps, ", "));
	}

	@Test
	void outlivesTheClassesOfBothRanges() {
		RevisionGraph graph = RevisionGraph
			.of(List.of(replacing(revision("w7"), "r1", "r2", "r3", "s5", "r4"), revision("t9", "r4")));
		RevisionPlan plan = graph.upgrade("head", set("r1 r2 r3 s5 r4 t9"));
		assertThat(steps(plan)).containsExactly("mark w7");
		assertThat(plan.purgedRevisions()).containsExactly("r1", "r2", "r3", "r4", "s5");
		assertThat(steps(graph.upgrade("head", Set.of()))).containsExactly("up w7", "up t9");
	}

	@Test
	void opensBothRangesForARevisionOfTheInnerOne() {
		assertThat(steps(nested().downgrade("r2", set("r1 r2 r3 s5 r4 w7 t9")))).containsExactly("down t9", "unmark w7",
				"down r4", "unmark s5", "down r3");
	}

	@Test
	void standsBesideAnotherSquashedRevision() {
		RevisionGraph graph = RevisionGraph
			.of(List.of(revision("r1"), revision("r2", "r1"), revision("r3", "r2"), revision("r4", "r3"),
					replacing(revision("s1"), "r1", "r2"), replacing(revision("s2", "r2"), "r3", "r4")));
		assertThat(steps(graph.upgrade("head", Set.of()))).containsExactly("up s1", "mark r1", "mark r2", "up s2",
				"mark r3", "mark r4");
		assertThat(steps(graph.upgrade("head", Set.of("r1", "r2", "r3")))).containsExactly("mark s1", "up r4",
				"mark s2");
		assertThat(graph.recorded("s2").revises()).containsExactly("r4");
		assertThat(graph.recorded("r3").revises()).containsExactly("s1");
	}

	@Test
	void saysWhatIsMissingInsideTheRange() {
		assertThatThrownBy(() -> version("squashed").upgrade("head", set("base0 r1"))).hasMessage("""
				The database is inside the range that revision s5 (db.migration.Rs5) replaces.
				Applied of it: r1
				No longer in the application: r2, r3
				Nothing was run. Run a version of the application that still has them; \
				if the database has all that s5 does, record that: stamp s5.""")
			.isInstanceOfSatisfying(DatabaseInsideRangeException.class, (ex) -> {
				assertThat(ex.applied()).containsExactly("r1");
				assertThat(ex.missing()).containsExactly("r2", "r3");
				assertThat(ex.revision()).isEqualTo(SQUASHED);
			});
		assertThatThrownBy(() -> version("squashed").downgrade("base0", set("base0 r1")))
			.isInstanceOf(DatabaseInsideRangeException.class);
		assertThatThrownBy(() -> version("without1").upgrade("head", set("base0 r2"))).isInstanceOfSatisfying(
				DatabaseInsideRangeException.class, (ex) -> assertThat(ex.missing()).containsExactly("r1"));
	}

	@Test
	void leavesAloneWhatLiesBelowARangeWithoutAWayThrough() {
		assertThat(steps(version("squashed").upgrade("base0", set("r1")))).containsExactly("up base0");
	}

	@Test
	void refusesATargetThatIsGone() {
		String gone = """
				Revision r2 was replaced by s5 (db.migration.Rs5); no longer in the application: r2
				Nothing was run. Name s5 or another revision, or use a version of the application that still has it.""";
		assertThatThrownBy(() -> version("squashed").upgrade("r2", Set.of())).hasMessage(gone);
		assertThatThrownBy(() -> version("squashed").downgrade("r2", set("base0 s5"))).hasMessage(gone);
		assertThatThrownBy(() -> version("squashed").stamp(List.of("r2"), Set.of(), false)).hasMessage(gone);
		assertThatThrownBy(() -> version("without1").downgrade("r2", set("base0 r1 r2 r3 s5")))
			.hasMessageContaining("no longer in the application: r1\n");
		assertThatThrownBy(() -> version("without1").upgrade("r2", set("base0")))
			.isInstanceOf(ReplacedRevisionException.class)
			.hasMessageContaining("no longer in the application: r1\n");
	}

	@Test
	void refusesATargetInsideWithoutTheRows() {
		assertThatThrownBy(() -> version("all").downgrade("r2", set("base0 s5"))).hasMessage(
				"""
						Revision r2 was replaced by s5 (db.migration.Rs5), and the database has that one without the record of: \
						r1, r2, r3
						Nothing was run. Run an upgrade, which records what s5 stands for, and then this again.""");
	}

	@Test
	void refusesToReplaceItself() {
		assertThatThrownBy(() -> RevisionGraph.of(List.of(revision("r1"), replacing(revision("s1"), "r1", "s1"))))
			.hasMessage("""
					Revision s1 (db.migration.Rs1) replaces itself.
					Nothing was run. Remove s1 from its replaces.""");
	}

	@Test
	void refusesRevisionsThatReplaceEachOther() {
		assertThatThrownBy(
				() -> RevisionGraph.of(List.of(replacing(revision("s1"), "s2"), replacing(revision("s2"), "s1"))))
			.hasMessage("""
					Two revisions replace each other:
					  s1  db.migration.Rs1
					  s2  db.migration.Rs2
					Nothing was run. Change the replaces of one of them: the later one may replace the earlier one.""");
	}

	@Test
	void refusesARevisionThatIsReplacedTwice() {
		assertThatThrownBy(() -> RevisionGraph.of(List.of(revision("r1"), revision("r2", "r1"),
				replacing(revision("s1"), "r1"), replacing(revision("s2"), "r1", "r2"))))
			.hasMessage("""
					Revision r1 is replaced by two revisions, none of which replaces the other:
					  s1  db.migration.Rs1
					  s2  db.migration.Rs2
					Nothing was run. Leave it to one of them, or let the later one replace the earlier one as well.""");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
	// @formatter:off
			"s=r1 r2:x revises r1         | Revision x (db.migration.Rx) revises r1, which is not the highest of them. | Replace that as well, or a range that ends before.",
			"s=r2 r3:                     | It revises nothing, but the lowest of them, r2 (db.migration.Rr2), revises r1. | Let it revise the same.",
			"s=r1 r3:                     | Several of them are the lowest: r1, r3. | Replace a range that begins with one revision.",
			"s=r1 r2 m:x revises ;m revises r2,x | Revision m (db.migration.Rm) also revises x, which is not one of them. | Replace that as well, or a range that ends before.",
			"s=r1 a b:a revises r1;b revises r1 | Several of them are the highest: a, b. | Replace a range that ends with one revision.",
			// @formatter:on
	})
	void refusesARangeThatIsNotClosed(String squash, String reason, String advice) {
		List<RevisionNode> nodes = new ArrayList<>(List.of(revision("r1"), revision("r2", "r1"), revision("r3", "r2")));
		String[] parts = squash.split(":", -1);
		for (String further : list(parts[1], ";")) {
			String[] sides = further.split(" revises ?", -1);
			nodes.add(revision(sides[0], list(sides[1], ",").toArray(String[]::new)));
		}
		nodes.add(replacing(revision("s"), parts[0].substring(2).split(" ")));
		assertThatThrownBy(() -> RevisionGraph.of(nodes)).isInstanceOf(RangeNotClosedException.class).hasMessage("""
				Revision s (db.migration.Rs) cannot stand for the revisions it replaces:
				%s
				Nothing was run. %s""".formatted(reason, advice));
	}

	@Test
	void refusesToReviseWhatItReplaces() {
		assertThatThrownBy(() -> RevisionGraph
			.of(List.of(revision("r1"), revision("r2", "r1"), replacing(revision("s", "r2"), "r1", "r2"))))
			.isInstanceOf(RangeNotClosedException.class)
			.hasMessageContaining("It revises r2, which it replaces.");
	}

	@Test
	void refusesTwoRevisionsOfOneIdBeforeAnythingElse() {
		assertThatThrownBy(
				() -> RevisionGraph.of(List.of(revision("r1"), revision("r1"), replacing(revision("s1"), "r1"))))
			.isInstanceOf(DuplicateRevisionException.class);
	}

	@Test
	void mayReplaceWhatNobodyKnows() {
		RevisionGraph graph = RevisionGraph.of(List.of(replacing(revision("s1"), "x1", "x2"), revision("t1", "s1")));
		assertThat(steps(graph.upgrade("head", Set.of()))).containsExactly("up s1", "up t1");
	}

	private static RevisionGraph nested() {
		return RevisionGraph.of(List.of(revision("r1"), revision("r2", "r1"), revision("r3", "r2"),
				revision("r4", "r3"), replacing(revision("s5"), "r1", "r2", "r3"),
				replacing(revision("w7"), "r1", "r2", "r3", "s5", "r4"), revision("t9", "r4")));
	}

	private static RevisionGraph version(String name) {
		return RevisionGraph.of(switch (name) {
			case "original" -> List.of(BELOW, FIRST, SECOND, THIRD, CHILD, HEAD);
			case "all" -> List.of(BELOW, FIRST, SECOND, THIRD, SQUASHED, CHILD, HEAD);
			case "without1" -> List.of(BELOW, SECOND, THIRD, SQUASHED, CHILD, HEAD);
			default -> List.of(BELOW, SQUASHED, CHILD, HEAD);
		});
	}

	private static Set<String> set(String ids) {
		return new LinkedHashSet<>(list(ids, " "));
	}

	private static List<String> list(String text, String separator) {
		return (text == null || text.isEmpty()) ? List.of() : List.of(text.split(separator));
	}

}

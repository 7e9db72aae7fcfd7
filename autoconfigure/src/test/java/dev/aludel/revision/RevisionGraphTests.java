package dev.aludel.revision;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.aludel.revision.RevisionFixtures.dependingOn;
import static dev.aludel.revision.RevisionFixtures.graph;
import static dev.aludel.revision.RevisionFixtures.labelled;
import static dev.aludel.revision.RevisionFixtures.line;
import static dev.aludel.revision.RevisionFixtures.revision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RevisionGraphTests {

	private static final int LONG = 5_000;

	@Test
	void isEmptyWithoutRevisions() {
		RevisionGraph graph = graph();
		assertThat(graph.nodes()).isEmpty();
		assertThat(graph.heads()).isEmpty();
		assertThat(graph.upgrade("head", Set.of()).isEmpty()).isTrue();
		assertThat(graph.upgrade("heads", Set.of()).isEmpty()).isTrue();
		assertThat(graph.downgrade("base", Set.of()).isEmpty()).isTrue();
		assertThat(graph.history(":", Set.of())).isEmpty();
	}

	@Test
	void ordersItsRevisionsByRequirementsThenIds() {
		RevisionGraph graph = graph(revision("a2", "b1"), revision("b1"), revision("c1"),
				dependingOn(revision("b0"), "c1"));
		assertThat(RevisionFixtures.ids(graph.nodes())).containsExactly("b1", "a2", "c1", "b0");
	}

	@Test
	void findsARevisionByItsFullIdOnly() {
		RevisionGraph graph = graph(labelled(revision("20250115"), "core"));
		assertThat(graph.find("20250115")).contains(graph.get("20250115"));
		assertThat(graph.find("2025")).isEmpty();
		assertThat(graph.find("core")).isEmpty();
		assertThatExceptionOfType(UnknownRevisionException.class).isThrownBy(() -> graph.get("2025"));
	}

	@Test
	void knowsItsBasesAndHeads() {
		RevisionGraph graph = graph(revision("x1"), revision("x2", "x1"), dependingOn(revision("y1"), "x2"));
		assertThat(graph.bases()).containsExactly("x1", "y1");
		assertThat(graph.heads()).containsExactly("x2", "y1");
		assertThat(graph.realHeads()).containsExactly("y1");
	}

	@Test
	void resolvesDependenciesNamedByLabel() {
		RevisionGraph graph = graph(labelled(revision("x1"), "core"), revision("w1"),
				dependingOn(revision("y1"), "core", "w1", "x1"));
		assertThat(graph.dependencies("y1")).containsExactly("x1", "w1");
		assertThat(graph.dependencies("x1")).isEmpty();
		assertThatExceptionOfType(UnknownRevisionException.class).isThrownBy(() -> graph.dependencies("zz"));
	}

	@Test
	void knowsWhatRevisesAndWhatNeedsARevision() {
		RevisionGraph graph = graph(labelled(revision("a"), "core"), dependingOn(revision("c", "a"), "a"),
				revision("b", "a"), dependingOn(revision("y"), "core"));
		assertThat(graph.children("a")).containsExactly("b", "c");
		assertThat(graph.dependents("a")).containsExactly("y");
		assertThat(graph.children("y")).isEmpty();
		assertThat(graph.dependents("y")).isEmpty();
		assertThatExceptionOfType(UnknownRevisionException.class).isThrownBy(() -> graph.children("zz"));
		assertThatExceptionOfType(UnknownRevisionException.class).isThrownBy(() -> graph.dependents("zz"));
	}

	@Test
	void acceptsAParentOrLabelNamedTwice() {
		RevisionGraph graph = graph(labelled(revision("a"), "core", "core"), revision("b", "a", "a"));
		assertThat(graph.heads()).containsExactly("b");
		assertThat(RevisionFixtures.steps(graph.upgrade("b", Set.of()))).containsExactly("up a", "up b");
	}

	@Test
	void listsWhatIsPendingInTheOrderInWhichItWouldRun() {
		RevisionGraph graph = graph(revision("b"), revision("a", "b"), revision("c"));
		assertThat(graph.pending(Set.of("c"))).containsExactly("b", "a");
		assertThat(graph.pending(Set.of("zz", "b"))).containsExactly("a", "c");
	}

	@Test
	void leavesUnknownRevisionsOutOfTheCurrentOnes() {
		assertThat(line("l1", "l2").current(Set.of("l1", "zz"))).containsExactly("l1");
	}

	@Test
	void saysThatTheDatabaseIsAheadWhateverTheTarget() {
		RevisionPlan plan = line("l1").upgrade("nosuch", Set.of("zz2", "l1", "zz1"));
		assertThat(plan.isDatabaseAhead()).isTrue();
		assertThat(plan.isEmpty()).isTrue();
		assertThat(plan.unknownRevisions()).containsExactly("zz1", "zz2");
	}

	@Test
	void purgesUnknownRevisionsOnly() {
		RevisionPlan plan = line("l1", "l2", "l3").stamp(List.of("l2"), Set.of("zz", "l1"), true);
		assertThat(plan.purgedRevisions()).containsExactly("zz");
		assertThat(plan.unknownRevisions()).isEmpty();
		assertThat(plan.isDatabaseAhead()).isFalse();
		assertThat(RevisionFixtures.steps(plan)).containsExactly("mark l2");
	}

	@Test
	void isNotEmptyWhenThereIsOnlySomethingToPurge() {
		assertThat(line("l1").stamp(List.of("l1"), Set.of("l1", "zz"), true).isEmpty()).isFalse();
	}

	@Test
	void refusesAStampWithoutTarget() {
		assertThatIllegalArgumentException().isThrownBy(() -> line("l1").stamp(List.of(), Set.of(), false))
			.withMessage("'targets' must not be empty");
	}

	@Test
	void refusesAStampOverUnknownRevisions() {
		assertThatExceptionOfType(UnknownAppliedRevisionException.class)
			.isThrownBy(() -> line("l1").stamp(List.of("l1"), Set.of("zz"), false));
	}

	@Test
	void stampsTargetsOfWhichOneDependsOnWhatIsLaterThanTheOther() {
		RevisionGraph graph = graph(revision("c1"), revision("c2", "c1"), revision("c3", "c2"),
				dependingOn(revision("p1"), "c2"));
		assertThat(RevisionFixtures.steps(graph.stamp(List.of("c1", "p1"), Set.of("c1", "c2", "c3"), false)))
			.containsExactly("unmark c3", "mark p1");
	}

	@Test
	void stampsTheSameTargetGivenTwice() {
		assertThat(RevisionFixtures.steps(line("l1").stamp(List.of("l1", "l1"), Set.of(), false)))
			.containsExactly("mark l1");
	}

	@ParameterizedTest
	@ValueSource(strings = { "base l1", "l1@base l2", "base l1@base", "l1 base" })
	void refusesToStampBaseTogetherWithItsOwnLine(String targets) {
		assertThatExceptionOfType(OverlappingTargetsException.class)
			.isThrownBy(() -> line("l1", "l2").stamp(List.of(targets.split(" ", -1)), Set.of(), false));
	}

	@Test
	void keepsTheLabelledLineDownToATargetInsideTheBranch() {
		RevisionGraph graph = graph(labelled(revision("a"), "core"), revision("b", "a"), revision("c", "b"));
		assertThat(RevisionFixtures.steps(graph.downgrade("core@b", Set.of("a", "b", "c")))).containsExactly("down c");
	}

	@Test
	void refusesToGuessWhichChildOfTheLabelledRevisionIsToGo() {
		RevisionGraph graph = graph(labelled(revision("a"), "core"), revision("b", "a"), revision("c", "a"));
		assertThatExceptionOfType(AmbiguousWalkException.class)
			.isThrownBy(() -> graph.downgrade("core@a", Set.of("a", "b")));
		assertThat(graph.downgrade("core@a", Set.of("a")).isEmpty()).isTrue();
		assertThat(RevisionFixtures.steps(graph.downgrade("b@a", Set.of("a", "b", "c")))).containsExactly("down b");
		assertThat(RevisionFixtures.steps(graph.downgrade("a", Set.of("a", "b", "c")))).containsExactly("down b",
				"down c");
	}

	@Test
	void keepsEverythingOnADowngradeToWhatIsCurrent() {
		assertThat(line("l1", "l2", "l3").downgrade("current", Set.of("l1", "l3")).isEmpty()).isTrue();
		assertThat(line("l1").downgrade("l1@current", Set.of()).isEmpty()).isTrue();
	}

	@Test
	void removesWhatStandsAboveAGap() {
		assertThat(RevisionFixtures.steps(line("l1", "l2", "l3").downgrade("l1", Set.of("l1", "l3"))))
			.containsExactly("down l3");
	}

	@Test
	void showsWhereALineStandsThatHasNoCurrentRevision() {
		RevisionGraph graph = graph(labelled(revision("c1"), "core"), revision("c2", "c1"),
				dependingOn(revision("p1"), "c1"));
		Set<String> applied = Set.of("c1", "p1");
		assertThat(graph.current(applied)).containsExactly("p1");
		assertThat(RevisionFixtures.ids(graph.show("core@current", applied))).containsExactly("c1");
		assertThat(RevisionFixtures.steps(graph.upgrade("core@current+1", applied))).containsExactly("up c2");
	}

	@Test
	void readsTheEndsThatAHistoryRangeLeavesOut() {
		RevisionGraph graph = graph(revision("a"), revision("b", "a"), dependingOn(revision("x"), "a"));
		assertThat(RevisionFixtures.ids(graph.history(":", Set.of()))).containsExactly("x", "b", "a");
		assertThat(RevisionFixtures.ids(graph.history("b:", Set.of()))).containsExactly("b");
		assertThat(RevisionFixtures.ids(graph.history(":x", Set.of()))).containsExactly("x", "a");
		assertThatExceptionOfType(ReversedRangeException.class).isThrownBy(() -> graph.history("b:a", Set.of()))
			.withMessageContaining("Write a:b.");
	}

	@Test
	void followsALongLineWithoutRecursion() {
		List<RevisionNode> nodes = new ArrayList<>();
		Set<String> applied = new HashSet<>();
		for (int i = 0; i < LONG; i++) {
			nodes.add((i == 0) ? revision(id(0)) : revision(id(i), id(i - 1)));
			applied.add(id(i));
		}
		Collections.shuffle(nodes, new Random(1));
		RevisionGraph graph = RevisionGraph.of(nodes);
		assertThat(graph.upgrade("head", Set.of()).steps()).hasSize(LONG);
		assertThat(graph.upgrade("+4999", Set.of(id(0))).steps()).hasSize(LONG - 1);
		assertThat(graph.downgrade("base", applied).steps()).hasSize(LONG);
		assertThat(graph.stamp(List.of("head"), Set.of(), false).steps()).hasSize(LONG);
		assertThat(graph.history("base:head", Set.of()).get(0).id()).isEqualTo(id(LONG - 1));
		assertThat(graph.current(applied)).containsExactly(id(LONG - 1));
	}

	@Test
	void findsALongRingWithoutRecursion() {
		List<RevisionNode> nodes = new ArrayList<>();
		for (int i = 0; i < LONG; i++) {
			nodes.add(revision(id(i), id((i + 1) % LONG)));
		}
		assertThatExceptionOfType(RevisionCycleException.class).isThrownBy(() -> RevisionGraph.of(nodes))
			.satisfies((ex) -> assertThat(ex.members()).hasSize(LONG));
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233 })
	void plansTheSameInWhateverOrderItGetsTheRevisions(long seed) {
		Random random = new Random(seed);
		List<RevisionNode> nodes = randomNodes(random);
		RevisionGraph graph = RevisionGraph.of(nodes);
		List<String> someApplied = RevisionFixtures.ids(graph.nodes()).subList(0, nodes.size() / 2);
		List<RevisionNode> shuffled = new ArrayList<>(nodes);
		Collections.shuffle(shuffled, random);
		List<String> shuffledApplied = new ArrayList<>(someApplied);
		Collections.shuffle(shuffledApplied, random);
		RevisionGraph other = RevisionGraph.of(shuffled);
		Set<String> applied = new LinkedHashSet<>(someApplied);
		Set<String> otherApplied = new LinkedHashSet<>(shuffledApplied);
		assertThat(other.nodes()).isEqualTo(graph.nodes());
		assertThat(other.current(otherApplied)).isEqualTo(graph.current(applied));
		assertThat(other.upgrade("heads", otherApplied)).isEqualTo(graph.upgrade("heads", applied));
		for (String target : someApplied) {
			assertThat(other.downgrade(target, otherApplied)).isEqualTo(graph.downgrade(target, applied));
			assertThat(other.stamp(List.of(target), otherApplied, false))
				.isEqualTo(graph.stamp(List.of(target), applied, false));
		}
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233 })
	void neverLeavesARevisionWithoutWhatItRequires(long seed) {
		RevisionGraph graph = RevisionGraph.of(randomNodes(new Random(seed)));
		Set<String> applied = assertSound(graph, graph.upgrade("heads", Set.of()), Set.of());
		assertThat(applied).hasSize(graph.nodes().size());
		for (RevisionNode node : graph.nodes()) {
			assertSound(graph, graph.upgrade(node.id(), Set.of()), Set.of());
			assertSound(graph, graph.downgrade(node.id(), applied), applied);
			assertSound(graph, graph.stamp(List.of(node.id()), applied, false), applied);
			assertSound(graph, graph.stamp(List.of(node.id() + "@base"), applied, false), applied);
		}
		assertThat(assertSound(graph, graph.downgrade("base", applied), applied)).isEmpty();
	}

	/**
	 * Takes the steps one by one; after each, everything applied has what it requires.
	 */
	private static Set<String> assertSound(RevisionGraph graph, RevisionPlan plan, Set<String> before) {
		Set<String> applied = before;
		for (RevisionStep step : plan.steps()) {
			applied = RevisionFixtures.after(new RevisionPlan(List.of(step), List.of(), List.of()), applied);
			for (String id : applied) {
				assertThat(applied).containsAll(graph.get(id).revises()).containsAll(graph.dependencies(id));
			}
		}
		return applied;
	}

	/**
	 * Revisions that require only earlier ones, with ids that do not follow that order.
	 */
	private static List<RevisionNode> randomNodes(Random random) {
		List<Integer> numbers = new ArrayList<>();
		for (int i = 0; i < 40; i++) {
			numbers.add(i);
		}
		Collections.shuffle(numbers, random);
		List<RevisionNode> nodes = new ArrayList<>();
		for (int number : numbers) {
			String[] parents = random.ints(random.nextInt(3), 0, Math.max(1, nodes.size()))
				.filter((earlier) -> earlier < nodes.size())
				.mapToObj((earlier) -> nodes.get(earlier).id())
				.toArray(String[]::new);
			RevisionNode node = revision(id(number), parents);
			boolean depends = !nodes.isEmpty() && random.nextInt(4) == 0;
			nodes.add(depends ? dependingOn(node, nodes.get(random.nextInt(nodes.size())).id()) : node);
		}
		return nodes;
	}

	private static String id(int number) {
		return "r%04d".formatted(number);
	}

}

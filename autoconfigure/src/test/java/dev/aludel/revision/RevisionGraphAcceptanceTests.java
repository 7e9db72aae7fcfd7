package dev.aludel.revision;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import dev.aludel.revision.AcceptanceList.Case;
import dev.aludel.revision.AcceptanceList.ExpectedError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Runs the acceptance list {@code revision-graph.json}.
 */
class RevisionGraphAcceptanceTests {

	private static final AcceptanceList LIST = AcceptanceList.read();

	static List<Case> cases() {
		return LIST.cases();
	}

	@Test
	void theListIsComplete() {
		assertThat(LIST.cases()).hasSize(130).extracting(Case::id).doesNotHaveDuplicates();
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("cases")
	void behavesAsListed(Case listed) {
		List<RevisionNode> nodes = LIST.nodes(listed.graph());
		Set<String> applied = new LinkedHashSet<>(listed.applied());
		if (listed.error() != null) {
			Throwable refusal = catchThrowable(() -> run(listed, nodes, applied));
			assertRefusal(refusal, listed.error(), nodes);
			assertThat(listed.appliedAfter()).containsExactlyInAnyOrderElementsOf(applied);
			return;
		}
		Outcome outcome = run(listed, nodes, applied);
		if (listed.steps() != null) {
			assertThat(outcome.steps()).containsExactlyElementsOf(listed.steps());
		}
		assertThat(outcome.applied()).containsExactlyInAnyOrderElementsOf(listed.appliedAfter());
		if (listed.currentAfter() != null) {
			assertThat(RevisionGraph.of(nodes).current(outcome.applied()))
				.containsExactlyInAnyOrderElementsOf(listed.currentAfter());
		}
		if (listed.output() != null && listed.command().equals("history")) {
			assertThat(outcome.output()).containsExactlyElementsOf(listed.output());
		}
		else if (listed.output() != null) {
			assertThat(outcome.output()).containsExactlyInAnyOrderElementsOf(listed.output());
		}
	}

	private static Outcome run(Case listed, List<RevisionNode> nodes, Set<String> applied) {
		RevisionGraph graph = RevisionGraph.of(nodes);
		List<String> args = listed.args();
		return switch (listed.command()) {
			case "load" -> Outcome.printing(applied, List.of());
			case "upgrade" -> Outcome.of(graph.upgrade(args.get(0), applied), applied);
			case "downgrade" -> Outcome.of(graph.downgrade(args.get(0), applied), applied);
			case "stamp" -> {
				boolean purge = args.get(0).equals("--purge");
				yield Outcome.of(graph.stamp(purge ? args.subList(1, args.size()) : args, applied, purge), applied);
			}
			case "history" -> Outcome.printing(applied, RevisionFixtures.ids(graph.history(args.get(0), applied)));
			case "show" -> Outcome.printing(applied, RevisionFixtures.ids(graph.show(args.get(0), applied)));
			case "current" -> Outcome.printing(applied, graph.current(applied));
			case "heads" -> Outcome.printing(applied, args.isEmpty() ? graph.heads() : graph.realHeads());
			default -> throw new IllegalArgumentException(listed.command());
		};
	}

	private static void assertRefusal(Throwable refusal, ExpectedError expected, List<RevisionNode> nodes) {
		assertThat(refusal).isExactlyInstanceOf(expected.type())
			.hasMessageContainingAll(expected.contains().toArray(CharSequence[]::new))
			.hasMessageContaining("Nothing was run");
		for (String id : Objects.requireNonNullElse(expected.classesOf(), List.<String>of())) {
			String[] origins = nodes.stream()
				.filter((node) -> node.id().equals(id))
				.map(RevisionNode::origin)
				.toArray(String[]::new);
			assertThat(origins).isNotEmpty();
			assertThat(refusal).hasMessageContainingAll(origins);
		}
	}

	record Outcome(List<String> steps, Set<String> applied, List<String> output) {

		static Outcome of(RevisionPlan plan, Set<String> applied) {
			return new Outcome(RevisionFixtures.steps(plan), RevisionFixtures.after(plan, applied), List.of());
		}

		static Outcome printing(Set<String> applied, List<String> output) {
			return new Outcome(List.of(), applied, output);
		}

	}

}

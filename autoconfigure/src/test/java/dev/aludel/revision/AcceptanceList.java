package dev.aludel.revision;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The acceptance list {@code revision-graph.json}.
 *
 * @param graphs the revisions of each graph, by name
 * @param cases what commands are expected to do
 */
public record AcceptanceList(Map<String, List<ListedRevision>> graphs, List<Case> cases) {

	private static final Map<String, Class<? extends RevisionException>> KINDS = Map.ofEntries(
			Map.entry("bad-identifier", MalformedIdentifierException.class),
			Map.entry("unknown-revision", UnknownRevisionException.class),
			Map.entry("unknown-label", UnknownBranchLabelException.class),
			Map.entry("partial-too-short", PartialIdentifierTooShortException.class),
			Map.entry("ambiguous-id", AmbiguousIdentifierException.class),
			Map.entry("not-in-branch", NotInBranchException.class),
			Map.entry("multiple-heads", SeveralHeadsException.class),
			Map.entry("multiple-current", SeveralCurrentRevisionsException.class),
			Map.entry("ambiguous-walk", AmbiguousWalkException.class),
			Map.entry("relative-out-of-range", RelativeOutOfRangeException.class),
			Map.entry("relative-wrong-direction", RelativeWrongDirectionException.class),
			Map.entry("not-applied", RevisionNotAppliedException.class),
			Map.entry("overlapping-targets", OverlappingTargetsException.class),
			Map.entry("unknown-applied-revision", UnknownAppliedRevisionException.class),
			Map.entry("self-loop", SelfLoopException.class), Map.entry("cycle", RevisionCycleException.class),
			Map.entry("dependency-self-loop", DependencySelfLoopException.class),
			Map.entry("dependency-cycle", DependencyCycleException.class),
			Map.entry("duplicate-id", DuplicateRevisionException.class),
			Map.entry("duplicate-label", DuplicateBranchLabelException.class),
			Map.entry("label-is-id", BranchLabelIsRevisionException.class),
			Map.entry("unknown-parent", UnknownParentException.class),
			Map.entry("unknown-dependency", UnknownDependencyException.class),
			Map.entry("bad-revision-id", MalformedRevisionNameException.class),
			Map.entry("reserved-name", ReservedRevisionNameException.class));

	public static AcceptanceList read() {
		try (InputStream json = AcceptanceList.class.getResourceAsStream("revision-graph.json")) {
			return JsonMapper.shared().readValue(Objects.requireNonNull(json), AcceptanceList.class);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	public List<RevisionNode> nodes(String graph) {
		List<RevisionNode> nodes = new ArrayList<>();
		for (ListedRevision listed : Objects.requireNonNull(this.graphs.get(graph))) {
			String origin = "db.migration.R%s_%s%d".formatted(listed.id(), graph, nodes.size());
			nodes.add(new RevisionNode(listed.id(), listed.revises(), listed.dependsOn(), listed.labels(),
					"change " + nodes.size(), origin));
		}
		return nodes;
	}

	public record ListedRevision(String id, List<String> revises, List<String> dependsOn, List<String> labels) {

	}

	public record Case(String id, String graph, List<String> applied, String command, List<String> args,
			@Nullable List<String> steps, List<String> appliedAfter, @Nullable ExpectedError error,
			@Nullable List<String> currentAfter, @Nullable List<String> output) {

		@Override
		public String toString() {
			return this.id;
		}

	}

	public record ExpectedError(String kind, List<String> contains, @Nullable List<String> classesOf) {

		public Class<? extends RevisionException> type() {
			return Objects.requireNonNull(KINDS.get(this.kind));
		}

	}

}

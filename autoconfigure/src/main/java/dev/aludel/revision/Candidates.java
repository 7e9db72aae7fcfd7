package dev.aludel.revision;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.aludel.revision.NearestNames.NearName;

/**
 * What can be offered to somebody who wrote a name that does not exist.
 *
 * @param nearest the names that differ from it in a letter or two, the nearest first
 * @param latest the heads, and the latest revisions below them
 * @param labels all branch labels
 */
record Candidates(List<NearName> nearest, List<RevisionNode> latest, List<String> labels) {

	private static final int LATEST = 5;

	static Candidates of(String name, RevisionIndex index) {
		return new Candidates(NearestNames.of(name, index), latest(index), index.labels());
	}

	private static List<RevisionNode> latest(RevisionIndex index) {
		List<RevisionNode> latestFirst = IntStream.range(0, index.size())
			.mapToObj(index::node)
			.sorted(Comparator.comparing(RevisionNode::id).reversed())
			.toList();
		Set<String> revised = latestFirst.stream()
			.map(RevisionNode::revises)
			.flatMap(Collection::stream)
			.collect(Collectors.toUnmodifiableSet());
		List<RevisionNode> heads = latestFirst.stream().filter((node) -> !revised.contains(node.id())).toList();
		Stream<RevisionNode> others = latestFirst.stream().filter((node) -> revised.contains(node.id()));
		Set<RevisionNode> latest = new LinkedHashSet<>(heads);
		others.limit(Math.max(LATEST - heads.size(), 0)).forEach(latest::add);
		return List.copyOf(latest);
	}

	/** Lines, each with its end; never none. */
	String lines() {
		if (!this.nearest.isEmpty()) {
			return "Nearest:\n" + Wording.lines(this.nearest, NearName::described) + "\n";
		}
		if (this.latest.isEmpty()) {
			return "The application has no revisions.\n";
		}
		return "The latest revisions:\n" + Wording.table(this.latest) + "\n"
				+ (this.labels.isEmpty() ? "" : "The branch labels: " + Wording.inline(this.labels) + "\n");
	}

}

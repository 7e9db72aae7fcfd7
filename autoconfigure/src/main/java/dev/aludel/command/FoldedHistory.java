package dev.aludel.command;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.aludel.revision.RevisionGraph;
import dev.aludel.revision.RevisionNode;

/**
 * Folds what lies between the bases, branch points, merges, heads and labels, so that
 * what the graph is about fits on a screen.
 */
final class FoldedHistory {

	private final RevisionGraph graph;

	private FoldedHistory(RevisionGraph graph) {
		this.graph = graph;
	}

	/** The whole history, the latest first. */
	static List<Stretch> of(RevisionGraph graph) {
		return new FoldedHistory(graph).stretches();
	}

	private List<Stretch> stretches() {
		List<Stretch> stretches = new ArrayList<>();
		Set<String> folded = new HashSet<>();
		for (RevisionNode revision : this.graph.history(":", Set.of())) {
			if (!folded.contains(revision.id())) {
				Stretch stretch = stretch(revision);
				stretch.revisions().forEach((each) -> folded.add(each.id()));
				stretches.add(stretch);
			}
		}
		return stretches;
	}

	private Stretch stretch(RevisionNode latest) {
		List<RevisionNode> revisions = new ArrayList<>(List.of(latest));
		if (isOrdinary(latest)) {
			RevisionNode next = parent(latest);
			while (isOrdinary(next)) {
				revisions.add(next);
				next = parent(next);
			}
		}
		return new Stretch(revisions);
	}

	private RevisionNode parent(RevisionNode revision) {
		return this.graph.get(revision.revises().get(0));
	}

	private boolean isOrdinary(RevisionNode revision) {
		return parents(revision) == 1 && this.graph.children(revision.id()).size() == 1
				&& revision.branchLabels().isEmpty() && revision.dependsOn().isEmpty()
				&& this.graph.dependents(revision.id()).isEmpty()
				&& this.graph.children(parent(revision).id()).size() == 1;
	}

	private static long parents(RevisionNode revision) {
		return revision.revises().stream().distinct().count();
	}

}

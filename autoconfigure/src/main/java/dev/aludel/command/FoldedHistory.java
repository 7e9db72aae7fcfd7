package dev.aludel.command;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.aludel.revision.RevisionGraph;
import dev.aludel.revision.RevisionNode;

/**
 * Folds what lies between the bases, branch points, merges, heads, labels and the place
 * of the database, so that what the graph is about fits on a screen.
 */
final class FoldedHistory {

	private final RevisionGraph graph;

	private final GraphSurvey survey;

	private FoldedHistory(GraphSurvey survey) {
		this.graph = survey.graph();
		this.survey = survey;
	}

	/** The whole history, the latest first. */
	static List<Stretch> of(GraphSurvey survey) {
		return new FoldedHistory(survey).stretches();
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
		// Without a mark it has one parent and one child.
		return this.survey.marks(revision).isEmpty() && revision.branchLabels().isEmpty()
				&& revision.dependsOn().isEmpty() && this.graph.dependents(revision.id()).isEmpty()
				&& this.graph.children(parent(revision).id()).size() == 1;
	}

}

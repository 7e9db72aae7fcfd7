package dev.aludel.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;

import dev.aludel.revision.RevisionNode;

/**
 * Some revisions under names that any notation accepts, and the edges between them.
 */
final class GraphEdges {

	private final GraphSurvey survey;

	private final Map<String, String> names = new LinkedHashMap<>();

	GraphEdges(GraphSurvey survey, List<RevisionNode> revisions) {
		this.survey = survey;
		revisions.forEach((revision) -> this.names.put(revision.id(), "r" + (this.names.size() + 1)));
	}

	String name(RevisionNode revision) {
		return Objects.requireNonNull(this.names.get(revision.id()));
	}

	/** Hands over the name of a revision with that of each of its parents. */
	void revises(RevisionNode revision, BiConsumer<String, String> edge) {
		edges(revision, this.survey.parents(revision), edge);
	}

	/** Hands over the name of a revision with that of each of its dependencies. */
	void dependsOn(RevisionNode revision, BiConsumer<String, String> edge) {
		edges(revision, this.survey.dependencies(revision), edge);
	}

	private void edges(RevisionNode revision, List<String> targets, BiConsumer<String, String> edge) {
		targets.stream()
			.filter(this.names::containsKey)
			.forEach((target) -> edge.accept(name(revision), Objects.requireNonNull(this.names.get(target))));
	}

}

package dev.aludel.revision;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Short ways to write revisions and to read plans.
 */
final class RevisionFixtures {

	private RevisionFixtures() {
	}

	static RevisionNode revision(String id, String... revises) {
		return new RevisionNode(id, List.of(revises), List.of(), List.of(), "", "db.migration.R" + id);
	}

	static RevisionNode dependingOn(RevisionNode node, String... dependsOn) {
		return new RevisionNode(node.id(), node.revises(), List.of(dependsOn), node.branchLabels(), node.message(),
				node.origin(), node.replaces());
	}

	static RevisionNode labelled(RevisionNode node, String... labels) {
		return new RevisionNode(node.id(), node.revises(), node.dependsOn(), List.of(labels), node.message(),
				node.origin(), node.replaces());
	}

	static RevisionNode replacing(RevisionNode node, String... replaces) {
		return new RevisionNode(node.id(), node.revises(), node.dependsOn(), node.branchLabels(), node.message(),
				node.origin(), List.of(replaces));
	}

	static RevisionNode saying(RevisionNode node, String message, String origin) {
		return new RevisionNode(node.id(), node.revises(), node.dependsOn(), node.branchLabels(), message, origin,
				node.replaces());
	}

	static RevisionGraph graph(RevisionNode... nodes) {
		return RevisionGraph.of(List.of(nodes));
	}

	static RevisionGraph line(String... ids) {
		List<RevisionNode> nodes = new ArrayList<>();
		for (int i = 0; i < ids.length; i++) {
			nodes.add((i == 0) ? revision(ids[i]) : revision(ids[i], ids[i - 1]));
		}
		return RevisionGraph.of(nodes);
	}

	static List<String> ids(List<RevisionNode> nodes) {
		return nodes.stream().map(RevisionNode::id).toList();
	}

	static List<String> steps(RevisionPlan plan) {
		return plan.steps().stream().map((step) -> verb(step.kind()) + " " + step.revision().id()).toList();
	}

	static Set<String> after(RevisionPlan plan, Set<String> applied) {
		Set<String> after = new LinkedHashSet<>(applied);
		plan.purgedRevisions().forEach(after::remove);
		for (RevisionStep step : plan.steps()) {
			switch (step.kind()) {
				case UPGRADE, MARK -> after.add(step.revision().id());
				case DOWNGRADE, UNMARK -> after.remove(step.revision().id());
			}
		}
		return after;
	}

	private static String verb(RevisionStep.Kind kind) {
		return switch (kind) {
			case UPGRADE -> "up";
			case DOWNGRADE -> "down";
			case MARK -> "mark";
			case UNMARK -> "unmark";
		};
	}

}

package dev.aludel.migrate;

import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.aludel.Migration;
import dev.aludel.revision.RevisionGraph;
import dev.aludel.revision.RevisionNode;
import dev.aludel.revision.RevisionStep;

/**
 * The migrations of an application.
 *
 * @param graph how they follow each other
 * @param constructors how to make them, by revision id
 */
record LoadedMigrations(RevisionGraph graph, Map<String, Constructor<? extends Migration>> constructors) {

	RunnableRevision runnable(RevisionNode node, Direction direction) {
		Constructor<? extends Migration> constructor = Objects.requireNonNull(this.constructors.get(node.id()));
		return new RunnableRevision(node, row(node), MigrationLoader.instantiate(constructor), direction);
	}

	RevisionRow row(RevisionNode node) {
		return row(node.id());
	}

	private RevisionRow row(String id) {
		RevisionNode recorded = this.graph.recorded(id);
		return new RevisionRow(id, recorded.revises(), recorded.dependsOn());
	}

	/** Keeps in mind what a step would record without running anything. */
	void record(RevisionStep step, AppliedRevisions applied) {
		if (step.kind() == RevisionStep.Kind.UNMARK) {
			applied.remove(step.revision().id());
		}
		else {
			applied.add(step.revision().id(), row(step.revision()).requirements());
		}
		misplaced(applied).forEach((row) -> applied.add(row.id(), row.requirements()));
	}

	/**
	 * The rows that have to change because a squashed revision came between them and what
	 * they required, or left.
	 */
	List<RevisionRow> misplaced(AppliedRevisions applied) {
		List<RevisionRow> misplaced = new ArrayList<>();
		for (String id : applied.ids()) {
			List<String> requirements = applied.requirements(id);
			boolean concerned = !this.graph.replaced(id).isEmpty()
					|| requirements.stream().anyMatch((required) -> this.graph.replacement(required).isPresent());
			if (concerned && this.constructors.containsKey(id) && !row(id).requirements().equals(requirements)) {
				misplaced.add(row(id));
			}
		}
		return misplaced;
	}

}

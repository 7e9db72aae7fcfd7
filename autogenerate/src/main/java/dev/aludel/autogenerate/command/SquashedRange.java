package dev.aludel.autogenerate.command;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

import dev.aludel.Migration;
import dev.aludel.Operations;
import dev.aludel.autogenerate.draft.DraftRevision;
import dev.aludel.autogenerate.draft.DraftStep;
import dev.aludel.operation.BulkInsert;
import dev.aludel.operation.ExecuteSql;
import dev.aludel.operation.Operation;
import dev.aludel.revision.RevisionGraph;
import dev.aludel.revision.RevisionNode;

/**
 * A range of revisions and what they do together: forward in order, back in reverse.
 */
final class SquashedRange {

	private final RevisionGraph graph;

	/** From the lowest to the highest. */
	private final List<RevisionNode> revisions;

	private final List<DraftStep> upgrade = new ArrayList<>();

	private final List<DraftStep> downgrade = new ArrayList<>();

	private SquashedRange(RevisionGraph graph, List<RevisionNode> revisions) {
		this.graph = graph;
		this.revisions = revisions;
	}

	static SquashedRange of(RevisionGraph graph, String range, ClassLoader classLoader) {
		List<RevisionNode> revisions = new ArrayList<>(graph.history(range, Set.of()));
		Collections.reverse(revisions);
		if (revisions.size() < 2) {
			throw DeskException.usage("The range %s has %s, so there is nothing to squash.\n".formatted(range,
					revisions.isEmpty() ? "no revision" : "only revision " + revisions.get(0).id())
					+ "No file was written. Name the lowest and the highest revision: squash <lowest>:<highest>");
		}
		SquashedRange squashed = new SquashedRange(graph, List.copyOf(revisions));
		squashed.record(classLoader);
		return squashed;
	}

	private void record(ClassLoader classLoader) {
		List<RevisionNode> latestFirst = new ArrayList<>(this.revisions);
		Collections.reverse(latestFirst);
		for (RevisionNode revision : this.revisions) {
			RecordedWay way = way(revision, classLoader, Migration::upgrade);
			if (way.readsDatabase() || way.irreversible() != null) {
				throw new DeskException("""
						Revision %s (%s) reads the database when it is run, so what it does cannot be written down.
						No file was written. Squash a range that ends before it or begins behind it."""
					.formatted(revision.id(), revision.origin()));
			}
			addSteps(revision, way, this.upgrade);
		}
		for (RevisionNode revision : latestFirst) {
			RecordedWay way = way(revision, classLoader, Migration::downgrade);
			if (way.readsDatabase() || way.irreversible() != null) {
				this.downgrade.clear();
				this.downgrade.add(DraftStep.irreversible("Revision " + revision.id()
						+ ((way.irreversible() != null)
								? ", which this one replaces, has no way back: " + way.irreversible()
								: ", which this one replaces, reads the database on its way back.")));
				return;
			}
			addSteps(revision, way, this.downgrade);
		}
	}

	private static RecordedWay way(RevisionNode revision, ClassLoader classLoader,
			BiConsumer<Migration, Operations> direction) {
		try {
			Migration migration = (Migration) Class.forName(revision.origin(), true, classLoader)
				.getDeclaredConstructor()
				.newInstance();
			return RecordedWay.of(migration, direction);
		}
		catch (ReflectiveOperationException | RuntimeException | LinkageError ex) {
			throw new DeskException("Revision " + revision.id() + " (" + revision.origin() + ") could not be read: "
					+ ex + "\nNo file was written. Make its class run again.", ex);
		}
	}

	private static void addSteps(RevisionNode revision, RecordedWay way, List<DraftStep> steps) {
		boolean first = true;
		for (Operation operation : way.operations()) {
			if (isData(operation)) {
				steps.add(DraftStep.of(operation, "Data, from revision " + named(revision)));
			}
			else {
				steps
					.add(first ? DraftStep.of(operation, "From revision " + named(revision)) : DraftStep.of(operation));
			}
			first = false;
		}
	}

	private static boolean isData(Operation operation) {
		return operation instanceof ExecuteSql || operation instanceof BulkInsert;
	}

	private static String named(RevisionNode revision) {
		return revision.message().isEmpty() ? revision.id() : revision.id() + ": " + revision.message();
	}

	List<RevisionNode> revisions() {
		return this.revisions;
	}

	RevisionNode lowest() {
		return this.revisions.get(0);
	}

	RevisionNode highest() {
		return this.revisions.get(this.revisions.size() - 1);
	}

	List<DraftStep> upgrade() {
		return List.copyOf(this.upgrade);
	}

	List<DraftStep> downgrade() {
		return List.copyOf(this.downgrade);
	}

	/**
	 * The revisions with data statements, which do not see the rows they were written
	 * for.
	 */
	List<String> data() {
		return this.upgrade.stream()
			.map(DraftStep::notes)
			.filter((notes) -> !notes.isEmpty() && notes.get(0).startsWith("Data, "))
			.map((notes) -> notes.get(0).substring("Data, from revision ".length()))
			.distinct()
			.toList();
	}

	/** All that it stands for, what an earlier squashed revision replaces included. */
	List<String> replaced() {
		Set<String> ids = new LinkedHashSet<>();
		for (RevisionNode revision : this.revisions) {
			ids.addAll(this.graph.replaced(revision.id()));
			ids.add(revision.id());
		}
		return List.copyOf(ids);
	}

	/** Keeps what others know the range by, and what it needs. */
	DraftRevision complete(DraftRevision revision) {
		Set<String> labels = new LinkedHashSet<>(revision.branchLabels());
		Set<String> dependencies = new LinkedHashSet<>(revision.dependsOn());
		this.revisions.forEach((replaced) -> labels.addAll(replaced.branchLabels()));
		this.revisions.forEach((replaced) -> dependencies.addAll(replaced.dependsOn()));
		dependencies.removeAll(labels);
		dependencies.removeAll(replaced());
		return revision.branchLabels(List.copyOf(labels)).dependsOn(List.copyOf(dependencies)).replaces(replaced());
	}

}

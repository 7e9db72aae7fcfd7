package dev.aludel.command;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.aludel.migrate.AppliedRevision;
import dev.aludel.migrate.DatabaseState;
import dev.aludel.revision.RevisionNode;

/**
 * The revisions that a database has and the application does not know, as far as their
 * rows tell.
 */
final class UnknownRevisions {

	/** For a database that was not asked. */
	static final UnknownRevisions NONE = new UnknownRevisions(List.of());

	private final Map<String, RevisionNode> nodes = new LinkedHashMap<>();

	private UnknownRevisions(List<RevisionNode> nodes) {
		nodes.forEach((node) -> this.nodes.put(node.id(), node));
	}

	static UnknownRevisions of(DatabaseState state) {
		Set<String> unknown = Set.copyOf(state.unknown());
		Map<String, RevisionNode> open = new LinkedHashMap<>();
		state.applied()
			.stream()
			.filter((applied) -> unknown.contains(applied.id()))
			.forEach((applied) -> open.put(applied.id(), node(applied)));
		List<RevisionNode> ordered = new ArrayList<>();
		for (String id : List.copyOf(open.keySet())) {
			takeAfterRequirements(id, open, ordered);
		}
		Collections.reverse(ordered);
		return new UnknownRevisions(ordered);
	}

	private static RevisionNode node(AppliedRevision applied) {
		return new RevisionNode(applied.id(), applied.revises(), applied.dependsOn(), List.of(), applied.message(), "");
	}

	private static void takeAfterRequirements(String id, Map<String, RevisionNode> open, List<RevisionNode> ordered) {
		RevisionNode node = open.remove(id);
		if (node != null) {
			requirements(node).forEach((requirement) -> takeAfterRequirements(requirement, open, ordered));
			ordered.add(node);
		}
	}

	private static Stream<String> requirements(RevisionNode node) {
		return Stream.of(node.revises(), node.dependsOn()).flatMap(Collection::stream);
	}

	/** All of them, each before what it requires. */
	List<RevisionNode> latestFirst() {
		return List.copyOf(this.nodes.values());
	}

	Optional<RevisionNode> find(String id) {
		return Optional.ofNullable(this.nodes.get(id));
	}

	boolean contains(String id) {
		return this.nodes.containsKey(id);
	}

	/** Those that begin like that, in ascending order. */
	List<String> beginningWith(String beginning) {
		return this.nodes.keySet().stream().filter((id) -> id.startsWith(beginning)).sorted().toList();
	}

	/** Whether one of them revises a revision or depends on it. */
	boolean require(String id) {
		return this.nodes.values().stream().anyMatch((node) -> requirements(node).anyMatch(id::equals));
	}

	/** The ids of those that revise a revision, in ascending order. */
	List<String> revising(String id) {
		return ids(this.nodes.values().stream().filter((node) -> node.revises().contains(id)));
	}

	/** The ids of those that only depend on a revision, in ascending order. */
	List<String> needing(String id) {
		return ids(this.nodes.values()
			.stream()
			.filter((node) -> node.dependsOn().contains(id) && !node.revises().contains(id)));
	}

	private static List<String> ids(Stream<RevisionNode> nodes) {
		return nodes.map(RevisionNode::id).sorted().toList();
	}

	/**
	 * Those that stand on one of some revisions, or are among them.
	 * @param ids the ids of revisions, known or not
	 * @return the revisions, each before what it requires
	 */
	List<RevisionNode> above(Collection<String> ids) {
		Set<String> above = new LinkedHashSet<>(ids);
		List<RevisionNode> earliestFirst = new ArrayList<>(this.nodes.values());
		Collections.reverse(earliestFirst);
		List<RevisionNode> found = new ArrayList<>();
		for (RevisionNode node : earliestFirst) {
			if (above.contains(node.id()) || requirements(node).anyMatch(above::contains)) {
				above.add(node.id());
				found.add(node);
			}
		}
		Collections.reverse(found);
		return found;
	}

}

package dev.aludel.revision;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/**
 * Which revisions stand for which others. The range of a squashed revision is all that it
 * replaces, directly or through another one; of two ranges that meet, one lies in the
 * other. A revision is gone when a range names it and the application no longer has it.
 */
final class Squashes {

	private final Map<String, RevisionNode> nodes;

	private final Map<String, Set<String>> ranges;

	private Squashes(Map<String, RevisionNode> nodes, Map<String, Set<String>> ranges) {
		this.nodes = nodes;
		this.ranges = ranges;
	}

	static Squashes of(Collection<RevisionNode> revisions) {
		Map<String, RevisionNode> nodes = new TreeMap<>();
		revisions.forEach((node) -> nodes.putIfAbsent(node.id(), node));
		Map<String, Set<String>> ranges = new TreeMap<>();
		nodes.values()
			.stream()
			.filter(RevisionNode::isSquashed)
			.forEach((node) -> ranges.put(node.id(), range(node, nodes)));
		Squashes squashes = new Squashes(nodes, ranges);
		squashes.refuseRings();
		squashes.refuseReplacedTwice();
		return squashes;
	}

	private static Set<String> range(RevisionNode squashed, Map<String, RevisionNode> nodes) {
		Set<String> range = new TreeSet<>();
		List<String> open = new ArrayList<>(squashed.replaces());
		while (!open.isEmpty()) {
			String id = open.remove(open.size() - 1);
			RevisionNode replaced = nodes.get(id);
			if (range.add(id) && replaced != null) {
				open.addAll(replaced.replaces());
			}
		}
		return range;
	}

	private void refuseRings() {
		List<RevisionNode> members = all().stream().filter((node) -> range(node.id()).contains(node.id())).toList();
		if (members.isEmpty()) {
			return;
		}
		RevisionNode first = members.get(0);
		if (first.replaces().contains(first.id())) {
			throw new SelfReplacementException(first);
		}
		throw new ReplacementCycleException(
				members.stream().filter((node) -> range(first.id()).contains(node.id())).toList());
	}

	private void refuseReplacedTwice() {
		for (RevisionNode one : all()) {
			for (String id : range(one.id())) {
				for (RevisionNode other : over(id)) {
					if (!other.equals(one) && !contains(one, other.id()) && !contains(other, one.id())) {
						throw new ReplacedTwiceException(id, List.of(one, other));
					}
				}
			}
		}
	}

	boolean isEmpty() {
		return this.ranges.isEmpty();
	}

	/** The squashed revisions, each after those it replaces. */
	List<RevisionNode> all() {
		return this.ranges.keySet()
			.stream()
			.map(this::node)
			.sorted(Comparator.comparingInt((RevisionNode node) -> range(node.id()).size()))
			.toList();
	}

	Set<String> range(String squashed) {
		return this.ranges.getOrDefault(squashed, Set.of());
	}

	boolean contains(RevisionNode squashed, String id) {
		return range(squashed.id()).contains(id);
	}

	/**
	 * The squashed revisions that stand for a revision, the one with the widest range
	 * first.
	 */
	List<RevisionNode> over(String id) {
		List<RevisionNode> over = new ArrayList<>(all().stream().filter((squashed) -> contains(squashed, id)).toList());
		Collections.reverse(over);
		return over;
	}

	/** Whether the application has the revision, or a squashed one that names it. */
	boolean knows(String id) {
		return isPresent(id) || isReplaced(id);
	}

	boolean isReplaced(String id) {
		return this.ranges.values().stream().anyMatch((range) -> range.contains(id));
	}

	boolean isPresent(String id) {
		return this.nodes.containsKey(id);
	}

	/** All ids that the application has or a range names. */
	Set<String> ids() {
		Set<String> ids = new TreeSet<>(this.nodes.keySet());
		this.ranges.values().forEach(ids::addAll);
		return ids;
	}

	RevisionNode node(String id) {
		RevisionNode node = this.nodes.get(id);
		if (node == null) {
			throw new IllegalArgumentException("No revision " + id);
		}
		return node;
	}

	/** What the range consists of, where a squashed revision hides what it replaces. */
	Set<String> items(RevisionNode squashed) {
		Set<String> items = new TreeSet<>();
		range(squashed.id()).forEach((id) -> items.add(item(squashed, id)));
		return items;
	}

	/**
	 * The widest squashed revision in the range that stands for a revision, or itself.
	 */
	String item(RevisionNode squashed, String id) {
		return over(id).stream()
			.map(RevisionNode::id)
			.filter((other) -> contains(squashed, other))
			.findFirst()
			.orElse(id);
	}

	/** Whether the database has what a revision does, under its own name or another. */
	boolean holds(String id, Set<String> applied) {
		if (applied.contains(id) || over(id).stream().map(RevisionNode::id).anyMatch(applied::contains)) {
			return true;
		}
		Set<String> range = range(id);
		return !range.isEmpty() && range.stream().allMatch((replaced) -> holds(replaced, applied));
	}

	/** Whether the database has a part of what a squashed revision does, but not all. */
	boolean isInside(RevisionNode squashed, Set<String> applied) {
		return range(squashed.id()).stream().anyMatch(applied::contains) && !holds(squashed.id(), applied);
	}

	/** Those squashed revisions whose ranges must be seen one by one. */
	Set<String> opened(Set<String> applied) {
		Set<String> opened = new LinkedHashSet<>();
		all().stream().filter((squashed) -> isInside(squashed, applied)).map(RevisionNode::id).forEach(opened::add);
		opened.removeIf((id) -> over(id).stream().map(RevisionNode::id).anyMatch((outer) -> !opened.contains(outer)));
		return opened;
	}

	/**
	 * The revisions with some ranges seen one by one: a squashed revision then stands on
	 * top of what it replaces, else in its place.
	 */
	List<RevisionNode> shape(Set<String> opened) {
		Map<String, RevisionNode> placed = new TreeMap<>();
		for (RevisionNode node : this.nodes.values()) {
			if (over(node.id()).stream().map(RevisionNode::id).allMatch(opened::contains)) {
				placed.put(node.id(),
						node.moved(parents(node.revises(), node), dependencies(node), node.branchLabels()));
			}
		}
		for (RevisionNode squashed : all()) {
			if (opened.contains(squashed.id()) && placed.containsKey(squashed.id())) {
				placed.computeIfPresent(squashed.id(), (id, node) -> onTop(node, placed));
			}
		}
		return List.copyOf(placed.values());
	}

	private RevisionNode onTop(RevisionNode squashed, Map<String, RevisionNode> placed) {
		List<RevisionNode> below = placed.values().stream().filter((node) -> contains(squashed, node.id())).toList();
		if (below.isEmpty()) {
			return squashed;
		}
		Set<String> continued = new HashSet<>();
		Set<String> labels = new LinkedHashSet<>(squashed.branchLabels());
		below.forEach((node) -> {
			continued.addAll(node.revises());
			labels.removeAll(node.branchLabels());
		});
		List<String> parents = below.stream().map(RevisionNode::id).filter((id) -> !continued.contains(id)).toList();
		return squashed.moved(parents, squashed.dependsOn(), List.copyOf(labels));
	}

	private List<String> parents(List<String> revises, RevisionNode from) {
		Set<String> parents = new LinkedHashSet<>();
		for (String parent : revises) {
			String seen = seen(parent, from);
			RevisionNode entrance = isPresent(seen) ? null : innermostOver(seen, from);
			if (entrance == null) {
				parents.add(seen);
			}
			else {
				parents.addAll(parents(entrance.revises(), from));
			}
		}
		return List.copyOf(parents);
	}

	private @Nullable RevisionNode innermostOver(String id, RevisionNode from) {
		RevisionNode innermost = null;
		for (RevisionNode squashed : over(id)) {
			innermost = contains(squashed, from.id()) ? squashed : innermost;
		}
		return innermost;
	}

	private List<String> dependencies(RevisionNode from) {
		return from.dependsOn()
			.stream()
			.map((name) -> seen(name, from))
			.filter((name) -> isPresent(name) || !isReplaced(name))
			.distinct()
			.toList();
	}

	/** From outside, a range is its squashed revision. */
	String seen(String id, RevisionNode from) {
		return over(id).stream()
			.filter((squashed) -> !squashed.id().equals(from.id()) && !contains(squashed, from.id()))
			.map(RevisionNode::id)
			.findFirst()
			.orElse(id);
	}

}

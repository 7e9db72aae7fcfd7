package dev.aludel.revision;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Who requires whom. "Of the line" means along parents and children only; requirements
 * are parents and dependencies together.
 */
final class Lineage {

	private final int[][] parents;

	private final int[][] children;

	private final int[][] dependencies;

	private final int[][] requirements;

	private final int[][] requiring;

	private Lineage(int[][] parents, int[][] dependencies) {
		this.parents = parents;
		this.children = reversed(parents);
		this.dependencies = dependencies;
		this.requirements = united(parents, dependencies);
		this.requiring = reversed(this.requirements);
	}

	static Lineage of(RevisionIndex index) {
		int[][] parents = new int[index.size()][];
		int[][] dependencies = new int[index.size()][];
		for (int position = 0; position < index.size(); position++) {
			parents[position] = parents(index, position);
		}
		for (int position = 0; position < index.size(); position++) {
			dependencies[position] = dependencies(index, position);
		}
		Lineage lineage = new Lineage(parents, dependencies);
		lineage.refuseRings(index);
		return lineage;
	}

	private static int[] parents(RevisionIndex index, int position) {
		RevisionNode node = index.node(position);
		Set<Integer> parents = new LinkedHashSet<>();
		for (String parent : node.revises()) {
			int found = index.withId(parent).orElseThrow(() -> new UnknownParentException(parent, node));
			if (found == position) {
				throw new SelfLoopException(node);
			}
			parents.add(found);
		}
		int[] ascending = positions(parents);
		Arrays.sort(ascending);
		return ascending;
	}

	private static int[] dependencies(RevisionIndex index, int position) {
		RevisionNode node = index.node(position);
		Set<Integer> dependencies = new LinkedHashSet<>();
		for (String dependency : node.dependsOn()) {
			OptionalInt found = index.withIdOrLabel(dependency);
			if (found.isEmpty()) {
				throw new UnknownDependencyException(dependency, node);
			}
			if (found.getAsInt() == position) {
				throw new DependencySelfLoopException(dependency, node);
			}
			dependencies.add(found.getAsInt());
		}
		return positions(dependencies);
	}

	// This is done for each revision at each start: a loop is through before a stream is
	// set up.
	private static int[] positions(Set<Integer> found) {
		int[] positions = new int[found.size()];
		int count = 0;
		for (int position : found) {
			positions[count++] = position;
		}
		return positions;
	}

	private static int[][] united(int[][] parents, int[][] dependencies) {
		int[][] united = new int[parents.length][];
		for (int position = 0; position < parents.length; position++) {
			united[position] = (dependencies[position].length == 0) ? parents[position]
					: united(parents[position], dependencies[position]);
		}
		return united;
	}

	private static int[] united(int[] parents, int[] dependencies) {
		BitSet both = bits(parents);
		Arrays.stream(dependencies).forEach(both::set);
		return both.stream().toArray();
	}

	private static int[][] reversed(int[][] edges) {
		int[] counts = new int[edges.length];
		for (int[] targets : edges) {
			for (int target : targets) {
				counts[target]++;
			}
		}
		int[][] reversed = new int[edges.length][];
		Arrays.setAll(reversed, (position) -> new int[counts[position]]);
		// From the last to the first, so that each row ends up in ascending order.
		for (int source = edges.length - 1; source >= 0; source--) {
			for (int target : edges[source]) {
				counts[target]--;
				reversed[target][counts[target]] = source;
			}
		}
		return reversed;
	}

	// A ring of parents is one of requirements, too: mostly one search is enough.
	private void refuseRings(RevisionIndex index) {
		List<Integer> ring = RingSearch.ring(this.requirements, this.requiring);
		if (ring.isEmpty()) {
			return;
		}
		List<Integer> ofParents = RingSearch.ring(this.parents, this.children);
		if (!ofParents.isEmpty()) {
			throw new RevisionCycleException(index.nodes(ofParents));
		}
		throw new DependencyCycleException(index.nodes(ring));
	}

	int size() {
		return this.parents.length;
	}

	BitSet all() {
		BitSet all = new BitSet();
		all.set(0, size());
		return all;
	}

	BitSet parents(int position) {
		return bits(this.parents[position]);
	}

	BitSet children(int position) {
		return bits(this.children[position]);
	}

	BitSet dependents(int position) {
		BitSet dependents = bits(this.requiring[position]);
		dependents.andNot(children(position));
		return dependents;
	}

	int[] dependencies(int position) {
		return this.dependencies[position].clone();
	}

	BitSet bases() {
		return without(this.parents);
	}

	BitSet heads() {
		return without(this.children);
	}

	BitSet realHeads() {
		return without(this.requiring);
	}

	private static BitSet without(int[][] edges) {
		BitSet found = new BitSet();
		for (int position = 0; position < edges.length; position++) {
			found.set(position, edges[position].length == 0);
		}
		return found;
	}

	/** Those of the given revisions that none of the given revisions requires. */
	BitSet notRequiredWithin(BitSet revisions) {
		BitSet found = new BitSet();
		revisions.stream()
			.filter((position) -> Arrays.stream(this.requiring[position]).noneMatch(revisions::get))
			.forEach(found::set);
		return found;
	}

	/** Those of the given revisions that are no ancestor of another one in the line. */
	BitSet topmostOfTheLine(BitSet revisions) {
		BitSet below = new BitSet();
		revisions.stream().forEach((position) -> below.or(parents(position)));
		BitSet found = copy(revisions);
		found.andNot(ancestorsOfTheLine(below));
		return found;
	}

	/** The given revisions and everything they revise, directly or not. */
	BitSet ancestorsOfTheLine(BitSet revisions) {
		return reachable(revisions, this.parents);
	}

	/** The given revisions and everything that revises them, directly or not. */
	BitSet descendantsOfTheLine(BitSet revisions) {
		return reachable(revisions, this.children);
	}

	/** The ancestors and descendants of the line, and the revision itself. */
	BitSet line(int position) {
		BitSet line = ancestorsOfTheLine(only(position));
		line.or(descendantsOfTheLine(only(position)));
		return line;
	}

	/** The given revisions and everything they require, directly or not. */
	BitSet withRequirements(BitSet revisions) {
		return reachable(revisions, this.requirements);
	}

	/** The given revisions and everything that requires them, directly or not. */
	BitSet withRequiring(BitSet revisions) {
		return reachable(revisions, this.requiring);
	}

	/** The order in which the given revisions are upgraded or marked. */
	List<Integer> upwards(BitSet revisions) {
		return TopologicalOrder.of(revisions, this.requirements, this.requiring);
	}

	/** The order in which the given revisions are downgraded or unmarked. */
	List<Integer> downwards(BitSet revisions) {
		return TopologicalOrder.of(revisions, this.requiring, this.requirements);
	}

	private static BitSet reachable(BitSet from, int[][] edges) {
		BitSet reached = copy(from);
		Deque<Integer> open = new ArrayDeque<>();
		from.stream().forEach(open::push);
		while (!open.isEmpty()) {
			for (int next : edges[open.pop()]) {
				if (!reached.get(next)) {
					reached.set(next);
					open.push(next);
				}
			}
		}
		return reached;
	}

	static BitSet only(int position) {
		return bits(position);
	}

	static BitSet copy(BitSet revisions) {
		return (BitSet) revisions.clone();
	}

	private static BitSet bits(int... positions) {
		BitSet bits = new BitSet();
		Arrays.stream(positions).forEach(bits::set);
		return bits;
	}

}

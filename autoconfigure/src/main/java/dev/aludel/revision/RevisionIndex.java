package dev.aludel.revision;

import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * Finds revisions by their names. Inside this package a revision is its position in the
 * order of ids, so that the smaller of two positions has the smaller id, and iterating a
 * {@link BitSet} of positions never depends on a hash.
 */
final class RevisionIndex {

	private final List<RevisionNode> nodes;

	private final Map<String, Integer> positions;

	private final Map<String, Integer> labels;

	private RevisionIndex(List<RevisionNode> nodes, Map<String, Integer> positions, Map<String, Integer> labels) {
		this.nodes = nodes;
		this.positions = positions;
		this.labels = labels;
	}

	static RevisionIndex of(Collection<RevisionNode> revisions) {
		List<RevisionNode> nodes = sorted(revisions);
		nodes.forEach(RevisionNames::check);
		return new RevisionIndex(nodes, positions(nodes), labels(nodes));
	}

	/** Refuses revisions of the same id before anything is decided by ids. */
	static void refuseDuplicates(Collection<RevisionNode> revisions) {
		positions(sorted(revisions));
	}

	private static List<RevisionNode> sorted(Collection<RevisionNode> revisions) {
		return revisions.stream()
			.sorted(Comparator.comparing(RevisionNode::id).thenComparing(RevisionNode::origin))
			.toList();
	}

	private static Map<String, Integer> positions(List<RevisionNode> nodes) {
		Map<String, Integer> positions = new HashMap<>();
		for (int position = 0; position < nodes.size(); position++) {
			String id = nodes.get(position).id();
			if (positions.putIfAbsent(id, position) != null) {
				throw new DuplicateRevisionException(id,
						nodes.stream().filter((node) -> node.id().equals(id)).toList());
			}
		}
		return positions;
	}

	private static Map<String, Integer> labels(List<RevisionNode> nodes) {
		Map<String, Integer> labels = new TreeMap<>();
		for (int position = 0; position < nodes.size(); position++) {
			for (String label : nodes.get(position).branchLabels()) {
				Integer other = labels.putIfAbsent(label, position);
				if (other != null && other != position) {
					throw new DuplicateBranchLabelException(label,
							nodes.stream().filter((node) -> node.branchLabels().contains(label)).toList());
				}
			}
		}
		for (RevisionNode node : nodes) {
			Integer labelled = labels.get(node.id());
			if (labelled != null) {
				throw new BranchLabelIsRevisionException(node.id(), nodes.get(labelled), node);
			}
		}
		return labels;
	}

	int size() {
		return this.nodes.size();
	}

	RevisionNode node(int position) {
		return this.nodes.get(position);
	}

	List<RevisionNode> nodes(BitSet positions) {
		return positions.stream().mapToObj(this.nodes::get).toList();
	}

	List<RevisionNode> nodes(List<Integer> positions) {
		return positions.stream().map(this.nodes::get).toList();
	}

	List<String> ids(BitSet positions) {
		return nodes(positions).stream().map(RevisionNode::id).toList();
	}

	List<String> labels() {
		return List.copyOf(this.labels.keySet());
	}

	OptionalInt withId(String id) {
		Integer position = this.positions.get(id);
		return (position != null) ? OptionalInt.of(position) : OptionalInt.empty();
	}

	OptionalInt withIdOrLabel(String name) {
		OptionalInt position = withId(name);
		if (position.isPresent()) {
			return position;
		}
		Integer labelled = this.labels.get(name);
		return (labelled != null) ? OptionalInt.of(labelled) : OptionalInt.empty();
	}

	BitSet withIdBeginning(String beginning) {
		BitSet found = new BitSet();
		int position = firstNotBefore(beginning);
		while (position < size() && this.nodes.get(position).id().startsWith(beginning)) {
			found.set(position);
			position++;
		}
		return found;
	}

	private int firstNotBefore(String id) {
		int low = 0;
		int high = size();
		while (low < high) {
			int middle = (low + high) >>> 1;
			if (this.nodes.get(middle).id().compareTo(id) < 0) {
				low = middle + 1;
			}
			else {
				high = middle;
			}
		}
		return low;
	}

}

package dev.aludel.revision;

import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The revisions as a command sees them: the range of a squashed revision either hidden by
 * it or open.
 *
 * @param index the revisions
 * @param lineage who requires whom
 * @param squashes who stands for whom
 * @param opened the squashed revisions whose ranges are open
 */
record GraphShape(RevisionIndex index, Lineage lineage, Squashes squashes, Set<String> opened) {

	static GraphShape of(RevisionIndex index, Squashes squashes, Set<String> opened) {
		return new GraphShape(index, Lineage.of(index), squashes, opened);
	}

	AppliedRevisions applied(Set<String> applied) {
		return this.squashes.isEmpty() ? AppliedRevisions.of(this.index, applied) : seen(applied);
	}

	private AppliedRevisions seen(Set<String> applied) {
		BitSet known = new BitSet();
		for (int position = 0; position < this.index.size(); position++) {
			known.set(position, this.squashes.holds(this.index.node(position).id(), applied));
		}
		Set<String> unknown = new TreeSet<>(applied);
		unknown.removeIf(this.squashes::knows);
		return new AppliedRevisions(known, List.copyOf(unknown));
	}

	/** Whether the revision stands on top of its range and does nothing itself. */
	boolean isOpened(RevisionNode node) {
		return this.opened.contains(node.id());
	}

	List<RevisionNode> upwards(Set<String> ids) {
		return this.index.nodes(this.lineage.upwards(positions(ids)));
	}

	List<RevisionNode> downwards(Set<String> ids) {
		return this.index.nodes(this.lineage.downwards(positions(ids)));
	}

	private BitSet positions(Set<String> ids) {
		BitSet positions = new BitSet();
		ids.forEach((id) -> this.index.withId(id).ifPresent(positions::set));
		return positions;
	}

}

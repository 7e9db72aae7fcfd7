package dev.aludel.revision;

import java.util.BitSet;
import java.util.List;

/**
 * Checks that the targets of one stamp do not contradict each other.
 */
final class StampTargets {

	private final RevisionIndex index;

	private final Lineage lineage;

	StampTargets(RevisionIndex index, Lineage lineage) {
		this.index = index;
		this.lineage = lineage;
	}

	void refuseOverlaps(List<Target> targets) {
		BitSet revisions = new BitSet();
		targets.forEach((target) -> revisions.or(target.revisions()));
		revisions.stream().forEach((position) -> {
			BitSet overlap = this.lineage.line(position);
			overlap.and(revisions);
			overlap.clear(position);
			if (!overlap.isEmpty()) {
				throw new OverlappingTargetsException(id(position), id(overlap.nextSetBit(0)));
			}
		});
		targets.stream().filter(Target::base).forEach((base) -> refuseOverlaps(base, targets, revisions));
	}

	private void refuseOverlaps(Target base, List<Target> targets, BitSet revisions) {
		BitSet line = (base.branch() != null) ? base.branch().line() : this.lineage.all();
		for (Target other : targets) {
			if (other.base() && base.branch() == null && other.branch() != null) {
				throw new OverlappingTargetsException(base.identifier().text(), other.identifier().text());
			}
		}
		BitSet overlap = Lineage.copy(line);
		overlap.and(revisions);
		if (!overlap.isEmpty()) {
			throw new OverlappingTargetsException(base.identifier().text(), id(overlap.nextSetBit(0)));
		}
	}

	private String id(int position) {
		return this.index.node(position).id();
	}

}

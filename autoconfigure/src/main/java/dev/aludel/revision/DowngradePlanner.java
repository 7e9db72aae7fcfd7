package dev.aludel.revision;

import java.util.BitSet;

import org.jspecify.annotations.Nullable;

/**
 * Plans a downgrade: the children of the target with everything that requires them.
 */
final class DowngradePlanner {

	private final RevisionIndex index;

	private final Lineage lineage;

	DowngradePlanner(RevisionIndex index, Lineage lineage) {
		this.index = index;
		this.lineage = lineage;
	}

	RevisionPlan plan(RevisionIdentifier identifier, AppliedRevisions applied) {
		applied.refuseUnknown(this.index, this.lineage);
		Target target = new IdentifierResolver(this.index, this.lineage, applied).resolve(identifier,
				Command.DOWNGRADE);
		BitSet toRemove = removable(lowest(target, applied), target, applied);
		return RevisionPlan.of(RevisionStep.Kind.DOWNGRADE, this.index.nodes(this.lineage.downwards(toRemove)));
	}

	private BitSet removable(BitSet lowest, Target target, AppliedRevisions applied) {
		BitSet toRemove = this.lineage.withRequiring(lowest);
		toRemove.and(applied.known());
		toRemove.andNot(this.lineage.withRequirements(target.revisions()));
		return toRemove;
	}

	/** The lowest revisions to go; all others go because they require one of these. */
	private BitSet lowest(Target target, AppliedRevisions applied) {
		if (target.leaving() != null) {
			return Lineage.only(target.leaving());
		}
		BitSet lowest = target.base() ? this.lineage.bases() : children(target, applied);
		Branch branch = target.branch();
		if (branch == null || lowest.cardinality() < 2) {
			return lowest;
		}
		BitSet counting = this.lineage.ancestorsOfTheLine(Lineage.only(branch.revision()));
		counting.and(lowest);
		if (counting.isEmpty() && !removable(lowest, target, applied).isEmpty()) {
			throw new AmbiguousWalkException(target.identifier(), true, single(target), this.index.nodes(lowest));
		}
		return counting;
	}

	private BitSet children(Target target, AppliedRevisions applied) {
		BitSet children = new BitSet();
		target.revisions().stream().forEach((position) -> {
			if (!applied.known().get(position)) {
				throw new RevisionNotAppliedException(this.index.node(position),
						this.index.nodes(applied.current(this.lineage)));
			}
			children.or(this.lineage.children(position));
		});
		return children;
	}

	private @Nullable RevisionNode single(Target target) {
		return (target.revisions().cardinality() == 1) ? this.index.node(target.revisions().nextSetBit(0)) : null;
	}

}

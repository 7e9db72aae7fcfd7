package dev.aludel.revision;

import java.util.BitSet;

import org.jspecify.annotations.Nullable;

/**
 * Walks a number of steps along the line for one identifier, and refuses to guess where
 * it parts.
 */
final class LineWalk {

	/** The place below all bases. */
	static final int BASE = -1;

	private final RevisionIndex index;

	private final Lineage lineage;

	private final RevisionIdentifier identifier;

	private final @Nullable Branch branch;

	LineWalk(RevisionIndex index, Lineage lineage, RevisionIdentifier identifier, @Nullable Branch branch) {
		this.index = index;
		this.lineage = lineage;
		this.identifier = identifier;
		this.branch = branch;
	}

	/** The path from the start to the end, both included. */
	Path walk(int start, boolean up, int steps) {
		int before = start;
		int at = start;
		for (int done = 0; done < steps; done++) {
			if (!up && at == BASE) {
				throw outOfRange(start, at, up, done);
			}
			BitSet ways = up ? above(at) : this.lineage.parents(at);
			if (ways.cardinality() > 1) {
				throw new AmbiguousWalkException(this.identifier, up, node(at), this.index.nodes(ways));
			}
			if (up && ways.isEmpty()) {
				throw outOfRange(start, at, up, done);
			}
			before = at;
			at = ways.isEmpty() ? BASE : ways.nextSetBit(0);
		}
		return new Path(before, at);
	}

	// Parents are never narrowed: below a merge point there is no single way back, with a
	// label or without.
	private BitSet above(int position) {
		BitSet ways = (position == BASE) ? this.lineage.bases() : this.lineage.children(position);
		if (this.branch != null) {
			ways.and(this.branch.line());
		}
		return ways;
	}

	private RelativeOutOfRangeException outOfRange(int start, int end, boolean up, int steps) {
		return new RelativeOutOfRangeException(this.identifier.text(), up, steps, name(start), name(end));
	}

	private @Nullable RevisionNode node(int position) {
		return (position == BASE) ? null : this.index.node(position);
	}

	private String name(int position) {
		return (position == BASE) ? RevisionNames.BASE : this.index.node(position).id();
	}

	record Path(int beforeEnd, int end) {

	}

}

package dev.aludel.revision;

import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the database says is applied, divided into what the graph knows and what it does
 * not.
 *
 * @param known the applied revisions that the graph knows
 * @param unknown the ids of the others, in ascending order
 */
record AppliedRevisions(BitSet known, List<String> unknown) {

	static AppliedRevisions of(RevisionIndex index, Set<String> applied) {
		BitSet known = new BitSet();
		TreeSet<String> unknown = new TreeSet<>();
		for (String id : applied) {
			OptionalInt position = index.withId(id);
			position.ifPresentOrElse(known::set, () -> unknown.add(id));
		}
		return new AppliedRevisions(known, List.copyOf(unknown));
	}

	BitSet current(Lineage lineage) {
		return lineage.notRequiredWithin(this.known);
	}

	BitSet missing(Lineage lineage) {
		BitSet missing = lineage.all();
		missing.andNot(this.known);
		return missing;
	}

	void refuseUnknown(RevisionIndex index, Lineage lineage) {
		if (!this.unknown.isEmpty()) {
			List<RevisionNode> missing = index.nodes(lineage.upwards(missing(lineage)));
			throw this.known.isEmpty() && !missing.isEmpty()
					? UnknownAppliedRevisionException.ofNothingInCommon(this.unknown, missing)
					: new UnknownAppliedRevisionException(this.unknown, missing);
		}
	}

}

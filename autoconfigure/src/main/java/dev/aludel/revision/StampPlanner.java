package dev.aludel.revision;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Plans a stamp: what is marked as applied and what no longer is, without running
 * anything.
 */
final class StampPlanner {

	private final RevisionIndex index;

	private final Lineage lineage;

	StampPlanner(RevisionIndex index, Lineage lineage) {
		this.index = index;
		this.lineage = lineage;
	}

	RevisionPlan plan(List<RevisionIdentifier> identifiers, AppliedRevisions applied, boolean purge) {
		if (!purge) {
			applied.refuseUnknown(this.index, this.lineage);
		}
		IdentifierResolver resolver = new IdentifierResolver(this.index, this.lineage, applied);
		List<Target> targets = identifiers.stream()
			.map((identifier) -> resolver.resolve(identifier, Command.STAMP))
			.toList();
		new StampTargets(this.index, this.lineage).refuseOverlaps(targets);
		BitSet wanted = wanted(targets);
		BitSet toMark = Lineage.copy(wanted);
		toMark.andNot(applied.known());
		BitSet toUnmark = later(targets);
		toUnmark.or(linesToLeave(targets, applied));
		toUnmark.and(applied.known());
		toUnmark.andNot(wanted);
		List<RevisionStep> steps = new ArrayList<>();
		steps.addAll(RevisionPlan.steps(RevisionStep.Kind.UNMARK, this.index.nodes(this.lineage.downwards(toUnmark))));
		steps.addAll(RevisionPlan.steps(RevisionStep.Kind.MARK, this.index.nodes(this.lineage.upwards(toMark))));
		return new RevisionPlan(steps, List.of(), applied.unknown());
	}

	private BitSet wanted(List<Target> targets) {
		BitSet wanted = new BitSet();
		targets.forEach((target) -> wanted.or(target.revisions()));
		return this.lineage.withRequirements(wanted);
	}

	/** What is later in the line than a target, with everything that requires it. */
	private BitSet later(List<Target> targets) {
		BitSet later = new BitSet();
		for (Target target : targets) {
			target.revisions().stream().forEach((position) -> later.or(this.lineage.children(position)));
		}
		return this.lineage.withRequiring(later);
	}

	/** The lines that go back to {@code base}, less what other applied lines need. */
	private BitSet linesToLeave(List<Target> targets, AppliedRevisions applied) {
		BitSet lines = new BitSet();
		for (Target target : targets) {
			if (target.base()) {
				lines.or((target.branch() != null) ? target.branch().line() : this.lineage.all());
			}
		}
		BitSet staying = Lineage.copy(applied.known());
		staying.andNot(lines);
		lines.andNot(this.lineage.withRequirements(staying));
		return lines;
	}

}

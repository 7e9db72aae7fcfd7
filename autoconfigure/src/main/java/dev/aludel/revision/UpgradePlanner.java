package dev.aludel.revision;

import java.util.BitSet;

/**
 * Plans an upgrade: the target with everything it requires, less what is applied.
 */
final class UpgradePlanner {

	private final RevisionIndex index;

	private final Lineage lineage;

	UpgradePlanner(RevisionIndex index, Lineage lineage) {
		this.index = index;
		this.lineage = lineage;
	}

	RevisionPlan plan(RevisionIdentifier identifier, AppliedRevisions applied) {
		if (!applied.unknown().isEmpty() && applied.missing(this.lineage).isEmpty()) {
			return RevisionPlan.databaseAhead(applied.unknown());
		}
		applied.refuseUnknown(this.index, this.lineage);
		Target target = new IdentifierResolver(this.index, this.lineage, applied).resolve(identifier, Command.UPGRADE);
		BitSet toRun = this.lineage.withRequirements(target.revisions());
		toRun.andNot(applied.known());
		return RevisionPlan.of(RevisionStep.Kind.UPGRADE, this.index.nodes(this.lineage.upwards(toRun)));
	}

}

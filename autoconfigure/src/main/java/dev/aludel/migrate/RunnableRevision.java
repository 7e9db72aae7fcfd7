package dev.aludel.migrate;

import dev.aludel.Migration;
import dev.aludel.Operations;
import dev.aludel.revision.RevisionNode;

/**
 * A revision with the migration that carries it out.
 *
 * @param node the revision
 * @param row what is recorded when it is applied
 * @param migration the migration
 * @param direction which way to run it
 */
record RunnableRevision(RevisionNode node, RevisionRow row, Migration migration, Direction direction) {

	String id() {
		return this.node.id();
	}

	String className() {
		return this.migration.getClass().getName();
	}

	void run(Operations op) {
		if (this.direction == Direction.UPGRADE) {
			this.migration.upgrade(op);
		}
		else {
			this.migration.downgrade(op);
		}
	}

	/** Forgets that it was run. */
	void takeBackFrom(AppliedRevisions applied) {
		if (this.direction == Direction.UPGRADE) {
			applied.remove(id());
		}
		else {
			applied.add(id(), this.row.requirements());
		}
	}

	/** Keeps in mind that it was run. */
	void recordIn(AppliedRevisions applied) {
		if (this.direction == Direction.UPGRADE) {
			applied.add(id(), this.row.requirements());
		}
		else {
			applied.remove(id());
		}
	}

}

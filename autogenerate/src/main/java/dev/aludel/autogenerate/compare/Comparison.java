package dev.aludel.autogenerate.compare;

import java.util.List;

import dev.aludel.operation.Operation;
import dev.aludel.schema.DatabaseSchema;

/**
 * What a comparison of the entities with the database found.
 *
 * @param upgrade what makes the database what the entities ask for, in an order that runs
 * @param downgrade what brings the database back
 * @param before the schema that the upgrade starts from and the downgrade returns to
 * @param after the schema that the upgrade leads to
 * @param warnings what a reader must know, in the order of the objects
 * @param downgradeWarnings what a reader of the downgrade must know, in its order
 */
public record Comparison(List<Operation> upgrade, List<Operation> downgrade, DatabaseSchema before,
		DatabaseSchema after, List<Warning> warnings, List<Warning> downgradeWarnings) {

	public Comparison {
		upgrade = List.copyOf(upgrade);
		downgrade = List.copyOf(downgrade);
		warnings = List.copyOf(warnings);
		downgradeWarnings = List.copyOf(downgradeWarnings);
	}

	/**
	 * Whether the database is what the entities ask for.
	 * @return whether there is nothing to do
	 */
	public boolean isEmpty() {
		return this.upgrade.isEmpty();
	}

}

package dev.aludel.autogenerate.compare;

import java.util.List;

import dev.aludel.operation.Operation;
import dev.aludel.schema.DatabaseSchema;

/**
 * What stands around the objects that a comparison changes, on either way: the views and
 * casts that make way for them, and the others who use a large table meanwhile.
 *
 * @param views the views
 * @param casts the casts
 * @param largeTables the large tables
 * @param before the schema before the upgrade
 * @param after the schema after it
 */
record Surroundings(ViewRebuild views, CastRebuild casts, LargeTables largeTables, DatabaseSchema before,
		DatabaseSchema after) {

	/** Returns the operations with all that is done around them. */
	List<Operation> around(List<Operation> operations) {
		return besideOthers(this.casts.around(this.views.around(operations)));
	}

	/** Returns the operations as others can go on beside them. */
	List<Operation> besideOthers(List<Operation> operations) {
		return this.largeTables.gently(operations, this.before, this.after);
	}

}

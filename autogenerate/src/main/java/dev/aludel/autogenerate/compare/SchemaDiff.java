package dev.aludel.autogenerate.compare;

import java.util.List;

import dev.aludel.operation.Operation;
import dev.aludel.schema.DatabaseSchema;

/**
 * Finds the operations that turn one schema into another.
 * <p>
 * A pure function of the two, whose texts must be aligned: what means the same is spelled
 * the same. It knows no policy: {@code diff(x, x)} is empty, {@code diff(a, b)} applied
 * to {@code a} gives {@code b}, and {@code diff(b, a)} is the way back.
 */
public final class SchemaDiff {

	/**
	 * Returns the operations that turn one schema into another.
	 * @param from the schema as it is; its constraints and indexes have names
	 * @param to the schema as it shall be
	 * @return the operations, in an order that runs; empty when the schemas are equal
	 */
	public List<Operation> diff(DatabaseSchema from, DatabaseSchema to) {
		OperationPlan plan = new OperationPlan();
		Changes changes = new Changes(from, to);
		new NamespaceDiff(changes).addTo(plan);
		new EnumTypeDiff(changes).addTo(plan);
		new SequenceDiff(changes).addTo(plan);
		new TableDiff(changes).addTo(plan);
		return plan.operations();
	}

}

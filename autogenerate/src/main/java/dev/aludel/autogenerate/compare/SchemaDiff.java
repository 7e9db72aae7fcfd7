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

	private static final int SETS_EXPRESSIONS = 170_000;

	private final boolean setsExpressions;

	/**
	 * Creates a diff whose operations run on every supported server.
	 */
	public SchemaDiff() {
		this(0);
	}

	/**
	 * Creates a diff for a server.
	 * @param serverVersion PostgreSQL's {@code server_version_num}: {@code 180006}
	 */
	public SchemaDiff(int serverVersion) {
		this.setsExpressions = serverVersion >= SETS_EXPRESSIONS;
	}

	/**
	 * Returns the operations that turn one schema into another.
	 * @param from the schema as it is; its constraints and indexes have names
	 * @param to the schema as it shall be
	 * @return the operations, in an order that runs; empty when the schemas are equal
	 */
	public List<Operation> diff(DatabaseSchema from, DatabaseSchema to) {
		OperationPlan plan = new OperationPlan();
		Changes changes = new Changes(from, to, this.setsExpressions);
		new NamespaceDiff(changes).addTo(plan);
		new EnumTypeDiff(changes).addTo(plan);
		new SequenceDiff(changes).addTo(plan);
		new TableDiff(changes).addTo(plan);
		return plan.operations();
	}

}

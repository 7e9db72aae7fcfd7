package dev.aludel.autogenerate.compare;

import java.util.List;
import java.util.Map;

import dev.aludel.operation.AlterColumnType;
import dev.aludel.operation.Operation;
import dev.aludel.schema.ColumnReference;
import dev.aludel.schema.DatabaseSchema;

/**
 * An upgrade that runs with rows in the tables: they get another value where theirs goes
 * away, and become another type as a person said.
 *
 * @param differences the operations that lead there when the tables are empty
 * @param from where they begin
 * @param to where the whole way leads
 * @param answers what a person said
 * @param replacements the new values of rows, by the value that they hold
 */
record WayThere(List<Operation> differences, DatabaseSchema from, DatabaseSchema to, Answers answers,
		Map<ObjectPath, String> replacements) {

	List<Operation> operations() {
		return new ValueRemovals(this.from, this.to, this.replacements).around(this.differences)
			.stream()
			.map((operation) -> (operation instanceof AlterColumnType alter) ? converted(alter) : operation)
			.toList();
	}

	/** Values become another type as a person said, not as a cast would have it. */
	private Operation converted(AlterColumnType alter) {
		return this.answers.using(new ColumnReference(alter.table(), alter.column()))
			.<Operation>map((expression) -> new AlterColumnType(alter.table(), alter.column(), alter.type(),
					alter.collation(), expression))
			.orElse(alter);
	}

}

package dev.aludel.autogenerate.compare;

import java.util.Optional;
import java.util.Set;

import dev.aludel.schema.Column;
import dev.aludel.schema.ColumnReference;
import dev.aludel.schema.Identity;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Table;

/**
 * Finds the ids that an application draws from a sequence: nothing in the database says
 * so, but Hibernate names the sequence after the table unless told otherwise.
 */
final class DrawnIds {

	private static final Set<String> WHOLE_NUMBERS = Set.of("smallint", "integer", "bigint");

	private DrawnIds() {
	}

	/** The id of the table, if it is drawn from the sequence. */
	static Optional<ColumnReference> of(QualifiedName sequence, Table table) {
		PrimaryKey key = table.primaryKey();
		if (key == null || key.columns().size() != 1
				|| !sequence.equals(table.name().sibling(table.name().name() + "_seq"))) {
			return Optional.empty();
		}
		return table.column(key.columns().get(0))
			.filter(DrawnIds::isDrawn)
			.map((column) -> new ColumnReference(table.name(), column.name()));
	}

	private static boolean isDrawn(Column column) {
		return WHOLE_NUMBERS.contains(column.type().text()) && column.defaultValue() == null
				&& !(column.generation() instanceof Identity);
	}

}

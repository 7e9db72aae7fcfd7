package dev.aludel.autogenerate.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.aludel.schema.Constraint;
import dev.aludel.schema.DatabaseSchema;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Table;

/** Writes out the columns that a foreign key points at when it only says the table. */
final class ReferencedColumns {

	private ReferencedColumns() {
	}

	static DatabaseSchema writtenOut(DatabaseSchema schema) {
		if (schema.tables().stream().noneMatch(ReferencedColumns::leavesOut)) {
			return schema;
		}
		Map<QualifiedName, Table> tables = schema.tablesByName();
		return schema.tables(schema.tables().stream().map((table) -> writtenOut(table, tables)).toList());
	}

	private static Table writtenOut(Table table, Map<QualifiedName, Table> tables) {
		if (!leavesOut(table)) {
			return table;
		}
		List<Constraint> constraints = new ArrayList<>(table.constraints());
		constraints
			.replaceAll((constraint) -> (constraint instanceof ForeignKey key) ? writtenOut(key, tables) : constraint);
		return table.constraints(constraints);
	}

	private static ForeignKey writtenOut(ForeignKey key, Map<QualifiedName, Table> tables) {
		Table referenced = tables.get(key.referencedTable());
		if (!key.referencedColumns().isEmpty() || referenced == null || referenced.primaryKey() == null
				|| referenced.primaryKey().columns().size() != key.columns().size()) {
			return key;
		}
		return new ForeignKey(key.name(), key.columns(), key.referencedTable(), referenced.primaryKey().columns(),
				key.onDelete(), key.onDeleteColumns(), key.onUpdate(), key.match(), key.deferrability(),
				key.validated());
	}

	private static boolean leavesOut(Table table) {
		return table.foreignKeys().stream().anyMatch((key) -> key.referencedColumns().isEmpty());
	}

}

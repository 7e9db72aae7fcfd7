package dev.aludel.autogenerate.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.aludel.operation.AddColumn;
import dev.aludel.operation.DropDefault;
import dev.aludel.operation.Operation;
import dev.aludel.operation.SetNotNull;
import dev.aludel.schema.Column;
import dev.aludel.schema.DatabaseSchema;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Table;

/**
 * A downgrade that runs with rows in the tables: a column that accepts no {@code NULL}
 * comes back with a placeholder in the rows that are there then, and without a default;
 * what a person said of values is taken back.
 */
final class WayBack {

	private final List<Operation> operations = new ArrayList<>();

	private final Notes notes = new Notes();

	private final PlaceholderValue placeholders;

	private final Map<QualifiedName, Table> tables;

	private final ConversionBack conversions;

	private final ValueRemovals removals;

	/**
	 * Creates the way back.
	 * @param differences the operations that lead back when the tables are empty
	 * @param from where the whole way back begins
	 * @param to where it leads
	 * @param answers how values became their new types
	 * @param replacements the new values of rows, by the value that they hold
	 */
	WayBack(List<Operation> differences, DatabaseSchema from, DatabaseSchema to, Answers answers,
			Map<ObjectPath, String> replacements) {
		this.placeholders = new PlaceholderValue(to.enumTypes());
		this.tables = to.tablesByName();
		this.conversions = new ConversionBack(answers, from);
		this.removals = new ValueRemovals(from, to, replacements);
		differences.forEach(this::add);
	}

	List<Operation> operations() {
		return this.removals.around(this.conversions.of(this.operations));
	}

	List<Warning> warnings() {
		return this.notes.warnings();
	}

	private void add(Operation operation) {
		if (operation instanceof AddColumn add && DataWarnings.needsValue(add.column())) {
			addColumn(add);
			return;
		}
		if (operation instanceof SetNotNull set) {
			this.notes.add(Warning.Kind.REFUSES_NULL, set.table(), set.column(),
					"Column %s.%s becomes not null again, which fails when a row holds NULL by then."
						.formatted(set.table(), set.column()));
		}
		this.operations.add(operation);
	}

	private void addColumn(AddColumn add) {
		Column column = add.column();
		Optional<String> placeholder = Optional.ofNullable(this.tables.get(add.table()))
			.flatMap((table) -> this.placeholders.of(column, table));
		if (placeholder.isEmpty()) {
			this.notes.add(Warning.Kind.NEEDS_VALUE_BACK, add.table(), column.name(),
					"The downgrade brings column %s.%s back as not null, which fails when the table holds rows by then: no placeholder can stand in for the old values, which are gone."
						.formatted(add.table(), column.name()));
			this.operations.add(add);
			return;
		}
		this.notes.add(Warning.Kind.NEEDS_VALUE_BACK, add.table(), column.name(),
				"The downgrade brings column %s.%s back with the placeholder %s in the rows that are there then; the old values are gone."
					.formatted(add.table(), column.name(), placeholder.get()));
		this.operations.add(new AddColumn(add.table(), column.defaultValue(placeholder.get()), add.ifNotExists()));
		this.operations.add(new DropDefault(add.table(), column.name()));
	}

}

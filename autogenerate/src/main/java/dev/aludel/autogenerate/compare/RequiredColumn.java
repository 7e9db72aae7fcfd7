package dev.aludel.autogenerate.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.aludel.operation.Backfill;
import dev.aludel.operation.Operation;
import dev.aludel.operation.RowUpdate;
import dev.aludel.postgresql.Identifier;
import dev.aludel.schema.Column;
import dev.aludel.schema.ColumnReference;
import dev.aludel.schema.DatabaseSchema;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * A column that is to refuse {@code NULL} in a table that is there already, so that its
 * rows need a value first.
 *
 * @param table the table
 * @param name the name of the column
 * @param added whether the column is new
 * @param value what the rows get, as SQL, or {@code null} when nobody has said it
 */
record RequiredColumn(QualifiedName table, String name, boolean added, @Nullable String value) {

	/**
	 * Looks for them. A column that is there already counts when somebody has said what
	 * its rows get; otherwise it may well be without {@code NULL}.
	 */
	static List<RequiredColumn> of(DatabaseSchema from, DatabaseSchema to, Answers answers) {
		Map<QualifiedName, Table> before = from.tablesByName();
		List<RequiredColumn> required = new ArrayList<>();
		for (Table after : to.tables()) {
			Table table = before.get(after.name());
			if (table != null) {
				after.columns().forEach((column) -> find(table, column, answers).ifPresent(required::add));
			}
		}
		return List.copyOf(required);
	}

	private static Optional<RequiredColumn> find(Table before, Column after, Answers answers) {
		if (after.nullable() || after.generation() != null) {
			return Optional.empty();
		}
		String value = answers.value(new ColumnReference(before.name(), after.name())).orElse(null);
		Column column = before.column(after.name()).orElse(null);
		boolean needed = (column != null) ? column.nullable() && value != null
				: DataWarnings.needsValue(after) || value != null;
		return needed ? Optional.of(new RequiredColumn(before.name(), after.name(), column == null, value))
				: Optional.empty();
	}

	boolean is(QualifiedName otherTable, String otherName) {
		return this.table.equals(otherTable) && this.name.equals(otherName);
	}

	String path() {
		return this.table + "." + this.name;
	}

	/** What gives the rows their value. */
	Operation backfill(String expression) {
		String column = Identifier.quote(this.name);
		return new Backfill(this.table, RowUpdate.of(column + " = " + expression).where(column + " is null"));
	}

	/** What its author has to say when nobody has said it. */
	Stage.Task task() {
		String column = Identifier.quote(this.name);
		return new Stage.Task(
				"Say what the rows of %s that are there get in %s, then remove this line.".formatted(this.table,
						this.name),
				List.of("op.backfill(\"%s\", set(\"%s = …\").where(\"%2$s is null\"));"
					.formatted(escaped(this.table.toString()), escaped(column))));
	}

	private static String escaped(String text) {
		return text.replace("\\", "\\\\").replace("\"", "\\\"");
	}

}

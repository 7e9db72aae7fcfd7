package dev.aludel.autogenerate.compare;

import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.aludel.schema.Column;
import dev.aludel.schema.DatabaseSchema;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Table;

/**
 * What things may be renamed to: a new name that no entity asks for would be dropped at
 * once, and with it what the rename was to keep.
 */
final class RenameTargets {

	private final Map<QualifiedName, Table> entities;

	private final Map<QualifiedName, Table> present;

	/**
	 * Creates the names that renames may lead to.
	 * @param model what the entities ask for
	 * @param database what the database holds, in its names of today
	 */
	RenameTargets(DatabaseSchema model, DatabaseSchema database) {
		this.entities = model.tablesByName();
		this.present = database.tablesByName();
	}

	void check(Renames renames) {
		renames.tables().keySet().forEach((name) -> checkTable(name, renames.table(name)));
		renames.columns()
			.forEach((table, columns) -> columns
				.forEach((name, newName) -> checkColumn(table, name, renames.table(table), newName)));
	}

	private void checkTable(QualifiedName name, QualifiedName newName) {
		if (!this.entities.containsKey(newName)) {
			List<String> added = this.entities.keySet()
				.stream()
				.filter((table) -> !this.present.containsKey(table))
				.map(QualifiedName::toString)
				.toList();
			throw new RenameException(
					"Table %s cannot be renamed to %s: no entity maps a table of that name.".formatted(name, newName)
							+ rest("tables", added));
		}
	}

	private void checkColumn(QualifiedName table, String name, QualifiedName newTable, String newName) {
		Table entity = this.entities.get(newTable);
		if (entity == null) {
			throw new RenameException("Column %s.%s cannot be renamed to %s: no entity maps table %s.".formatted(table,
					name, newName, newTable) + "\nNothing was compared. Name a column of a table that an entity maps.");
		}
		if (entity.column(newName).isEmpty()) {
			Table before = this.present.get(table);
			Set<String> old = (before != null) ? names(before) : Set.of();
			List<String> added = entity.columns()
				.stream()
				.map(Column::name)
				.filter((column) -> !old.contains(column))
				.toList();
			throw new RenameException(
					"Column %s.%s cannot be renamed to %s: no entity maps a column of that name there.".formatted(table,
							name, newName) + rest("columns", added));
		}
	}

	private static Set<String> names(Table table) {
		return Set.copyOf(table.columns().stream().map(Column::name).toList());
	}

	private static String rest(String things, List<String> added) {
		return "\nNothing was compared. "
				+ (added.isEmpty() ? "The entities have no new %s there: leave the rename out.".formatted(things)
						: "Name one of the new %s of the entities: %s.".formatted(things, String.join(", ", added)));
	}

}

package dev.aludel.operation;

import java.util.List;

import dev.aludel.schema.QualifiedName;

/**
 * Makes several changes of one table in a single {@code ALTER TABLE}: one lock, one pass
 * over the rows.
 *
 * @param table the table
 * @param changes the changes, all of this table, in order
 * @param ifExists whether a missing table is fine
 */
public record AlterTable(QualifiedName table, List<TableChange> changes, boolean ifExists) implements Operation {

	public AlterTable {
		if (changes.isEmpty()) {
			throw new IllegalArgumentException("The change of table " + table + " is empty.");
		}
		for (TableChange change : changes) {
			if (!change.table().equals(table)) {
				throw new IllegalArgumentException(
						"A change of table " + table + " cannot change table " + change.table() + ".");
			}
			if (change instanceof ValidateConstraint validate && validate.separately()) {
				throw new IllegalArgumentException("Constraint " + validate.name() + " of table " + table
						+ " cannot be validated separately and together with other changes.");
			}
		}
		changes = List.copyOf(changes);
	}

	@Override
	public <R> R accept(Visitor<R> visitor) {
		return visitor.visit(this);
	}

}

package dev.aludel.operation;

import dev.aludel.schema.Identifiers;
import dev.aludel.schema.QualifiedName;

/**
 * Renames a column.
 *
 * @param table the table
 * @param column the old name
 * @param newName the new name
 */
public record RenameColumn(QualifiedName table, String column, String newName) implements Operation {

	public RenameColumn {
		Identifiers.check("column", newName);
	}

	@Override
	public <R> R accept(Visitor<R> visitor) {
		return visitor.visit(this);
	}

}

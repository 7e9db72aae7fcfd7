package dev.aludel.operation;

import dev.aludel.schema.QualifiedName;

/**
 * Takes the default of a column away.
 *
 * @param table the table
 * @param column the name of the column
 */
public record DropDefault(QualifiedName table, String column) implements TableChange {

	@Override
	public <R> R accept(Visitor<R> visitor) {
		return visitor.visit(this);
	}

}

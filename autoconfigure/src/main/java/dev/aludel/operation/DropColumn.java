package dev.aludel.operation;

import dev.aludel.schema.QualifiedName;

/**
 * Drops a column, and with it the indexes and constraints over it.
 *
 * @param table the table
 * @param column the name of the column
 * @param ifExists whether a missing one is fine
 */
public record DropColumn(QualifiedName table, String column, boolean ifExists) implements TableChange {

	@Override
	public <R> R accept(Visitor<R> visitor) {
		return visitor.visit(this);
	}

}

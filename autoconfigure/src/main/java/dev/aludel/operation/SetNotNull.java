package dev.aludel.operation;

import dev.aludel.schema.QualifiedName;

/**
 * Refuses {@code NULL} in a column from now on; fails when a row holds one.
 *
 * @param table the table
 * @param column the name of the column
 */
public record SetNotNull(QualifiedName table, String column) implements TableChange {

	@Override
	public <R> R accept(Visitor<R> visitor) {
		return visitor.visit(this);
	}

}

package dev.aludel.operation;

import dev.aludel.schema.QualifiedName;

/**
 * Accepts {@code NULL} in a column from now on.
 *
 * @param table the table
 * @param column the name of the column
 */
public record DropNotNull(QualifiedName table, String column) implements TableChange {

	@Override
	public <R> R accept(Visitor<R> visitor) {
		return visitor.visit(this);
	}

}

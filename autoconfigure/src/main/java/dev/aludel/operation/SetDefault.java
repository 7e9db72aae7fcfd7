package dev.aludel.operation;

import dev.aludel.schema.QualifiedName;

/**
 * Gives a column a default; existing rows keep their values.
 *
 * @param table the table
 * @param column the name of the column
 * @param expression the default as an SQL expression
 */
public record SetDefault(QualifiedName table, String column, String expression) implements TableChange {

	@Override
	public <R> R accept(Visitor<R> visitor) {
		return visitor.visit(this);
	}

}

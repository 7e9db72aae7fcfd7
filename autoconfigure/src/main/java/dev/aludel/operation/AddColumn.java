package dev.aludel.operation;

import dev.aludel.schema.Column;
import dev.aludel.schema.QualifiedName;

/**
 * Adds a column, with its comment if it has one, which an existing column gets too.
 *
 * @param table the table
 * @param column the column
 * @param ifNotExists whether an existing one is fine
 */
public record AddColumn(QualifiedName table, Column column, boolean ifNotExists) implements TableChange {

	@Override
	public <R> R accept(Visitor<R> visitor) {
		return visitor.visit(this);
	}

}

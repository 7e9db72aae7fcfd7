package dev.aludel.operation;

import dev.aludel.schema.Table;

/**
 * Creates a table with its columns, constraints, indexes and comments.
 *
 * @param table the table
 * @param ifNotExists whether an existing one is fine, whatever it looks like
 */
public record CreateTable(Table table, boolean ifNotExists) implements Operation {

	@Override
	public <R> R accept(Visitor<R> visitor) {
		return visitor.visit(this);
	}

}

package dev.aludel.operation;

import dev.aludel.schema.Table;

/**
 * Creates a table with its columns, constraints, indexes and comments.
 *
 * <p>
 * Where an existing one is fine, missing indexes are created and comments are set all the
 * same, and a {@code not valid} constraint of a new table is valid, as it has no rows.
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

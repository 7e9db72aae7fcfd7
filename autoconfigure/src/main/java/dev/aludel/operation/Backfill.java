package dev.aludel.operation;

import dev.aludel.schema.QualifiedName;

/**
 * Updates the rows that a table holds, batch by batch: each batch in a transaction of its
 * own, so that nobody waits longer for a row than one batch takes.
 *
 * @param table the table
 * @param update what is done to its rows
 */
public record Backfill(QualifiedName table, RowUpdate update) implements Operation {

	@Override
	public <R> R accept(Visitor<R> visitor) {
		return visitor.visit(this);
	}

}

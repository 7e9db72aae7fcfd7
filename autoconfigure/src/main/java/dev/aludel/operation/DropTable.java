package dev.aludel.operation;

import dev.aludel.schema.QualifiedName;

/**
 * Drops a table; refused by PostgreSQL while something else depends on it.
 *
 * @param table the table
 * @param ifExists whether a missing one is fine
 */
public record DropTable(QualifiedName table, boolean ifExists) implements Operation {

	@Override
	public <R> R accept(Visitor<R> visitor) {
		return visitor.visit(this);
	}

}

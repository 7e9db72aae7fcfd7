package dev.aludel.operation;

import dev.aludel.schema.QualifiedName;

/**
 * Drops a constraint.
 *
 * @param table the table
 * @param name the name of the constraint
 * @param ifExists whether a missing one is fine
 */
public record DropConstraint(QualifiedName table, String name, boolean ifExists) implements TableChange {

	@Override
	public <R> R accept(Visitor<R> visitor) {
		return visitor.visit(this);
	}

}

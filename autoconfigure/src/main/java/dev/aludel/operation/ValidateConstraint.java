package dev.aludel.operation;

import dev.aludel.schema.QualifiedName;

/**
 * Checks the existing rows against a constraint that was added as {@code not valid}.
 *
 * @param table the table
 * @param name the name of the constraint
 */
public record ValidateConstraint(QualifiedName table, String name) implements TableChange {

	@Override
	public <R> R accept(Visitor<R> visitor) {
		return visitor.visit(this);
	}

}

package dev.aludel.operation;

import dev.aludel.schema.Identifiers;
import dev.aludel.schema.QualifiedName;

/**
 * Renames a constraint, and the index behind it.
 *
 * @param table the table
 * @param name the old name
 * @param newName the new name
 */
public record RenameConstraint(QualifiedName table, String name, String newName) implements Operation {

	public RenameConstraint {
		Identifiers.check("constraint", newName);
	}

	@Override
	public <R> R accept(Visitor<R> visitor) {
		return visitor.visit(this);
	}

}

package dev.aludel.operation;

import dev.aludel.schema.Identifiers;
import dev.aludel.schema.QualifiedName;

/**
 * Renames an enum type within its schema.
 *
 * @param type the type under its old name
 * @param newName the new name, without a schema
 */
public record RenameEnumType(QualifiedName type, String newName) implements Operation {

	public RenameEnumType {
		Identifiers.check("type", newName);
	}

	@Override
	public <R> R accept(Visitor<R> visitor) {
		return visitor.visit(this);
	}

}

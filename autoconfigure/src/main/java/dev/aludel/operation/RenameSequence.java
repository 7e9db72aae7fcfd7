package dev.aludel.operation;

import dev.aludel.schema.Identifiers;
import dev.aludel.schema.QualifiedName;

/**
 * Renames a sequence within its schema.
 *
 * @param sequence the sequence under its old name
 * @param newName the new name, without a schema
 * @param ifExists whether a missing one is fine
 */
public record RenameSequence(QualifiedName sequence, String newName, boolean ifExists) implements Operation {

	public RenameSequence {
		Identifiers.check("sequence", newName);
	}

	@Override
	public <R> R accept(Visitor<R> visitor) {
		return visitor.visit(this);
	}

}

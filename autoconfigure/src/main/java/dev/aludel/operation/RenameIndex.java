package dev.aludel.operation;

import dev.aludel.schema.Identifiers;
import dev.aludel.schema.QualifiedName;

/**
 * Renames an index.
 *
 * @param table the table, whose schema is that of the index
 * @param name the old name
 * @param newName the new name
 * @param ifExists whether a missing one is fine
 */
public record RenameIndex(QualifiedName table, String name, String newName, boolean ifExists) implements Operation {

	public RenameIndex {
		Identifiers.check("index", newName);
	}

	@Override
	public <R> R accept(Visitor<R> visitor) {
		return visitor.visit(this);
	}

}

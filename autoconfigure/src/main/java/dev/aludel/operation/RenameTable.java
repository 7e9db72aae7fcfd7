package dev.aludel.operation;

import dev.aludel.schema.Identifiers;
import dev.aludel.schema.QualifiedName;

/**
 * Renames a table within its schema.
 *
 * @param table the table under its old name
 * @param newName the new name, without a schema
 * @param ifExists whether a missing one is fine
 */
public record RenameTable(QualifiedName table, String newName, boolean ifExists) implements Operation {

	public RenameTable {
		Identifiers.check("table", newName);
	}

	@Override
	public <R> R accept(Visitor<R> visitor) {
		return visitor.visit(this);
	}

}

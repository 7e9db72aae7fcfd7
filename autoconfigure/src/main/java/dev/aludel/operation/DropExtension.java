package dev.aludel.operation;

import dev.aludel.schema.Identifiers;

/**
 * Removes an extension from this database.
 *
 * @param name the name
 * @param ifExists whether a missing one is fine
 */
public record DropExtension(String name, boolean ifExists) implements Operation {

	public DropExtension {
		Identifiers.check("extension", name);
	}

	@Override
	public <R> R accept(Visitor<R> visitor) {
		return visitor.visit(this);
	}

}

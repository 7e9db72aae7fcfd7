package dev.aludel.operation;

import dev.aludel.schema.Identifiers;

/**
 * Drops an empty schema.
 *
 * @param name the name
 * @param ifExists whether a missing one is fine
 */
public record DropSchema(String name, boolean ifExists) implements Operation {

	public DropSchema {
		Identifiers.check("schema", name);
	}

	@Override
	public <R> R accept(Visitor<R> visitor) {
		return visitor.visit(this);
	}

}

package dev.aludel.operation;

import dev.aludel.schema.Identifiers;

/**
 * Creates a schema.
 *
 * @param name the name
 * @param ifNotExists whether an existing one is fine
 */
public record CreateSchema(String name, boolean ifNotExists) implements Operation {

	public CreateSchema {
		Identifiers.check("schema", name);
	}

	@Override
	public <R> R accept(Visitor<R> visitor) {
		return visitor.visit(this);
	}

}

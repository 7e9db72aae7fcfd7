package dev.aludel.operation;

import dev.aludel.schema.QualifiedName;

/**
 * Drops an enum type; refused by PostgreSQL while a column has it.
 *
 * @param type the type
 * @param ifExists whether a missing one is fine
 */
public record DropEnumType(QualifiedName type, boolean ifExists) implements Operation {

	@Override
	public <R> R accept(Visitor<R> visitor) {
		return visitor.visit(this);
	}

}

package dev.aludel.operation;

import dev.aludel.schema.EnumType;

/**
 * Creates an enum type.
 *
 * @param type the type with its values
 */
public record CreateEnumType(EnumType type) implements Operation {

	@Override
	public <R> R accept(Visitor<R> visitor) {
		return visitor.visit(this);
	}

}

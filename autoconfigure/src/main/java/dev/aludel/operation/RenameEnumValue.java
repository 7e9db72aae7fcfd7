package dev.aludel.operation;

import dev.aludel.schema.EnumType;
import dev.aludel.schema.QualifiedName;

/**
 * Renames a value of an enum type; rows that hold it follow.
 *
 * @param type the type
 * @param value the old value
 * @param newValue the new value
 */
public record RenameEnumValue(QualifiedName type, String value, String newValue) implements Operation {

	public RenameEnumValue {
		EnumType.checkValue(type, newValue);
	}

	@Override
	public <R> R accept(Visitor<R> visitor) {
		return visitor.visit(this);
	}

}

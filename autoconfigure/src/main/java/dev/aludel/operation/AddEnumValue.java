package dev.aludel.operation;

import dev.aludel.schema.EnumType;
import dev.aludel.schema.QualifiedName;

import org.jspecify.annotations.Nullable;

/**
 * Adds a value to an enum type. It can be used once the transaction that added it has
 * ended.
 *
 * @param type the type
 * @param value the new value
 * @param position where it sorts, or {@code null} for the end
 * @param ifNotExists whether an existing value is fine
 */
public record AddEnumValue(QualifiedName type, String value, @Nullable Position position,
		boolean ifNotExists) implements Operation {

	/**
	 * Where a new value sorts.
	 *
	 * @param side before or behind the neighbour
	 * @param neighbour an existing value
	 */
	public record Position(Side side, String neighbour) {

	}

	/**
	 * Which side of its neighbour a new value stands on.
	 */
	public enum Side {

		/** It sorts before its neighbour. */
		BEFORE,

		/** It sorts behind its neighbour. */
		AFTER

	}

	public AddEnumValue {
		EnumType.checkValue(type, value);
	}

	@Override
	public <R> R accept(Visitor<R> visitor) {
		return visitor.visit(this);
	}

}

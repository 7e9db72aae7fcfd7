package dev.aludel.operation;

import dev.aludel.schema.ColumnType;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.SequenceOptions;

import org.jspecify.annotations.Nullable;

/**
 * Changes the given options of a sequence; those left {@code null} stay as they are, and
 * so does its next value.
 *
 * @param sequence the sequence
 * @param type the new type, or {@code null} to keep it
 * @param options the options to change
 * @param ifExists whether a missing one is fine
 */
public record AlterSequence(QualifiedName sequence, @Nullable ColumnType type, SequenceOptions options,
		boolean ifExists) implements Operation {

	@Override
	public <R> R accept(Visitor<R> visitor) {
		return visitor.visit(this);
	}

}

package dev.aludel.operation;

import dev.aludel.schema.ColumnReference;
import dev.aludel.schema.ColumnType;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.SequenceOptions;
import org.jspecify.annotations.Nullable;

/**
 * Changes the given options of a sequence; those left {@code null} stay as they are, and
 * so does its next value, which new bounds must not leave out.
 *
 * @param sequence the sequence
 * @param type the new type, or {@code null} to keep it
 * @param options the options to change
 * @param ownership who owns it from now on, or {@code null} to keep that
 * @param ifExists whether a missing one is fine
 */
public record AlterSequence(QualifiedName sequence, @Nullable ColumnType type, SequenceOptions options,
		@Nullable Ownership ownership, boolean ifExists) implements Operation {

	/**
	 * Who owns a sequence.
	 *
	 * @param column the column that takes the sequence along when dropped, or
	 * {@code null} for nobody
	 */
	public record Ownership(@Nullable ColumnReference column) {

	}

	public AlterSequence {
		if (type == null && ownership == null && options.equals(SequenceOptions.DEFAULTS)) {
			throw new IllegalArgumentException("The change of sequence " + sequence + " is empty.");
		}
	}

	/**
	 * Changes the given options of a sequence but not its owner.
	 * @param sequence the sequence
	 * @param type the new type, or {@code null} to keep it
	 * @param options the options to change
	 * @param ifExists whether a missing one is fine
	 */
	public AlterSequence(QualifiedName sequence, @Nullable ColumnType type, SequenceOptions options, boolean ifExists) {
		this(sequence, type, options, null, ifExists);
	}

	@Override
	public <R> R accept(Visitor<R> visitor) {
		return visitor.visit(this);
	}

}

package dev.aludel.operation;

import dev.aludel.schema.QualifiedName;

/**
 * Drops a sequence.
 *
 * @param sequence the sequence
 * @param ifExists whether a missing one is fine
 */
public record DropSequence(QualifiedName sequence, boolean ifExists) implements Operation {

	@Override
	public <R> R accept(Visitor<R> visitor) {
		return visitor.visit(this);
	}

}

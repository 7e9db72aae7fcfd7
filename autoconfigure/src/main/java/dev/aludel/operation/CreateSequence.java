package dev.aludel.operation;

import dev.aludel.schema.Sequence;

/**
 * Creates a sequence.
 *
 * @param sequence the sequence
 * @param ifNotExists whether an existing one is fine, whatever it looks like
 */
public record CreateSequence(Sequence sequence, boolean ifNotExists) implements Operation {

	@Override
	public <R> R accept(Visitor<R> visitor) {
		return visitor.visit(this);
	}

}

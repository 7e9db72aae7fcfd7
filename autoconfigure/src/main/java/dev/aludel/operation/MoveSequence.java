package dev.aludel.operation;

import dev.aludel.schema.Identifiers;
import dev.aludel.schema.QualifiedName;

/**
 * Moves a sequence to another schema. A sequence that a column owns moves with its table
 * instead.
 *
 * @param sequence the sequence where it is now
 * @param schema the schema it goes to, which exists
 * @param ifExists whether a missing one is fine
 */
public record MoveSequence(QualifiedName sequence, String schema, boolean ifExists) implements Operation {

	public MoveSequence {
		Identifiers.check("schema", schema);
	}

	@Override
	public <R> R accept(Visitor<R> visitor) {
		return visitor.visit(this);
	}

}

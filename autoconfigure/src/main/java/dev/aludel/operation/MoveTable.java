package dev.aludel.operation;

import dev.aludel.schema.Identifiers;
import dev.aludel.schema.QualifiedName;

/**
 * Moves a table to another schema, with its indexes, constraints and the sequences that
 * its columns own. Foreign keys and views follow.
 *
 * @param table the table where it is now
 * @param schema the schema it goes to, which exists
 * @param ifExists whether a missing one is fine
 */
public record MoveTable(QualifiedName table, String schema, boolean ifExists) implements Operation {

	public MoveTable {
		Identifiers.check("schema", schema);
	}

	@Override
	public <R> R accept(Visitor<R> visitor) {
		return visitor.visit(this);
	}

}

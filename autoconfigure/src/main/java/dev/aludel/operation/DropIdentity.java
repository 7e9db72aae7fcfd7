package dev.aludel.operation;

import dev.aludel.schema.QualifiedName;

/**
 * Makes an identity column a plain one and drops the sequence behind it.
 *
 * @param table the table
 * @param column the name of the column
 * @param ifExists whether a column that is no identity is fine
 */
public record DropIdentity(QualifiedName table, String column, boolean ifExists) implements TableChange {

	@Override
	public <R> R accept(Visitor<R> visitor) {
		return visitor.visit(this);
	}

}

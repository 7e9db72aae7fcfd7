package dev.aludel.operation;

import dev.aludel.schema.Identity;
import dev.aludel.schema.QualifiedName;

/**
 * Changes the kind and the given options of an identity column; options left {@code null}
 * stay as they are.
 *
 * @param table the table
 * @param column the name of the column
 * @param identity the kind and the options to change
 */
public record AlterIdentity(QualifiedName table, String column, Identity identity) implements TableChange {

	@Override
	public <R> R accept(Visitor<R> visitor) {
		return visitor.visit(this);
	}

}

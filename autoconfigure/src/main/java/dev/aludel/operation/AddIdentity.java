package dev.aludel.operation;

import dev.aludel.schema.Identity;
import dev.aludel.schema.QualifiedName;

/**
 * Makes an existing column an identity column. It must be {@code NOT NULL} and have no
 * default; its sequence starts where the options say, not above the highest value.
 *
 * @param table the table
 * @param column the name of the column
 * @param identity the kind and options
 */
public record AddIdentity(QualifiedName table, String column, Identity identity) implements TableChange {

	@Override
	public <R> R accept(Visitor<R> visitor) {
		return visitor.visit(this);
	}

}

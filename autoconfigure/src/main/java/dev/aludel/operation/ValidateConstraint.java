package dev.aludel.operation;

import dev.aludel.schema.QualifiedName;

/**
 * Checks the existing rows against a constraint that was added as {@code not valid}.
 *
 * @param table the table
 * @param name the name of the constraint
 * @param separately whether it runs outside of a transaction, so that what came before is
 * committed and holds no lock while the rows are read
 */
public record ValidateConstraint(QualifiedName table, String name, boolean separately) implements TableChange {

	/**
	 * Creates a validation within the transaction of its revision.
	 * @param table the table
	 * @param name the name of the constraint
	 */
	public ValidateConstraint(QualifiedName table, String name) {
		this(table, name, false);
	}

	@Override
	public <R> R accept(Visitor<R> visitor) {
		return visitor.visit(this);
	}

}

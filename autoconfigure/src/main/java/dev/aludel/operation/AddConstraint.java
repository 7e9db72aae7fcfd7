package dev.aludel.operation;

import dev.aludel.schema.Constraint;
import dev.aludel.schema.QualifiedName;

/**
 * Adds a primary key, unique, foreign key, check or exclusion constraint.
 *
 * @param table the table
 * @param constraint the constraint
 */
public record AddConstraint(QualifiedName table, Constraint constraint) implements TableChange {

	@Override
	public <R> R accept(Visitor<R> visitor) {
		return visitor.visit(this);
	}

}

package dev.aludel.operation;

import dev.aludel.schema.Constraint;
import dev.aludel.schema.Identifiers;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.UniqueConstraint;
import org.jspecify.annotations.Nullable;

/**
 * Adds a primary key, unique, foreign key, check or exclusion constraint.
 *
 * @param table the table
 * @param constraint the constraint
 * @param index the unique index that a primary key or unique constraint takes over, or
 * {@code null} when it gets one of its own
 */
public record AddConstraint(QualifiedName table, Constraint constraint, @Nullable String index) implements TableChange {

	public AddConstraint {
		if (index != null) {
			Identifiers.check("index", index);
			if (!(constraint instanceof PrimaryKey) && !(constraint instanceof UniqueConstraint)) {
				throw new IllegalArgumentException("Only a primary key or unique constraint takes an index over.");
			}
		}
	}

	/**
	 * Creates the addition of a constraint that takes no index over.
	 * @param table the table
	 * @param constraint the constraint
	 */
	public AddConstraint(QualifiedName table, Constraint constraint) {
		this(table, constraint, null);
	}

	@Override
	public <R> R accept(Visitor<R> visitor) {
		return visitor.visit(this);
	}

}

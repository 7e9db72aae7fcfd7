package dev.aludel.operation;

import dev.aludel.schema.QualifiedName;

import org.jspecify.annotations.Nullable;

/**
 * Comments on a table, column, index or constraint.
 *
 * @param target what is commented on
 * @param comment the text, or {@code null} to remove it
 */
public record SetComment(Target target, @Nullable String comment) implements Operation {

	/**
	 * What can be commented on.
	 */
	public sealed interface Target permits OnTable, OnColumn, OnIndex, OnConstraint {

		/**
		 * The table it is or belongs to.
		 * @return the table
		 */
		QualifiedName table();

	}

	/**
	 * A table.
	 *
	 * @param table the table
	 */
	public record OnTable(QualifiedName table) implements Target {

	}

	/**
	 * A column.
	 *
	 * @param table the table
	 * @param column the name of the column
	 */
	public record OnColumn(QualifiedName table, String column) implements Target {

	}

	/**
	 * An index.
	 *
	 * @param table the table, whose schema is that of the index
	 * @param index the name of the index
	 */
	public record OnIndex(QualifiedName table, String index) implements Target {

	}

	/**
	 * A constraint.
	 *
	 * @param table the table
	 * @param constraint the name of the constraint
	 */
	public record OnConstraint(QualifiedName table, String constraint) implements Target {

	}

	@Override
	public <R> R accept(Visitor<R> visitor) {
		return visitor.visit(this);
	}

}

package dev.aludel.operation;

import dev.aludel.schema.ColumnType;
import dev.aludel.schema.QualifiedName;

import org.jspecify.annotations.Nullable;

/**
 * Changes the type of a column.
 *
 * @param table the table
 * @param column the name of the column
 * @param type the new type
 * @param collation the collation, or {@code null} for that of the type
 * @param using the SQL expression that converts a row, or {@code null} for the assignment
 * cast
 */
public record AlterColumnType(QualifiedName table, String column, ColumnType type, @Nullable QualifiedName collation,
		@Nullable String using) implements TableChange {

	@Override
	public <R> R accept(Visitor<R> visitor) {
		return visitor.visit(this);
	}

}

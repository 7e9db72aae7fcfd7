package dev.aludel.autogenerate.canonical;

import java.util.List;

import dev.aludel.autogenerate.canonical.AlignmentDiagnostic.Part;
import dev.aludel.schema.ColumnType;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * Whether an expression of the model means the same as one of those that the database has
 * in its place.
 *
 * @param part what it is part of
 * @param table the table
 * @param name the column, constraint or index, or {@code null} when it has no name
 * @param answerable whether the server knows enough to read the expression
 * @param expression the expression of the model
 * @param alternatives other ways to have it read when the server refuses that, in order
 * @param counterpart what the database has in its place
 */
record Question(Part part, QualifiedName table, @Nullable String name, boolean answerable, ScratchExpression expression,
		List<ScratchExpression> alternatives, Counterpart counterpart) {

	/**
	 * What the database has in the place of an expression.
	 *
	 * @param table the table of the database
	 * @param type the type of the column of the database, or {@code null} for none
	 * @param expressions the expressions, in the order of preference
	 */
	record Counterpart(Table table, @Nullable ColumnType type, List<String> expressions) {

		ScratchExpression expression(ScratchExpression.Kind kind, String sql) {
			return ScratchExpression.over(this.table, kind, sql, this.type);
		}

	}

	AlignmentDiagnostic diagnostic(ServerRefusal refusal) {
		return new AlignmentDiagnostic(this.part, this.table, this.name, this.expression.sql(), refusal.sqlState(),
				refusal.message());
	}

}

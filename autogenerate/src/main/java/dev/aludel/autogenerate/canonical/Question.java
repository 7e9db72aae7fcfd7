package dev.aludel.autogenerate.canonical;

import java.util.List;

import dev.aludel.autogenerate.canonical.AlignmentDiagnostic.Part;
import dev.aludel.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * Whether an expression of the model means the same as one of those that the database has
 * in its place.
 *
 * @param part what it is part of
 * @param table the table
 * @param name the column, constraint or index, or {@code null} when it has no name
 * @param expression the expression of the model
 * @param alternatives other ways to have it read when the server refuses that, in order
 * @param candidates the expressions of the database, in the order of preference
 */
record Question(Part part, QualifiedName table, @Nullable String name, ScratchExpression expression,
		List<ScratchExpression> alternatives, List<ScratchExpression> candidates) {

	AlignmentDiagnostic diagnostic(String sql, ServerRefusal refusal) {
		return new AlignmentDiagnostic(this.part, this.table, this.name, sql, refusal.sqlState(), refusal.message());
	}

}

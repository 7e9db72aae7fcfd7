package dev.aludel.autogenerate.reflection;

import java.util.Objects;

import dev.aludel.schema.Column;
import dev.aludel.schema.ColumnType;
import dev.aludel.schema.ComputedValue;
import dev.aludel.schema.Generation;
import dev.aludel.schema.Identity;
import dev.aludel.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/** Makes columns of rows. */
final class ColumnAssembler {

	Column column(ColumnRow row) {
		ColumnType type = new ColumnType(row.type());
		QualifiedName collation = (row.collationName() != null)
				? new QualifiedName(row.collationSchema(), row.collationName()) : null;
		return new Column(row.name(), type, !row.notNull(), defaultValue(row), generation(row, type), collation,
				row.comment());
	}

	private static @Nullable String defaultValue(ColumnRow row) {
		String expression = row.expression();
		// Deparsed text has parentheses around everything but constants, so this is a
		// bare
		// NULL: what `default null` leaves on a column whose type has a modifier.
		boolean none = expression == null || expression.equals("NULL") || expression.startsWith("NULL::");
		return (none || row.generated()) ? null : expression;
	}

	private static @Nullable Generation generation(ColumnRow row, ColumnType type) {
		ColumnRow.IdentityRow identity = row.identity();
		if (identity != null) {
			return new Identity(identity.always() ? Identity.Kind.ALWAYS : Identity.Kind.BY_DEFAULT,
					identity.options().reduced(type));
		}
		if (row.generated()) {
			String expression = Objects.requireNonNull(row.expression(), "a generated column has an expression");
			return new ComputedValue(SqlTokenizer.withoutOuterParentheses(expression),
					row.virtual() ? ComputedValue.Storage.VIRTUAL : ComputedValue.Storage.STORED);
		}
		return null;
	}

}

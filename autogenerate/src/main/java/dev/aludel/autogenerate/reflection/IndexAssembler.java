package dev.aludel.autogenerate.reflection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import dev.aludel.autogenerate.reflection.IndexRow.PartRow;
import dev.aludel.schema.Index;
import dev.aludel.schema.IndexKey;
import dev.aludel.schema.NullTreatment;
import dev.aludel.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/** Makes an index of its rows, one for each key and included column. */
final class IndexAssembler {

	private final List<IndexRow> rows;

	IndexAssembler(List<IndexRow> rows) {
		this.rows = rows;
	}

	Index index() {
		IndexRow first = this.rows.get(0);
		return new Index(first.name(), keys(), first.unique(), first.method(), include(), nulls(),
				storageParameters(first), predicate(), first.comment(), first.valid());
	}

	List<IndexKey> keys() {
		List<IndexKey> keys = new ArrayList<>();
		ExpressionKeys expressions = null;
		for (IndexRow row : this.rows) {
			PartRow part = row.part();
			if (part.key() && part.expression() != null) {
				expressions = (expressions != null) ? expressions
						: new ExpressionKeys(Objects.requireNonNull(part.definition(), "an index has a definition"));
				keys.add(expressionKey(part, part.expression(), expressions.behind(part.expression())));
			}
			else if (part.key()) {
				keys.add(columnKey(part));
			}
		}
		return keys;
	}

	List<String> include() {
		return this.rows.stream()
			.map(IndexRow::part)
			.filter((part) -> !part.key())
			.map((part) -> Objects.requireNonNull(part.column(), "an included column has a name"))
			.toList();
	}

	NullTreatment nulls() {
		return this.rows.get(0).nullsNotDistinct() ? NullTreatment.NOT_DISTINCT : NullTreatment.DISTINCT;
	}

	String method() {
		return this.rows.get(0).method();
	}

	@Nullable String predicate() {
		String predicate = this.rows.get(0).predicate();
		return (predicate != null) ? SqlTokenizer.withoutOuterParentheses(predicate) : null;
	}

	private static IndexKey columnKey(PartRow part) {
		String column = Objects.requireNonNull(part.column(), "a key is a column or an expression");
		boolean implied = part.operatorClassDefault() && part.operatorClassOptions().isEmpty();
		return key(new IndexKey.OfColumn(column), part, true, !implied);
	}

	private static IndexKey expressionKey(PartRow part, String expression, ExpressionKeys.Explicit explicit) {
		return key(new IndexKey.OfExpression(SqlTokenizer.withoutOuterParentheses(expression)), part,
				explicit.collation(), explicit.operatorClass());
	}

	private static IndexKey key(IndexKey.Subject subject, PartRow part, boolean explicitCollation,
			boolean explicitOperatorClass) {
		QualifiedName collation = (explicitCollation && part.collationName() != null)
				? new QualifiedName(part.collationSchema(), part.collationName()) : null;
		return new IndexKey(subject, collation, explicitOperatorClass ? operatorClass(part) : null,
				part.descending() ? IndexKey.Direction.DESCENDING : IndexKey.Direction.ASCENDING,
				part.nullsFirst() ? IndexKey.NullsPosition.FIRST : IndexKey.NullsPosition.LAST);
	}

	private static @Nullable String operatorClass(PartRow part) {
		if (part.operatorClass() == null) {
			return null;
		}
		String schema = (part.operatorClassSchema() != null) ? part.operatorClassSchema() + "." : "";
		return schema + part.operatorClass() + options(part.operatorClassOptions());
	}

	private static String options(List<String> options) {
		return options.isEmpty() ? "" : options.stream().map((option) -> {
			int equals = option.indexOf('=');
			return option.substring(0, equals) + "='" + option.substring(equals + 1).replace("'", "''") + "'";
		}).collect(Collectors.joining(", ", "(", ")"));
	}

	private static Map<String, String> storageParameters(IndexRow row) {
		Map<String, String> parameters = new LinkedHashMap<>();
		for (String parameter : row.storageParameters()) {
			int equals = parameter.indexOf('=');
			parameters.put(parameter.substring(0, equals), parameter.substring(equals + 1));
		}
		return parameters;
	}

}

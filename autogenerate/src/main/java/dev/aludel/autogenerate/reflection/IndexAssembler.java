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
		KeyCollations collations = null;
		for (IndexRow row : this.rows) {
			PartRow part = row.part();
			if (!part.key()) {
				continue;
			}
			if (part.definition() != null && collations == null) {
				collations = new KeyCollations(part.definition());
			}
			boolean explicit = part.expression() == null || collations == null
					|| collations.isExplicit(part.expression());
			keys.add(key(part, explicit));
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

	private static IndexKey key(PartRow part, boolean explicitCollation) {
		IndexKey.Subject subject = (part.expression() != null)
				? new IndexKey.OfExpression(SqlTokenizer.withoutOuterParentheses(part.expression()))
				: new IndexKey.OfColumn(Objects.requireNonNull(part.column(), "a key is a column or an expression"));
		QualifiedName collation = (explicitCollation && part.collationName() != null)
				? new QualifiedName(part.collationSchema(), part.collationName()) : null;
		return new IndexKey(subject, collation, operatorClass(part),
				part.descending() ? IndexKey.Direction.DESCENDING : IndexKey.Direction.ASCENDING,
				part.nullsFirst() ? IndexKey.NullsPosition.FIRST : IndexKey.NullsPosition.LAST);
	}

	private static @Nullable String operatorClass(PartRow part) {
		if (part.operatorClass() == null || (part.operatorClassDefault() && part.operatorClassOptions().isEmpty())) {
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

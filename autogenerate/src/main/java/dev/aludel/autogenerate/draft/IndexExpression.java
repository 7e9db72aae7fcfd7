package dev.aludel.autogenerate.draft;

import java.util.List;
import java.util.Map;

import dev.aludel.schema.Index;
import dev.aludel.schema.IndexKey;
import dev.aludel.schema.NullTreatment;

/** The Java for an index: {@code index("ix_tasks_status").on("status")}. */
final class IndexExpression {

	private final Imports imports;

	private final NameExpression names;

	IndexExpression(Imports imports, NameExpression names) {
		this.imports = imports;
		this.names = names;
	}

	// Whether it is valid has no word: nobody creates an invalid index on purpose.
	Code of(Index index) {
		Code code = Code.definition(this.imports, index.unique() ? "uniqueIndex" : "index", Code.text(index.name()))
			.call("on", keys(index.keys()));
		if (!index.method().equals(Index.BTREE)) {
			code = code.call("using", Code.text(index.method()));
		}
		if (!index.include().isEmpty()) {
			code = code.call("include", Code.texts(index.include()));
		}
		if (index.nulls() == NullTreatment.NOT_DISTINCT) {
			code = code.call("nullsNotDistinct");
		}
		for (Map.Entry<String, String> parameter : index.storageParameters().entrySet()) {
			code = code.call("with", Code.text(parameter.getKey()), Code.text(parameter.getValue()));
		}
		if (index.where() != null) {
			code = code.call("where", Code.text(index.where()));
		}
		return (index.comment() != null) ? code.call("comment", Code.text(index.comment())) : code;
	}

	/** {@code key("created_at").desc()} or {@code expression("lower(email)")}. */
	Code of(IndexKey key) {
		Code code = subject(key.subject());
		if (key.collation() != null) {
			code = code.call("collation", this.names.collation(key.collation()));
		}
		if (key.operatorClass() != null) {
			code = code.call("operatorClass", Code.text(key.operatorClass()));
		}
		if (key.direction() == IndexKey.Direction.DESCENDING) {
			code = code.call("desc");
		}
		if (key.nulls() != null) {
			code = code.call((key.nulls() == IndexKey.NullsPosition.FIRST) ? "nullsFirst" : "nullsLast");
		}
		return code;
	}

	/** Whether the name of a column says all about a key. */
	boolean isPlainColumn(IndexKey key) {
		return key.subject() instanceof IndexKey.OfColumn column && key.equals(IndexKey.column(column.name()));
	}

	private List<Code> keys(List<IndexKey> keys) {
		return keys.stream().allMatch(this::isPlainColumn) ? keys.stream().map((key) -> Code.text(column(key))).toList()
				: keys.stream().map(this::of).toList();
	}

	private Code subject(IndexKey.Subject subject) {
		return (subject instanceof IndexKey.OfColumn column)
				? Code.definition(this.imports, "key", Code.text(column.name()))
				: Code.definition(this.imports, "expression", Code.text(((IndexKey.OfExpression) subject).sql()));
	}

	/** The column of a plain key. */
	String column(IndexKey key) {
		return ((IndexKey.OfColumn) key.subject()).name();
	}

}

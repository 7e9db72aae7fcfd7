package dev.aludel.postgresql;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.aludel.operation.CreateIndex;
import dev.aludel.operation.DropIndex;
import dev.aludel.operation.RenameIndex;
import dev.aludel.operation.SetComment;
import dev.aludel.schema.Index;
import dev.aludel.schema.IndexKey;
import dev.aludel.schema.NullTreatment;

/** Says indexes and their keys. */
final class IndexSql {

	private IndexSql() {
	}

	static List<SqlStatement> create(CreateIndex operation) {
		Index index = operation.index();
		List<SqlStatement> statements = new ArrayList<>();
		statements.add(new SqlStatement(definition(operation), List.of(), !operation.concurrently()));
		if (index.comment() != null && index.name() != null) {
			statements
				.add(CommentSql.comment(new SetComment.OnIndex(operation.table(), index.name()), index.comment()));
		}
		return statements;
	}

	private static String definition(CreateIndex operation) {
		Index index = operation.index();
		Words words = Words.of("create")
			.addIf(index.unique(), "unique")
			.add("index")
			.addIf(operation.concurrently(), "concurrently")
			.addIf(operation.ifNotExists(), "if not exists");
		if (index.name() != null) {
			words.add(Identifier.quote(index.name()));
		}
		return words.add("on " + Identifier.quote(operation.table()))
			.addIf(!index.method().equals(Index.BTREE), "using " + Identifier.quote(index.method()))
			.add(index.keys().stream().map(IndexSql::key).collect(Collectors.joining(", ", "(", ")")))
			.addIf(!index.include().isEmpty(), "include " + Identifier.list(index.include()))
			.addIf(index.nulls() == NullTreatment.NOT_DISTINCT, "nulls not distinct")
			.addIf(!index.storageParameters().isEmpty(), "with " + parameters(index.storageParameters()))
			.addIfPresent("where ", index.where())
			.toString();
	}

	static SqlStatement drop(DropIndex operation) {
		Words words = Words.of("drop index")
			.addIf(operation.concurrently(), "concurrently")
			.addIf(operation.ifExists(), "if exists")
			.add(Identifier.quote(operation.table().sibling(operation.name())));
		return new SqlStatement(words.toString(), List.of(), !operation.concurrently());
	}

	static String rename(RenameIndex operation) {
		return Words.of("alter index")
			.addIf(operation.ifExists(), "if exists")
			.add(Identifier.quote(operation.table().sibling(operation.name())))
			.add("rename to " + Identifier.quote(operation.newName()))
			.toString();
	}

	/** One key, of an index or of an exclusion constraint. */
	static String key(IndexKey key) {
		Words words = Words.of(subject(key.subject()));
		if (key.collation() != null) {
			words.add("collate " + Identifier.quote(key.collation()));
		}
		words.addIfPresent("", key.operatorClass());
		words.addIf(key.direction() == IndexKey.Direction.DESCENDING, "desc");
		if (key.nulls() != null) {
			words.add(switch (key.nulls()) {
				case FIRST -> "nulls first";
				case LAST -> "nulls last";
			});
		}
		return words.toString();
	}

	private static String subject(IndexKey.Subject subject) {
		return (subject instanceof IndexKey.OfColumn column) ? Identifier.quote(column.name())
				: "(" + ((IndexKey.OfExpression) subject).sql() + ")";
	}

	private static String parameters(Map<String, String> parameters) {
		return parameters.entrySet()
			.stream()
			.map((parameter) -> Identifier.quote(parameter.getKey()) + " = " + parameter.getValue())
			.collect(Collectors.joining(", ", "(", ")"));
	}

}

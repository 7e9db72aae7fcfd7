package dev.aludel.postgresql;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import dev.aludel.operation.AddConstraint;
import dev.aludel.operation.CreateIndex;
import dev.aludel.operation.CreateTable;
import dev.aludel.operation.SetComment;
import dev.aludel.schema.CheckConstraint;
import dev.aludel.schema.Column;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.Index;
import dev.aludel.schema.Table;

/** Says {@code create table}, one element a line, with what must follow it. */
final class TableSql {

	private final Table table;

	private final boolean ifNotExists;

	TableSql(CreateTable operation) {
		this.table = operation.table();
		this.ifNotExists = operation.ifNotExists();
	}

	List<SqlStatement> create() {
		List<SqlStatement> statements = new ArrayList<>();
		statements.add(SqlStatement.of(definition()));
		for (Constraint constraint : this.table.constraints()) {
			if (isAddedLater(constraint)) {
				statements.add(TableChangeSql.statement(new AddConstraint(this.table.name(), constraint)));
			}
		}
		for (Index index : this.table.indexes()) {
			statements.addAll(IndexSql.create(new CreateIndex(this.table.name(), index, false, this.ifNotExists)));
		}
		if (this.table.comment() != null) {
			statements.add(CommentSql.comment(new SetComment.OnTable(this.table.name()), this.table.comment()));
		}
		for (Column column : this.table.columns()) {
			if (column.comment() != null) {
				statements.add(CommentSql.comment(new SetComment.OnColumn(this.table.name(), column.name()),
						column.comment()));
			}
		}
		return statements;
	}

	private String definition() {
		List<String> elements = new ArrayList<>();
		this.table.columns().forEach((column) -> elements.add(ColumnSql.definition(column)));
		this.table.constraints()
			.stream()
			.filter((constraint) -> !isAddedLater(constraint))
			.forEach((constraint) -> elements.add(ConstraintSql.definition(constraint)));
		return Words.of("create table")
			.addIf(this.ifNotExists, "if not exists")
			.add(Identifier.quote(this.table.name()))
			.add(elements.isEmpty() ? "()" : elements.stream().collect(Collectors.joining(",\n    ", "(\n    ", "\n)")))
			.toString();
	}

	// PostgreSQL takes "not valid" in create table and makes the constraint valid anyway.
	// There is no "add constraint if not exists", so an existing table has to do without.
	private boolean isAddedLater(Constraint constraint) {
		return !this.ifNotExists && !isValidated(constraint);
	}

	private static boolean isValidated(Constraint constraint) {
		if (constraint instanceof ForeignKey key) {
			return key.validated();
		}
		return !(constraint instanceof CheckConstraint check) || check.validated();
	}

}

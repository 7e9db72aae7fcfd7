package dev.aludel.postgresql;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import dev.aludel.operation.AddColumn;
import dev.aludel.operation.AddConstraint;
import dev.aludel.operation.AddIdentity;
import dev.aludel.operation.AlterColumnType;
import dev.aludel.operation.AlterIdentity;
import dev.aludel.operation.AlterTable;
import dev.aludel.operation.DropColumn;
import dev.aludel.operation.DropConstraint;
import dev.aludel.operation.DropDefault;
import dev.aludel.operation.DropIdentity;
import dev.aludel.operation.DropNotNull;
import dev.aludel.operation.SetComment;
import dev.aludel.operation.SetDefault;
import dev.aludel.operation.SetNotNull;
import dev.aludel.operation.TableChange;
import dev.aludel.operation.ValidateConstraint;

/** Says a change of a table as an action of {@code alter table}. */
final class TableChangeSql implements TableChange.Visitor<String> {

	/** One change as a statement of its own, without the comment of a new column. */
	static SqlStatement statement(TableChange change) {
		return SqlStatement.of("alter table " + Identifier.quote(change.table()) + " " + action(change));
	}

	static List<SqlStatement> statements(AddColumn change) {
		List<SqlStatement> statements = new ArrayList<>();
		statements.add(statement(change));
		if (change.column().comment() != null) {
			statements.add(CommentSql.comment(target(change), change.column().comment()));
		}
		return statements;
	}

	static List<SqlStatement> statements(AlterTable operation) {
		List<SqlStatement> statements = new ArrayList<>();
		statements.add(SqlStatement.of(Words.of("alter table")
			.addIf(operation.ifExists(), "if exists")
			.add(Identifier.quote(operation.table()))
			.add(operation.changes().stream().map(TableChangeSql::action).collect(Collectors.joining(", ")))
			.toString()));
		for (TableChange change : operation.changes()) {
			if (change instanceof AddColumn added && added.column().comment() != null) {
				statements
					.add(operation.ifExists() ? CommentSql.commentIfTableExists(target(added), added.column().comment())
							: CommentSql.comment(target(added), added.column().comment()));
			}
		}
		return statements;
	}

	private static SetComment.Target target(AddColumn change) {
		return new SetComment.OnColumn(change.table(), change.column().name());
	}

	private static String action(TableChange change) {
		return change.accept(new TableChangeSql());
	}

	@Override
	public String visit(AddColumn change) {
		return Words.of("add column")
			.addIf(change.ifNotExists(), "if not exists")
			.add(ColumnSql.definition(change.column()))
			.toString();
	}

	@Override
	public String visit(DropColumn change) {
		return Words.of("drop column")
			.addIf(change.ifExists(), "if exists")
			.add(Identifier.quote(change.column()))
			.toString();
	}

	@Override
	public String visit(AlterColumnType change) {
		Words words = Words.of(alterColumn(change.column())).add("type " + change.type());
		if (change.collation() != null) {
			words.add("collate " + Identifier.quote(change.collation()));
		}
		return words.addIfPresent("using ", change.using()).toString();
	}

	@Override
	public String visit(SetNotNull change) {
		return alterColumn(change.column()) + " set not null";
	}

	@Override
	public String visit(DropNotNull change) {
		return alterColumn(change.column()) + " drop not null";
	}

	@Override
	public String visit(SetDefault change) {
		return alterColumn(change.column()) + " set default " + change.expression();
	}

	@Override
	public String visit(DropDefault change) {
		return alterColumn(change.column()) + " drop default";
	}

	@Override
	public String visit(AddIdentity change) {
		return alterColumn(change.column()) + " add " + ColumnSql.identity(change.identity());
	}

	@Override
	public String visit(AlterIdentity change) {
		String settings = SequenceSql.settings(change.identity().options());
		return Words.of(alterColumn(change.column()))
			.add("set " + ColumnSql.kind(change.identity()))
			.addIf(!settings.isEmpty(), settings)
			.toString();
	}

	@Override
	public String visit(DropIdentity change) {
		return alterColumn(change.column()) + " drop identity" + (change.ifExists() ? " if exists" : "");
	}

	@Override
	public String visit(AddConstraint change) {
		return "add " + ((change.index() != null) ? ConstraintSql.usingIndex(change.constraint(), change.index())
				: ConstraintSql.definition(change.constraint()));
	}

	@Override
	public String visit(DropConstraint change) {
		return Words.of("drop constraint")
			.addIf(change.ifExists(), "if exists")
			.add(Identifier.quote(change.name()))
			.toString();
	}

	@Override
	public String visit(ValidateConstraint change) {
		return "validate constraint " + Identifier.quote(change.name());
	}

	private static String alterColumn(String column) {
		return "alter column " + Identifier.quote(column);
	}

}

package dev.aludel.postgresql;

import java.util.List;

import dev.aludel.operation.AddColumn;
import dev.aludel.operation.AddConstraint;
import dev.aludel.operation.AddEnumValue;
import dev.aludel.operation.AddIdentity;
import dev.aludel.operation.AlterColumnType;
import dev.aludel.operation.AlterIdentity;
import dev.aludel.operation.AlterSequence;
import dev.aludel.operation.AlterTable;
import dev.aludel.operation.Backfill;
import dev.aludel.operation.BulkInsert;
import dev.aludel.operation.CreateEnumType;
import dev.aludel.operation.CreateExtension;
import dev.aludel.operation.CreateIndex;
import dev.aludel.operation.CreateSchema;
import dev.aludel.operation.CreateSequence;
import dev.aludel.operation.CreateTable;
import dev.aludel.operation.DropColumn;
import dev.aludel.operation.DropConstraint;
import dev.aludel.operation.DropDefault;
import dev.aludel.operation.DropEnumType;
import dev.aludel.operation.DropExtension;
import dev.aludel.operation.DropIdentity;
import dev.aludel.operation.DropIndex;
import dev.aludel.operation.DropNotNull;
import dev.aludel.operation.DropSchema;
import dev.aludel.operation.DropSequence;
import dev.aludel.operation.DropTable;
import dev.aludel.operation.ExecuteSql;
import dev.aludel.operation.MoveSequence;
import dev.aludel.operation.MoveTable;
import dev.aludel.operation.Operation;
import dev.aludel.operation.RenameColumn;
import dev.aludel.operation.RenameConstraint;
import dev.aludel.operation.RenameEnumType;
import dev.aludel.operation.RenameEnumValue;
import dev.aludel.operation.RenameIndex;
import dev.aludel.operation.RenameSequence;
import dev.aludel.operation.RenameTable;
import dev.aludel.operation.SetComment;
import dev.aludel.operation.SetDefault;
import dev.aludel.operation.SetNotNull;
import dev.aludel.operation.ValidateConstraint;

/** Gives each operation to the class that knows how to say it. */
final class OperationSql implements Operation.Visitor<List<SqlStatement>> {

	@Override
	public List<SqlStatement> visit(CreateSchema operation) {
		return one(Words.of("create schema")
			.addIf(operation.ifNotExists(), "if not exists")
			.add(Identifier.quote(operation.name())));
	}

	@Override
	public List<SqlStatement> visit(DropSchema operation) {
		return one(Words.of("drop schema")
			.addIf(operation.ifExists(), "if exists")
			.add(Identifier.quote(operation.name())));
	}

	@Override
	public List<SqlStatement> visit(CreateExtension operation) {
		Words words = Words.of("create extension")
			.addIf(operation.ifNotExists(), "if not exists")
			.add(Identifier.quote(operation.name()));
		if (operation.schema() != null) {
			words.add("schema " + Identifier.quote(operation.schema()));
		}
		return one(words);
	}

	@Override
	public List<SqlStatement> visit(DropExtension operation) {
		return one(Words.of("drop extension")
			.addIf(operation.ifExists(), "if exists")
			.add(Identifier.quote(operation.name())));
	}

	@Override
	public List<SqlStatement> visit(CreateTable operation) {
		return new TableSql(operation).create();
	}

	@Override
	public List<SqlStatement> visit(DropTable operation) {
		return one(Words.of("drop table")
			.addIf(operation.ifExists(), "if exists")
			.add(Identifier.quote(operation.table())));
	}

	@Override
	public List<SqlStatement> visit(RenameTable operation) {
		return one(Words.of("alter table")
			.addIf(operation.ifExists(), "if exists")
			.add(Identifier.quote(operation.table()))
			.add("rename to " + Identifier.quote(operation.newName())));
	}

	@Override
	public List<SqlStatement> visit(MoveTable operation) {
		return one(Words.of("alter table")
			.addIf(operation.ifExists(), "if exists")
			.add(Identifier.quote(operation.table()))
			.add("set schema " + Identifier.quote(operation.schema())));
	}

	@Override
	public List<SqlStatement> visit(AddColumn operation) {
		return TableChangeSql.statements(operation);
	}

	@Override
	public List<SqlStatement> visit(DropColumn operation) {
		return List.of(TableChangeSql.statement(operation));
	}

	@Override
	public List<SqlStatement> visit(RenameColumn operation) {
		return one(Words.of("alter table")
			.add(Identifier.quote(operation.table()))
			.add("rename column " + Identifier.quote(operation.column()))
			.add("to " + Identifier.quote(operation.newName())));
	}

	@Override
	public List<SqlStatement> visit(AlterColumnType operation) {
		return List.of(TableChangeSql.statement(operation));
	}

	@Override
	public List<SqlStatement> visit(SetNotNull operation) {
		return List.of(TableChangeSql.statement(operation));
	}

	@Override
	public List<SqlStatement> visit(DropNotNull operation) {
		return List.of(TableChangeSql.statement(operation));
	}

	@Override
	public List<SqlStatement> visit(SetDefault operation) {
		return List.of(TableChangeSql.statement(operation));
	}

	@Override
	public List<SqlStatement> visit(DropDefault operation) {
		return List.of(TableChangeSql.statement(operation));
	}

	@Override
	public List<SqlStatement> visit(AddIdentity operation) {
		return List.of(TableChangeSql.statement(operation));
	}

	@Override
	public List<SqlStatement> visit(AlterIdentity operation) {
		return List.of(TableChangeSql.statement(operation));
	}

	@Override
	public List<SqlStatement> visit(DropIdentity operation) {
		return List.of(TableChangeSql.statement(operation));
	}

	@Override
	public List<SqlStatement> visit(AddConstraint operation) {
		return List.of(TableChangeSql.statement(operation));
	}

	@Override
	public List<SqlStatement> visit(DropConstraint operation) {
		return List.of(TableChangeSql.statement(operation));
	}

	@Override
	public List<SqlStatement> visit(ValidateConstraint operation) {
		SqlStatement statement = TableChangeSql.statement(operation);
		return List.of(new SqlStatement(statement.sql(), statement.parameters(), !operation.separately()));
	}

	@Override
	public List<SqlStatement> visit(RenameConstraint operation) {
		return one(Words.of("alter table")
			.add(Identifier.quote(operation.table()))
			.add("rename constraint " + Identifier.quote(operation.name()))
			.add("to " + Identifier.quote(operation.newName())));
	}

	@Override
	public List<SqlStatement> visit(AlterTable operation) {
		return TableChangeSql.statements(operation);
	}

	@Override
	public List<SqlStatement> visit(CreateIndex operation) {
		return IndexSql.create(operation);
	}

	@Override
	public List<SqlStatement> visit(DropIndex operation) {
		return List.of(IndexSql.drop(operation));
	}

	@Override
	public List<SqlStatement> visit(RenameIndex operation) {
		return one(IndexSql.rename(operation));
	}

	@Override
	public List<SqlStatement> visit(CreateSequence operation) {
		return one(SequenceSql.create(operation));
	}

	@Override
	public List<SqlStatement> visit(AlterSequence operation) {
		return one(SequenceSql.alter(operation));
	}

	@Override
	public List<SqlStatement> visit(DropSequence operation) {
		return one(Words.of("drop sequence")
			.addIf(operation.ifExists(), "if exists")
			.add(Identifier.quote(operation.sequence())));
	}

	@Override
	public List<SqlStatement> visit(RenameSequence operation) {
		return one(Words.of("alter sequence")
			.addIf(operation.ifExists(), "if exists")
			.add(Identifier.quote(operation.sequence()))
			.add("rename to " + Identifier.quote(operation.newName())));
	}

	@Override
	public List<SqlStatement> visit(MoveSequence operation) {
		return one(Words.of("alter sequence")
			.addIf(operation.ifExists(), "if exists")
			.add(Identifier.quote(operation.sequence()))
			.add("set schema " + Identifier.quote(operation.schema())));
	}

	@Override
	public List<SqlStatement> visit(CreateEnumType operation) {
		return one(EnumSql.create(operation));
	}

	@Override
	public List<SqlStatement> visit(DropEnumType operation) {
		return one(EnumSql.drop(operation));
	}

	@Override
	public List<SqlStatement> visit(RenameEnumType operation) {
		return one(EnumSql.rename(operation));
	}

	@Override
	public List<SqlStatement> visit(AddEnumValue operation) {
		return one(EnumSql.addValue(operation));
	}

	@Override
	public List<SqlStatement> visit(RenameEnumValue operation) {
		return one(EnumSql.renameValue(operation));
	}

	@Override
	public List<SqlStatement> visit(SetComment operation) {
		return List.of(CommentSql.comment(operation.target(), operation.comment()));
	}

	@Override
	public List<SqlStatement> visit(ExecuteSql operation) {
		return List.of(new SqlStatement(operation.sql(), operation.parameters(), true));
	}

	@Override
	public List<SqlStatement> visit(BulkInsert operation) {
		return new InsertSql(operation).statements();
	}

	/** What the batches do together, in one statement. */
	@Override
	public List<SqlStatement> visit(Backfill operation) {
		String condition = operation.update().condition();
		return List.of(new SqlStatement("update " + Identifier.quote(operation.table()) + " set "
				+ operation.update().assignments() + ((condition != null) ? " where " + condition : ""), List.of(),
				false));
	}

	private static List<SqlStatement> one(Object sql) {
		return List.of(SqlStatement.of(sql.toString()));
	}

}

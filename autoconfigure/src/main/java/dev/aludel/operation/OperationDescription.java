package dev.aludel.operation;

import java.util.stream.Collectors;

import dev.aludel.schema.CheckConstraint;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.UniqueConstraint;
import org.jspecify.annotations.Nullable;

/** The few words in which an operation is spoken of in messages and lists. */
final class OperationDescription implements Operation.Visitor<String> {

	@Override
	public String visit(CreateSchema operation) {
		return "create schema " + operation.name();
	}

	@Override
	public String visit(DropSchema operation) {
		return "drop schema " + operation.name();
	}

	@Override
	public String visit(CreateExtension operation) {
		return "create extension " + operation.name();
	}

	@Override
	public String visit(DropExtension operation) {
		return "drop extension " + operation.name();
	}

	@Override
	public String visit(CreateTable operation) {
		return "create table " + operation.table().name();
	}

	@Override
	public String visit(DropTable operation) {
		return "drop table " + operation.table();
	}

	@Override
	public String visit(RenameTable operation) {
		return "rename table " + operation.table() + " to " + operation.newName();
	}

	@Override
	public String visit(MoveTable operation) {
		return "move table " + operation.table() + " to schema " + operation.schema();
	}

	@Override
	public String visit(AddColumn operation) {
		return "add column " + operation.table() + "." + operation.column().name();
	}

	@Override
	public String visit(DropColumn operation) {
		return "drop column " + operation.table() + "." + operation.column();
	}

	@Override
	public String visit(RenameColumn operation) {
		return "rename column " + operation.table() + "." + operation.column() + " to " + operation.newName();
	}

	@Override
	public String visit(AlterColumnType operation) {
		return "alter type of " + operation.table() + "." + operation.column() + " to " + operation.type();
	}

	@Override
	public String visit(SetNotNull operation) {
		return "set not null on " + operation.table() + "." + operation.column();
	}

	@Override
	public String visit(DropNotNull operation) {
		return "drop not null on " + operation.table() + "." + operation.column();
	}

	@Override
	public String visit(SetDefault operation) {
		return "set default of " + operation.table() + "." + operation.column() + " to " + operation.expression();
	}

	@Override
	public String visit(DropDefault operation) {
		return "drop default of " + operation.table() + "." + operation.column();
	}

	@Override
	public String visit(AddIdentity operation) {
		return "add identity to " + operation.table() + "." + operation.column();
	}

	@Override
	public String visit(AlterIdentity operation) {
		return "alter identity of " + operation.table() + "." + operation.column();
	}

	@Override
	public String visit(DropIdentity operation) {
		return "drop identity of " + operation.table() + "." + operation.column();
	}

	@Override
	public String visit(AddConstraint operation) {
		return "add " + constraint(operation.constraint()) + " to " + operation.table();
	}

	@Override
	public String visit(DropConstraint operation) {
		return "drop constraint " + operation.name() + " of " + operation.table();
	}

	@Override
	public String visit(ValidateConstraint operation) {
		return "validate constraint " + operation.name() + " of " + operation.table();
	}

	@Override
	public String visit(RenameConstraint operation) {
		return "rename constraint " + operation.name() + " of " + operation.table() + " to " + operation.newName();
	}

	@Override
	public String visit(AlterTable operation) {
		return operation.changes().stream().map(Operation::describe).collect(Collectors.joining(", "));
	}

	@Override
	public String visit(CreateIndex operation) {
		return ((operation.index().unique()) ? "create unique index " : "create index ")
				+ named(operation.index().name()) + "on " + operation.table();
	}

	@Override
	public String visit(DropIndex operation) {
		return "drop index " + operation.name() + " of " + operation.table();
	}

	@Override
	public String visit(RenameIndex operation) {
		return "rename index " + operation.name() + " of " + operation.table() + " to " + operation.newName();
	}

	@Override
	public String visit(CreateSequence operation) {
		return "create sequence " + operation.sequence().name();
	}

	@Override
	public String visit(AlterSequence operation) {
		return "alter sequence " + operation.sequence();
	}

	@Override
	public String visit(DropSequence operation) {
		return "drop sequence " + operation.sequence();
	}

	@Override
	public String visit(RenameSequence operation) {
		return "rename sequence " + operation.sequence() + " to " + operation.newName();
	}

	@Override
	public String visit(MoveSequence operation) {
		return "move sequence " + operation.sequence() + " to schema " + operation.schema();
	}

	@Override
	public String visit(CreateEnumType operation) {
		return "create enum type " + operation.type().name();
	}

	@Override
	public String visit(DropEnumType operation) {
		return "drop enum type " + operation.type();
	}

	@Override
	public String visit(RenameEnumType operation) {
		return "rename enum type " + operation.type() + " to " + operation.newName();
	}

	@Override
	public String visit(AddEnumValue operation) {
		return "add value " + operation.value() + " to enum type " + operation.type();
	}

	@Override
	public String visit(RenameEnumValue operation) {
		return "rename value " + operation.value() + " of enum type " + operation.type() + " to "
				+ operation.newValue();
	}

	@Override
	public String visit(SetComment operation) {
		return ((operation.comment() != null) ? "comment on " : "remove comment on ") + target(operation.target());
	}

	@Override
	public String visit(ExecuteSql operation) {
		return "execute SQL";
	}

	@Override
	public String visit(BulkInsert operation) {
		int rows = operation.rows().size();
		return "insert " + rows + ((rows == 1) ? " row into " : " rows into ") + operation.table();
	}

	@Override
	public String visit(Backfill operation) {
		return "backfill " + operation.table() + ": " + operation.update().assignments();
	}

	private static String constraint(Constraint constraint) {
		String name = named(constraint.name());
		if (constraint instanceof PrimaryKey key) {
			return "primary key " + name + "(" + String.join(", ", key.columns()) + ")";
		}
		if (constraint instanceof UniqueConstraint unique) {
			return "unique " + name + "(" + String.join(", ", unique.columns()) + ")";
		}
		if (constraint instanceof ForeignKey key) {
			return "foreign key " + name + "(" + String.join(", ", key.columns()) + ") referencing "
					+ key.referencedTable();
		}
		if (constraint instanceof CheckConstraint check) {
			return "check " + name + "(" + check.expression() + ")";
		}
		return ("exclusion constraint " + named(constraint.name())).stripTrailing();
	}

	private static String named(@Nullable String name) {
		return (name != null) ? name + " " : "";
	}

	private static String target(SetComment.Target target) {
		if (target instanceof SetComment.OnColumn column) {
			return "column " + column.table() + "." + column.column();
		}
		if (target instanceof SetComment.OnIndex index) {
			return "index " + index.index() + " of " + index.table();
		}
		if (target instanceof SetComment.OnConstraint constraint) {
			return "constraint " + constraint.constraint() + " of " + constraint.table();
		}
		return "table " + target.table();
	}

}

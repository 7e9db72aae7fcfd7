package dev.aludel.autogenerate.command;

import java.util.ArrayList;
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
import dev.aludel.schema.Constraint;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.QualifiedName;

/**
 * The objects that an operation touches. What plain SQL touches only PostgreSQL knows.
 */
final class TouchedObjects implements Operation.Visitor<List<TouchedObject>> {

	@Override
	public List<TouchedObject> visit(CreateSchema operation) {
		return changed("schema", operation.name());
	}

	@Override
	public List<TouchedObject> visit(DropSchema operation) {
		return changed("schema", operation.name());
	}

	@Override
	public List<TouchedObject> visit(CreateExtension operation) {
		return changed("extension", operation.name());
	}

	@Override
	public List<TouchedObject> visit(DropExtension operation) {
		return changed("extension", operation.name());
	}

	@Override
	public List<TouchedObject> visit(CreateTable operation) {
		List<TouchedObject> objects = new ArrayList<>(changed(operation.table().name()));
		operation.table().foreignKeys().forEach((key) -> objects.addAll(referenced(key)));
		return objects;
	}

	@Override
	public List<TouchedObject> visit(DropTable operation) {
		return changed(operation.table());
	}

	@Override
	public List<TouchedObject> visit(RenameTable operation) {
		return List.of(changedTable(operation.table()), changedTable(operation.table().sibling(operation.newName())));
	}

	@Override
	public List<TouchedObject> visit(MoveTable operation) {
		return List.of(changedTable(operation.table()), changedTable(operation.table().inSchema(operation.schema())));
	}

	@Override
	public List<TouchedObject> visit(AddColumn operation) {
		return changed(operation.table());
	}

	@Override
	public List<TouchedObject> visit(DropColumn operation) {
		return changed(operation.table());
	}

	@Override
	public List<TouchedObject> visit(RenameColumn operation) {
		return changed(operation.table());
	}

	@Override
	public List<TouchedObject> visit(AlterColumnType operation) {
		return changed(operation.table());
	}

	@Override
	public List<TouchedObject> visit(SetNotNull operation) {
		return changed(operation.table());
	}

	@Override
	public List<TouchedObject> visit(DropNotNull operation) {
		return changed(operation.table());
	}

	@Override
	public List<TouchedObject> visit(SetDefault operation) {
		return changed(operation.table());
	}

	@Override
	public List<TouchedObject> visit(DropDefault operation) {
		return changed(operation.table());
	}

	@Override
	public List<TouchedObject> visit(AddIdentity operation) {
		return changed(operation.table());
	}

	@Override
	public List<TouchedObject> visit(AlterIdentity operation) {
		return changed(operation.table());
	}

	@Override
	public List<TouchedObject> visit(DropIdentity operation) {
		return changed(operation.table());
	}

	@Override
	public List<TouchedObject> visit(AddConstraint operation) {
		List<TouchedObject> objects = new ArrayList<>(changed(operation.table()));
		objects.addAll(referenced(operation.constraint()));
		return objects;
	}

	@Override
	public List<TouchedObject> visit(DropConstraint operation) {
		return changed(operation.table());
	}

	@Override
	public List<TouchedObject> visit(ValidateConstraint operation) {
		return changed(operation.table());
	}

	@Override
	public List<TouchedObject> visit(RenameConstraint operation) {
		return changed(operation.table());
	}

	@Override
	public List<TouchedObject> visit(AlterTable operation) {
		return operation.changes().stream().flatMap((change) -> change.accept(this).stream()).distinct().toList();
	}

	@Override
	public List<TouchedObject> visit(CreateIndex operation) {
		return changed(operation.table());
	}

	@Override
	public List<TouchedObject> visit(DropIndex operation) {
		return changed(operation.table());
	}

	@Override
	public List<TouchedObject> visit(RenameIndex operation) {
		return changed(operation.table());
	}

	@Override
	public List<TouchedObject> visit(CreateSequence operation) {
		return changed("sequence", operation.sequence().name());
	}

	@Override
	public List<TouchedObject> visit(AlterSequence operation) {
		return changed("sequence", operation.sequence());
	}

	@Override
	public List<TouchedObject> visit(DropSequence operation) {
		return changed("sequence", operation.sequence());
	}

	@Override
	public List<TouchedObject> visit(RenameSequence operation) {
		return changed("sequence", operation.sequence());
	}

	@Override
	public List<TouchedObject> visit(MoveSequence operation) {
		return changed("sequence", operation.sequence());
	}

	@Override
	public List<TouchedObject> visit(CreateEnumType operation) {
		return changed("type", operation.type().name());
	}

	@Override
	public List<TouchedObject> visit(DropEnumType operation) {
		return changed("type", operation.type());
	}

	@Override
	public List<TouchedObject> visit(RenameEnumType operation) {
		return changed("type", operation.type());
	}

	@Override
	public List<TouchedObject> visit(AddEnumValue operation) {
		return changed("type", operation.type());
	}

	@Override
	public List<TouchedObject> visit(RenameEnumValue operation) {
		return changed("type", operation.type());
	}

	@Override
	public List<TouchedObject> visit(SetComment operation) {
		return changed(operation.target().table());
	}

	// Nobody knows but the server.
	@Override
	public List<TouchedObject> visit(ExecuteSql operation) {
		return List.of();
	}

	@Override
	public List<TouchedObject> visit(BulkInsert operation) {
		return changed(operation.table());
	}

	@Override
	public List<TouchedObject> visit(Backfill operation) {
		return changed(operation.table());
	}

	private static List<TouchedObject> changed(QualifiedName table) {
		return List.of(changedTable(table));
	}

	private static TouchedObject changedTable(QualifiedName table) {
		return new TouchedObject("table " + table, true);
	}

	private static List<TouchedObject> changed(String kind, Object name) {
		return List.of(new TouchedObject(kind + " " + name, true));
	}

	private static List<TouchedObject> referenced(Constraint constraint) {
		return (constraint instanceof ForeignKey key)
				? List.of(new TouchedObject("table " + key.referencedTable(), false)) : List.of();
	}

}

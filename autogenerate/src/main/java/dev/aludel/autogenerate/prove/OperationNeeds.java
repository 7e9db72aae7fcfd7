package dev.aludel.autogenerate.prove;

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

/** What each operation needs, the first thing to miss first. */
final class OperationNeeds implements Operation.Visitor<List<Need>> {

	@Override
	public List<Need> visit(CreateSchema operation) {
		return List.of(new Need.CreateInDatabase());
	}

	@Override
	public List<Need> visit(DropSchema operation) {
		return List.of(new Need.SchemaOwnership(operation.name()));
	}

	@Override
	public List<Need> visit(CreateExtension operation) {
		return List.of(new Need.CreateInDatabase());
	}

	// PostgreSQL asks for the owner of the extension, which is whoever created it.
	@Override
	public List<Need> visit(DropExtension operation) {
		return List.of();
	}

	@Override
	public List<Need> visit(CreateTable operation) {
		List<Need> needs = new ArrayList<>(create(operation.table().name()));
		operation.table().foreignKeys().forEach((key) -> needs.addAll(references(key)));
		return needs;
	}

	@Override
	public List<Need> visit(DropTable operation) {
		return own(operation.table());
	}

	@Override
	public List<Need> visit(RenameTable operation) {
		return ownAndCreate(operation.table());
	}

	@Override
	public List<Need> visit(MoveTable operation) {
		return ownAndMove(operation.table(), operation.schema());
	}

	@Override
	public List<Need> visit(AddColumn operation) {
		return own(operation.table());
	}

	@Override
	public List<Need> visit(DropColumn operation) {
		return own(operation.table());
	}

	@Override
	public List<Need> visit(RenameColumn operation) {
		return own(operation.table());
	}

	@Override
	public List<Need> visit(AlterColumnType operation) {
		return own(operation.table());
	}

	@Override
	public List<Need> visit(SetNotNull operation) {
		return own(operation.table());
	}

	@Override
	public List<Need> visit(DropNotNull operation) {
		return own(operation.table());
	}

	@Override
	public List<Need> visit(SetDefault operation) {
		return own(operation.table());
	}

	@Override
	public List<Need> visit(DropDefault operation) {
		return own(operation.table());
	}

	@Override
	public List<Need> visit(AddIdentity operation) {
		return ownAndCreate(operation.table());
	}

	@Override
	public List<Need> visit(AlterIdentity operation) {
		return own(operation.table());
	}

	@Override
	public List<Need> visit(DropIdentity operation) {
		return own(operation.table());
	}

	@Override
	public List<Need> visit(AddConstraint operation) {
		List<Need> needs = new ArrayList<>(ownAndCreate(operation.table()));
		needs.addAll(references(operation.constraint()));
		return needs;
	}

	@Override
	public List<Need> visit(DropConstraint operation) {
		return own(operation.table());
	}

	@Override
	public List<Need> visit(ValidateConstraint operation) {
		return own(operation.table());
	}

	@Override
	public List<Need> visit(RenameConstraint operation) {
		return ownAndCreate(operation.table());
	}

	@Override
	public List<Need> visit(AlterTable operation) {
		return operation.changes().stream().flatMap((change) -> change.accept(this).stream()).distinct().toList();
	}

	@Override
	public List<Need> visit(CreateIndex operation) {
		return ownAndCreate(operation.table());
	}

	@Override
	public List<Need> visit(DropIndex operation) {
		return own(operation.table());
	}

	@Override
	public List<Need> visit(RenameIndex operation) {
		return ownAndCreate(operation.table());
	}

	@Override
	public List<Need> visit(CreateSequence operation) {
		return create(operation.sequence().name());
	}

	@Override
	public List<Need> visit(AlterSequence operation) {
		return own(operation.sequence());
	}

	@Override
	public List<Need> visit(DropSequence operation) {
		return own(operation.sequence());
	}

	@Override
	public List<Need> visit(RenameSequence operation) {
		return ownAndCreate(operation.sequence());
	}

	@Override
	public List<Need> visit(MoveSequence operation) {
		return ownAndMove(operation.sequence(), operation.schema());
	}

	@Override
	public List<Need> visit(CreateEnumType operation) {
		return create(operation.type().name());
	}

	@Override
	public List<Need> visit(DropEnumType operation) {
		return List.of(new Need.TypeOwnership(operation.type()));
	}

	@Override
	public List<Need> visit(RenameEnumType operation) {
		return List.of(new Need.TypeOwnership(operation.type()), new Need.CreateInSchema(operation.type().schema()));
	}

	@Override
	public List<Need> visit(AddEnumValue operation) {
		return List.of(new Need.TypeOwnership(operation.type()));
	}

	@Override
	public List<Need> visit(RenameEnumValue operation) {
		return List.of(new Need.TypeOwnership(operation.type()));
	}

	@Override
	public List<Need> visit(SetComment operation) {
		return own(operation.target().table());
	}

	// Nobody knows but the server.
	@Override
	public List<Need> visit(ExecuteSql operation) {
		return List.of();
	}

	@Override
	public List<Need> visit(BulkInsert operation) {
		return List.of(new Need.TablePrivilege(operation.table(), "insert"));
	}

	@Override
	public List<Need> visit(Backfill operation) {
		return List.of(new Need.TablePrivilege(operation.table(), "update"));
	}

	private static List<Need> own(QualifiedName relation) {
		return List.of(new Need.Ownership(relation));
	}

	private static List<Need> create(QualifiedName object) {
		return List.of(new Need.CreateInSchema(object.schema()));
	}

	private static List<Need> ownAndCreate(QualifiedName relation) {
		return List.of(new Need.Ownership(relation), new Need.CreateInSchema(relation.schema()));
	}

	private static List<Need> ownAndMove(QualifiedName relation, String schema) {
		return List.of(new Need.Ownership(relation), new Need.CreateInSchema(schema));
	}

	private static List<Need> references(Constraint constraint) {
		return (constraint instanceof ForeignKey key)
				? List.of(new Need.TablePrivilege(key.referencedTable(), "references")) : List.of();
	}

}

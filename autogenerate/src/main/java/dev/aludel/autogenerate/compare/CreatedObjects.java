package dev.aludel.autogenerate.compare;

import java.util.Set;
import java.util.TreeSet;

import dev.aludel.operation.CreateEnumType;
import dev.aludel.operation.CreateSequence;
import dev.aludel.operation.CreateTable;
import dev.aludel.operation.DropEnumType;
import dev.aludel.operation.DropSequence;
import dev.aludel.operation.DropTable;
import dev.aludel.operation.MoveSequence;
import dev.aludel.operation.MoveTable;
import dev.aludel.operation.Operation;
import dev.aludel.operation.RenameEnumType;
import dev.aludel.operation.RenameSequence;
import dev.aludel.operation.RenameTable;
import dev.aludel.schema.QualifiedName;

/** Follows tables, sequences and enum types from their creation through their renames. */
final class CreatedObjects {

	private final Set<QualifiedName> tables = new TreeSet<>();

	private final Set<QualifiedName> sequences = new TreeSet<>();

	private final Set<QualifiedName> enumTypes = new TreeSet<>();

	void replay(Operation operation) {
		// What "if not exists" found may be somebody else's.
		if (operation instanceof CreateTable created && !created.ifNotExists()) {
			this.tables.add(created.table().name());
		}
		else if (operation instanceof DropTable dropped) {
			this.tables.remove(dropped.table());
		}
		else if (operation instanceof RenameTable renamed) {
			rename(this.tables, renamed.table(), renamed.newName());
		}
		else if (operation instanceof MoveTable moved) {
			rename(this.tables, moved.table(), moved.table().inSchema(moved.schema()));
		}
		else if (operation instanceof CreateSequence created && !created.ifNotExists()) {
			this.sequences.add(created.sequence().name());
		}
		else if (operation instanceof DropSequence dropped) {
			this.sequences.remove(dropped.sequence());
		}
		else if (operation instanceof RenameSequence renamed) {
			rename(this.sequences, renamed.sequence(), renamed.newName());
		}
		else if (operation instanceof MoveSequence moved) {
			rename(this.sequences, moved.sequence(), moved.sequence().inSchema(moved.schema()));
		}
		else if (operation instanceof CreateEnumType created) {
			this.enumTypes.add(created.type().name());
		}
		else if (operation instanceof DropEnumType dropped) {
			this.enumTypes.remove(dropped.type());
		}
		else if (operation instanceof RenameEnumType renamed) {
			rename(this.enumTypes, renamed.type(), renamed.newName());
		}
	}

	Ownership ownership() {
		return new Ownership(this.tables, this.sequences, this.enumTypes, Set.of());
	}

	private static void rename(Set<QualifiedName> names, QualifiedName oldName, String newName) {
		rename(names, oldName, oldName.sibling(newName));
	}

	private static void rename(Set<QualifiedName> names, QualifiedName oldName, QualifiedName newName) {
		if (names.remove(oldName)) {
			names.add(newName);
		}
	}

}

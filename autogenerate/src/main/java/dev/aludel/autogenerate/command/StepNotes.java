package dev.aludel.autogenerate.command;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import dev.aludel.autogenerate.compare.Warning;
import dev.aludel.autogenerate.compare.Warning.Kind;
import dev.aludel.operation.AddColumn;
import dev.aludel.operation.AlterColumnType;
import dev.aludel.operation.AlterSequence;
import dev.aludel.operation.CreateSequence;
import dev.aludel.operation.DropColumn;
import dev.aludel.operation.DropSequence;
import dev.aludel.operation.DropTable;
import dev.aludel.operation.Operation;
import dev.aludel.operation.SetNotNull;
import dev.aludel.schema.QualifiedName;

/** Puts a warning above the statement where its reader has to decide. */
final class StepNotes {

	private static final Set<Kind> ON_DROP = EnumSet.of(Kind.DROPS_TABLE, Kind.DROPS_COLUMN, Kind.REPLACES_VALUES);

	private static final Set<Kind> ON_SEQUENCE = EnumSet.of(Kind.STARTS_SEQUENCE, Kind.ALTERS_SEQUENCE,
			Kind.DROPS_SEQUENCE);

	private final List<Warning> warnings;

	StepNotes(List<Warning> warnings) {
		this.warnings = warnings;
	}

	String[] on(Operation operation) {
		return this.warnings.stream()
			.filter((warning) -> concerns(warning, operation))
			.map(Warning::sentence)
			.toArray(String[]::new);
	}

	private static boolean concerns(Warning warning, Operation operation) {
		Kind kind = warning.kind();
		if (operation instanceof DropTable drop) {
			return ON_DROP.contains(kind) && warning.part() == null && is(warning, drop.table());
		}
		if (operation instanceof DropColumn drop) {
			return ON_DROP.contains(kind) && is(warning, drop.table(), drop.column());
		}
		if (operation instanceof AddColumn add) {
			return kind == Kind.NEEDS_VALUE_BACK && is(warning, add.table(), add.column().name());
		}
		if (operation instanceof SetNotNull set) {
			return kind == Kind.REFUSES_NULL && is(warning, set.table(), set.column());
		}
		if (operation instanceof AlterColumnType alter) {
			return (kind == Kind.NARROWS_TYPE || kind == Kind.CONVERTS_TYPE)
					&& is(warning, alter.table(), alter.column());
		}
		if (operation instanceof CreateSequence create) {
			return ON_SEQUENCE.contains(kind) && is(warning, create.sequence().name());
		}
		if (operation instanceof AlterSequence alter) {
			return ON_SEQUENCE.contains(kind) && is(warning, alter.sequence());
		}
		return operation instanceof DropSequence drop && ON_SEQUENCE.contains(kind) && is(warning, drop.sequence());
	}

	private static boolean is(Warning warning, QualifiedName object) {
		return warning.object().equals(object);
	}

	private static boolean is(Warning warning, QualifiedName object, String part) {
		return is(warning, object) && part.equals(warning.part());
	}

}

package dev.aludel.postgresql;

import java.util.stream.Collectors;

import dev.aludel.operation.AddEnumValue;
import dev.aludel.operation.CreateEnumType;
import dev.aludel.operation.DropEnumType;
import dev.aludel.operation.RenameEnumType;
import dev.aludel.operation.RenameEnumValue;
import dev.aludel.schema.EnumType;
import dev.aludel.schema.QualifiedName;

/** Says enum types and their values. */
final class EnumSql {

	private EnumSql() {
	}

	static String create(CreateEnumType operation) {
		EnumType type = operation.type();
		return "create type " + Identifier.quote(type.name()) + " as enum "
				+ type.values().stream().map(Literal::quote).collect(Collectors.joining(", ", "(", ")"));
	}

	static String drop(DropEnumType operation) {
		return Words.of("drop type")
			.addIf(operation.ifExists(), "if exists")
			.add(Identifier.quote(operation.type()))
			.toString();
	}

	static String rename(RenameEnumType operation) {
		return alter(operation.type()).add("rename to " + Identifier.quote(operation.newName())).toString();
	}

	static String addValue(AddEnumValue operation) {
		Words words = alter(operation.type()).add("add value")
			.addIf(operation.ifNotExists(), "if not exists")
			.add(Literal.quote(operation.value()));
		if (operation.position() != null) {
			words.add(switch (operation.position().side()) {
				case BEFORE -> "before";
				case AFTER -> "after";
			}).add(Literal.quote(operation.position().neighbour()));
		}
		return words.toString();
	}

	static String renameValue(RenameEnumValue operation) {
		return alter(operation.type()).add("rename value " + Literal.quote(operation.value()))
			.add("to " + Literal.quote(operation.newValue()))
			.toString();
	}

	private static Words alter(QualifiedName type) {
		return Words.of("alter type").add(Identifier.quote(type));
	}

}

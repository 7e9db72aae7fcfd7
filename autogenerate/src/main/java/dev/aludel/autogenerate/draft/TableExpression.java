package dev.aludel.autogenerate.draft;

import java.util.ArrayList;
import java.util.List;

import dev.aludel.schema.Column;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.Table;
import dev.aludel.schema.TableElement;

/** The Java for a table: its name and, a line each, its elements. */
final class TableExpression {

	private final Vocabulary words;

	TableExpression(Vocabulary words) {
		this.words = words;
	}

	/** {@code receiver.verb("tasks", …)}. */
	Code of(Code receiver, String verb, Table table) {
		if (table.indexes().isEmpty() && table.comment() == null) {
			return new Code.Call(receiver, verb, nameAndElements(table), 1);
		}
		return receiver.call(verb, whole(table));
	}

	private Code whole(Table table) {
		Imports imports = this.words.imports();
		Code code = new Code.Call(null, imports.definition("table"), nameAndElements(table), 1);
		if (!table.indexes().isEmpty()) {
			List<Code> indexes = table.indexes().stream().map(this.words.indexes()::of).toList();
			int listFrom = (indexes.size() > 1) ? 0 : Code.Call.NO_LIST;
			code = code.call("indexes",
					new Code.Call(Code.verbatim(imports.type(List.class)), "of", indexes, listFrom));
		}
		return (table.comment() != null) ? code.call("comment", Code.text(table.comment())) : code;
	}

	private List<Code> nameAndElements(Table table) {
		List<Code> arguments = new ArrayList<>(List.of(Code.text(table.name().toString())));
		table.elements().forEach((element) -> arguments.add(element(element)));
		return arguments;
	}

	private Code element(TableElement element) {
		return (element instanceof Column column) ? this.words.columns().of(column)
				: this.words.constraints().of((Constraint) element);
	}

}

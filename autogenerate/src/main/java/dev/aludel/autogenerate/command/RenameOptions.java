package dev.aludel.autogenerate.command;

import java.util.List;

import dev.aludel.autogenerate.compare.Renames;
import dev.aludel.schema.ColumnReference;
import dev.aludel.schema.QualifiedName;

/**
 * What {@code --rename} says: {@code tasks.title:headline} of a column,
 * {@code tasks:todos} of a table, {@code tasks:work.tasks} of a table that moves to
 * another schema, {@code mood:temper} of an enum type, {@code mood.SAD:BLUE} of its
 * value.
 */
final class RenameOptions {

	private final List<String> texts;

	RenameOptions(List<String> texts) {
		this.texts = texts;
	}

	Renames parse() {
		Renames renames = Renames.NONE;
		for (String text : this.texts) {
			renames = add(renames, text);
		}
		return renames;
	}

	private static Renames add(Renames renames, String text) {
		int colon = text.lastIndexOf(':');
		if (colon < 1 || colon == text.length() - 1) {
			throw DeskException.usage("The rename " + text
					+ " is not of the form table.column:new or table:new, as in tasks.title:headline.\n"
					+ "Nothing was compared.");
		}
		String name = text.substring(0, colon);
		String newName = text.substring(colon + 1);
		int dot = name.lastIndexOf('.');
		if (newName.indexOf('.') > 0) {
			return renames.table(QualifiedName.parse(name), QualifiedName.parse(newName));
		}
		if (dot < 0) {
			return renames.table(QualifiedName.of(name), newName);
		}
		ColumnReference column = new ColumnReference(QualifiedName.parse(name.substring(0, dot)),
				name.substring(dot + 1));
		return renames.column(column, newName);
	}

}

package dev.aludel.autogenerate.command;

import java.util.List;

import dev.aludel.autogenerate.compare.Renames;
import dev.aludel.schema.ColumnReference;
import dev.aludel.schema.QualifiedName;

/** What {@code --rename} says: {@code tasks.title:headline}. */
final class RenameOptions {

	private final List<String> texts;

	RenameOptions(List<String> texts) {
		this.texts = texts;
	}

	Renames parse() {
		Renames renames = Renames.NONE;
		for (String text : this.texts) {
			renames = renames.column(column(text), text.substring(text.lastIndexOf(':') + 1));
		}
		return renames;
	}

	private static ColumnReference column(String text) {
		int colon = text.lastIndexOf(':');
		int dot = text.lastIndexOf('.', Math.max(colon, 0));
		if (dot < 1 || colon < dot + 2 || colon == text.length() - 1) {
			throw DeskException.usage("The rename " + text
					+ " is not of the form table.column:new, as in tasks.title:headline.\nNothing was compared.");
		}
		return new ColumnReference(QualifiedName.parse(text.substring(0, dot)), text.substring(dot + 1, colon));
	}

}

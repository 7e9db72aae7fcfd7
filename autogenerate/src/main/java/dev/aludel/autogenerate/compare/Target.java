package dev.aludel.autogenerate.compare;

import java.util.List;

import dev.aludel.schema.DatabaseSchema;

/**
 * The schema that shall be, and what was left as it is on the way there.
 *
 * @param schema the schema, every constraint and index with a name
 * @param notes what stays although no entity asks for it
 * @param questions what stays until somebody decides
 */
public record Target(DatabaseSchema schema, List<Warning> notes, List<Question> questions) {

	public Target {
		notes = List.copyOf(notes);
		questions = List.copyOf(questions);
	}

}

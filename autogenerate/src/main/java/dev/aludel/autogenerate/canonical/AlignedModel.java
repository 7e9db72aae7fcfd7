package dev.aludel.autogenerate.canonical;

import java.util.List;

import dev.aludel.schema.DatabaseSchema;

/**
 * A model in the words of a database, so that plain {@code equals} tells what differs.
 *
 * @param schema the model: types as {@code format_type} prints them, expressions in the
 * database's spelling where they mean the same, in the model's own where they do not
 * @param diagnostics what the server did not accept
 */
public record AlignedModel(DatabaseSchema schema, List<AlignmentDiagnostic> diagnostics) {

	public AlignedModel {
		diagnostics = List.copyOf(diagnostics);
	}

}

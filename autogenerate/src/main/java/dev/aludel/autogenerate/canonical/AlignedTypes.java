package dev.aludel.autogenerate.canonical;

import java.util.List;
import java.util.Set;

import dev.aludel.schema.ColumnReference;
import dev.aludel.schema.DatabaseSchema;

/**
 * A model whose types are spelled as PostgreSQL does and whose column definitions are
 * taken apart.
 *
 * @param schema the model
 * @param untried the columns whose type the server does not know, so that nothing that
 * mentions them can be tried
 * @param diagnostics what the server did not accept
 */
record AlignedTypes(DatabaseSchema schema, Set<ColumnReference> untried, List<AlignmentDiagnostic> diagnostics) {

}

package dev.aludel.operation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import dev.aludel.schema.Identifiers;
import dev.aludel.schema.QualifiedName;

import org.jspecify.annotations.Nullable;

/**
 * Inserts rows into a table.
 *
 * @param table the table
 * @param columns the names of the columns
 * @param rows the rows, each with one value a column; a string means what a literal in
 * its place would
 */
public record BulkInsert(QualifiedName table, List<String> columns,
		List<List<@Nullable Object>> rows) implements Operation {

	public BulkInsert {
		columns = Identifiers.checkAll("column", columns);
		List<List<@Nullable Object>> copy = new ArrayList<>();
		for (List<@Nullable Object> row : rows) {
			if (row.size() != columns.size()) {
				throw new IllegalArgumentException("Row %s for table %s has %s values for %s columns (%s)."
					.formatted(copy.size() + 1, table, row.size(), columns.size(), String.join(", ", columns)));
			}
			copy.add(Collections.unmodifiableList(new ArrayList<>(row)));
		}
		rows = Collections.unmodifiableList(copy);
	}

	@Override
	public <R> R accept(Visitor<R> visitor) {
		return visitor.visit(this);
	}

}

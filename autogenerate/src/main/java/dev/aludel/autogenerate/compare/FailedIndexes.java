package dev.aludel.autogenerate.compare;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

import dev.aludel.schema.DatabaseSchema;
import dev.aludel.schema.Index;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Table;

/**
 * Indexes whose concurrent build has failed. One that was dropped is not worth failing
 * again: the way back leaves it out.
 *
 * @param target the schema that shall be, in which a failed index may stay
 * @param newNames how the tables are called there
 */
record FailedIndexes(DatabaseSchema target, UnaryOperator<QualifiedName> newNames) {

	DatabaseSchema leftOutOf(DatabaseSchema schema) {
		Map<QualifiedName, Table> targets = this.target.tablesByName();
		return schema.tables(schema.tables().stream().map((table) -> {
			Table after = targets.get(this.newNames.apply(table.name()));
			List<Index> remaining = (after != null) ? after.indexes() : List.of();
			return table.indexes(table.indexes()
				.stream()
				.filter((index) -> index.valid() || remaining.stream().anyMatch((other) -> isSameFailure(index, other)))
				.toList());
		}).toList());
	}

	private static boolean isSameFailure(Index index, Index other) {
		return !other.valid() && Objects.equals(index.name(), other.name());
	}

}

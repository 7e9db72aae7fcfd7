package dev.aludel.autogenerate.reflection;

import java.util.List;

import dev.aludel.autogenerate.reflection.UnmanagedObject.Kind;
import org.jspecify.annotations.Nullable;

/** A table, partitioned table, view, materialized view or foreign table. */
record RelationRow(long oid, long namespace, String name, char kind, boolean partition, long estimatedRows,
		@Nullable String comment, List<String> partitionKey) {

	boolean isPartitioned() {
		return this.kind == 'p';
	}

	/**
	 * Why entities cannot state it; {@code null} for a table that they can.
	 */
	@Nullable Kind unmanagedKind() {
		if (this.partition) {
			return Kind.PARTITION;
		}
		return switch (this.kind) {
			case 'v' -> Kind.VIEW;
			case 'm' -> Kind.MATERIALIZED_VIEW;
			case 'f' -> Kind.FOREIGN_TABLE;
			default -> null;
		};
	}

}

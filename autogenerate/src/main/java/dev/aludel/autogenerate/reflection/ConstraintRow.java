package dev.aludel.autogenerate.reflection;

import java.util.List;

import dev.aludel.autogenerate.reflection.UnmanagedObject.Kind;
import org.jspecify.annotations.Nullable;

/** A constraint of a table. */
record ConstraintRow(long table, String name, char type, long index, List<String> columns,
		@Nullable ForeignKeyRow foreignKey, boolean deferrable, boolean deferred, boolean validated, boolean noInherit,
		boolean enforced, boolean temporal, @Nullable String expression, List<String> operators) {

	/** What only a foreign key has. */
	record ForeignKeyRow(long namespace, String schema, String table, List<String> columns, char onDelete,
			char onUpdate, char match, List<String> onDeleteColumns) {

	}

	/**
	 * Why entities cannot state it; {@code null} for a constraint that they can.
	 */
	@Nullable Kind unmanagedKind() {
		if (!this.enforced) {
			return Kind.NOT_ENFORCED_CONSTRAINT;
		}
		// A temporal primary key is still the primary key.
		return (this.temporal && this.type != 'p') ? Kind.TEMPORAL_CONSTRAINT : null;
	}

	/**
	 * Whether the index of this constraint is its own; a foreign key only uses one.
	 */
	boolean ownsIndex() {
		return this.type == 'p' || this.type == 'u' || this.type == 'x';
	}

}

package dev.aludel.autogenerate.reflection;

import dev.aludel.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * Something the database holds that entities cannot state, so that it is left as it is
 * and only named.
 *
 * @param kind what it is
 * @param name its name
 * @param table the table it belongs to, or {@code null} when it stands for itself
 */
public record UnmanagedObject(Kind kind, QualifiedName name, @Nullable QualifiedName table) {

	/**
	 * What an unmanaged object is.
	 */
	public enum Kind {

		/** A view. */
		VIEW,

		/** A materialized view. */
		MATERIALIZED_VIEW,

		/** A foreign table. */
		FOREIGN_TABLE,

		/** A partition; its partitioned table is managed. */
		PARTITION,

		/** A foreign key or check that is {@code not enforced}; PostgreSQL 18. */
		NOT_ENFORCED_CONSTRAINT,

		/**
		 * A unique constraint {@code without overlaps} or a foreign key with
		 * {@code period}; PostgreSQL 18.
		 */
		TEMPORAL_CONSTRAINT

	}

}

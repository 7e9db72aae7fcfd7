package dev.aludel.design;

import dev.aludel.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * An object about which entities and database are compared.
 *
 * @param kind what it is
 * @param name its name, as in the catalog. The schema is that of its table when it has
 * one; objects of the default schema carry none. The name of a schema stands alone. What
 * nobody named has the name that a draft would give it
 * @param table the table it belongs to, or {@code null} unless it is a column, an index
 * or a constraint
 * @param inEntities whether the entities ask for it
 * @param inDatabase whether the database has it
 */
public record ComparedObject(Kind kind, QualifiedName name, @Nullable QualifiedName table, boolean inEntities,
		boolean inDatabase) {

	/**
	 * What can be left out of a comparison.
	 */
	public enum Kind {

		/** A schema, with everything in it. */
		SCHEMA,

		/** A table, with everything that belongs to it. */
		TABLE,

		/** A column. */
		COLUMN,

		/** An index that no constraint owns. */
		INDEX,

		/** A primary key, unique constraint, foreign key, check or exclusion. */
		CONSTRAINT,

		/** A sequence that is not part of an identity column. */
		SEQUENCE,

		/** An enum type. */
		TYPE

	}

}

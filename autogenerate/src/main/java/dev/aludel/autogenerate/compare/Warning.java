package dev.aludel.autogenerate.compare;

import dev.aludel.schema.QualifiedName;

import org.jspecify.annotations.Nullable;

/**
 * What a reader of a draft must know before running it.
 *
 * @param kind what it is about
 * @param object the table, sequence or type
 * @param part the column, index, constraint or value of the object, or {@code null} when
 * it is about the whole
 * @param sentence the whole story in a sentence or two
 */
public record Warning(Kind kind, QualifiedName object, @Nullable String part, String sentence) {

	/**
	 * What a warning is about.
	 */
	public enum Kind {

		/** A table goes, and its rows with it. */
		DROPS_TABLE(true),

		/** A column goes, and its values with it. */
		DROPS_COLUMN(true),

		/** Stored values are replaced by computed ones. */
		REPLACES_VALUES(true),

		/** A type holds less than before. */
		NARROWS_TYPE(true),

		/** Values are converted to another kind of type. */
		CONVERTS_TYPE(false),

		/** Every row of a table is written anew under a lock. */
		REWRITES_TABLE(false),

		/** A view makes way for a while. */
		REBUILDS_VIEW(false),

		/** Rows that hold {@code NULL} make the upgrade fail. */
		REFUSES_NULL(false),

		/** A column that comes back has no value for the rows that are there then. */
		NEEDS_VALUE_BACK(false),

		/** Rows that hold a value that goes away make the upgrade fail. */
		REMOVES_VALUE(false),

		/** A key that no entity asks for goes. */
		DROPS_CONSTRAINT(false),

		/** An index that no entity asks for goes. */
		DROPS_INDEX(false),

		/** A sequence goes, and its position with it. */
		DROPS_SEQUENCE(true),

		/** An enum type goes. */
		DROPS_ENUM_TYPE(false),

		/** Running instances count in another step. */
		ALTERS_SEQUENCE(false),

		/** A new sequence may hand out values that a table holds already. */
		STARTS_SEQUENCE(false),

		/** A second object of the same make stays. */
		KEEPS_DUPLICATE(false),

		/** Something that no entity asks for stays, because something else needs it. */
		KEEPS_NEEDED(false),

		/** Something that is not this application's stays as it is. */
		LEAVES_ALONE(false);

		private final boolean losesData;

		Kind(boolean losesData) {
			this.losesData = losesData;
		}

		/**
		 * Whether data can be lost.
		 * @return whether the draft must not run unread
		 */
		public boolean losesData() {
			return this.losesData;
		}

	}

}

package dev.aludel.schema;

import org.jspecify.annotations.Nullable;

/**
 * A constraint of a {@link Table}.
 */
public sealed interface Constraint extends TableElement
		permits PrimaryKey, UniqueConstraint, ForeignKey, CheckConstraint, ExclusionConstraint {

	/**
	 * The name as in the catalog, or {@code null} when nobody chose one and PostgreSQL
	 * makes it up.
	 * @return the name, or {@code null}
	 */
	@Nullable String name();

	/**
	 * Returns the same constraint under another name.
	 * @param name the name, or {@code null} for none
	 * @return the renamed constraint
	 */
	Constraint named(@Nullable String name);

}

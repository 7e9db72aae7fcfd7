package dev.aludel.schema;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * An exclusion constraint of a {@link Table}: no two rows for which all operators hold.
 *
 * @param name the name, or {@code null} when nobody chose one
 * @param method the index method, {@code gist} as a rule
 * @param elements what is compared, with which operator
 * @param include further columns kept in the index
 * @param where the condition of a partial constraint, or {@code null} for all rows
 * @param deferrability when it is checked
 */
public record ExclusionConstraint(@Nullable String name, String method, List<Element> elements, List<String> include,
		@Nullable String where, Deferrability deferrability) implements Constraint {

	/**
	 * One comparison of the constraint.
	 *
	 * @param key the column or expression
	 * @param operator the operator: {@code =}, {@code &&} …
	 */
	public record Element(IndexKey key, String operator) {

		public Element {
			Expressions.check("operator of an exclusion constraint", operator);
		}

	}

	public ExclusionConstraint {
		if (name != null) {
			Identifiers.check("exclusion constraint", name);
		}
		Identifiers.check("index method", method);
		if (elements.isEmpty()) {
			throw new IllegalArgumentException("The exclusion constraint needs at least one element.");
		}
		elements = List.copyOf(elements);
		include = Identifiers.checkAll("column", include);
	}

	@Override
	public ExclusionConstraint named(@Nullable String newName) {
		return new ExclusionConstraint(newName, this.method, this.elements, this.include, this.where,
				this.deferrability);
	}

	/**
	 * Returns this constraint with one more comparison.
	 * @param column the column
	 * @param operator the operator
	 * @return the changed constraint
	 */
	public ExclusionConstraint with(String column, String operator) {
		return with(IndexKey.column(column), operator);
	}

	/**
	 * Returns this constraint with one more comparison.
	 * @param key the column or expression
	 * @param operator the operator
	 * @return the changed constraint
	 */
	public ExclusionConstraint with(IndexKey key, String operator) {
		List<Element> more = new ArrayList<>(this.elements);
		more.add(new Element(key, operator));
		return new ExclusionConstraint(this.name, this.method, more, this.include, this.where, this.deferrability);
	}

	/**
	 * Returns this constraint with further columns in its index.
	 * @param columnNames the columns
	 * @return the changed constraint
	 */
	public ExclusionConstraint include(String... columnNames) {
		return new ExclusionConstraint(this.name, this.method, this.elements, List.of(columnNames), this.where,
				this.deferrability);
	}

	/**
	 * Returns this constraint for some rows only.
	 * @param condition the SQL condition, or {@code null} for all rows
	 * @return the changed constraint
	 */
	public ExclusionConstraint where(@Nullable String condition) {
		return new ExclusionConstraint(this.name, this.method, this.elements, this.include, condition,
				this.deferrability);
	}

	/**
	 * Returns this constraint as {@code deferrable}.
	 * @return the changed constraint
	 */
	public ExclusionConstraint deferrable() {
		return new ExclusionConstraint(this.name, this.method, this.elements, this.include, this.where,
				Deferrability.INITIALLY_IMMEDIATE);
	}

	/**
	 * Returns this constraint as {@code deferrable initially deferred}.
	 * @return the changed constraint
	 */
	public ExclusionConstraint initiallyDeferred() {
		return new ExclusionConstraint(this.name, this.method, this.elements, this.include, this.where,
				Deferrability.INITIALLY_DEFERRED);
	}

}

package dev.aludel.schema;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A unique constraint of a {@link Table}.
 *
 * @param name the name, or {@code null} when nobody chose one
 * @param columns the key columns, in order
 * @param include further columns kept in the index
 * @param nulls whether two {@code NULL}s are different;
 * {@link NullTreatment#NOT_DISTINCT} needs PostgreSQL 15
 * @param deferrability when it is checked
 */
public record UniqueConstraint(@Nullable String name, List<String> columns, List<String> include, NullTreatment nulls,
		Deferrability deferrability) implements Constraint {

	public UniqueConstraint {
		if (name != null) {
			Identifiers.check("unique constraint", name);
		}
		columns = Identifiers.checkSome("column", "unique constraint", columns);
		include = Identifiers.checkAll("column", include);
	}

	/**
	 * Returns a unique constraint over the given columns.
	 * @param name the name, or {@code null} to let PostgreSQL choose
	 * @param columns the key columns, in order
	 * @return the constraint
	 */
	public static UniqueConstraint of(@Nullable String name, List<String> columns) {
		return new UniqueConstraint(name, columns, List.of(), NullTreatment.DISTINCT, Deferrability.NOT_DEFERRABLE);
	}

	@Override
	public UniqueConstraint named(@Nullable String newName) {
		return new UniqueConstraint(newName, this.columns, this.include, this.nulls, this.deferrability);
	}

	/**
	 * Returns this constraint with further columns in its index.
	 * @param columnNames the columns
	 * @return the changed constraint
	 */
	public UniqueConstraint include(String... columnNames) {
		return new UniqueConstraint(this.name, this.columns, List.of(columnNames), this.nulls, this.deferrability);
	}

	/**
	 * Returns this constraint with {@code nulls not distinct}; PostgreSQL 15 and later.
	 * @return the changed constraint
	 */
	public UniqueConstraint nullsNotDistinct() {
		return new UniqueConstraint(this.name, this.columns, this.include, NullTreatment.NOT_DISTINCT,
				this.deferrability);
	}

	/**
	 * Returns this constraint as {@code deferrable}.
	 * @return the changed constraint
	 */
	public UniqueConstraint deferrable() {
		return new UniqueConstraint(this.name, this.columns, this.include, this.nulls,
				Deferrability.INITIALLY_IMMEDIATE);
	}

	/**
	 * Returns this constraint as {@code deferrable initially deferred}.
	 * @return the changed constraint
	 */
	public UniqueConstraint initiallyDeferred() {
		return new UniqueConstraint(this.name, this.columns, this.include, this.nulls,
				Deferrability.INITIALLY_DEFERRED);
	}

}

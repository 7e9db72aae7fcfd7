package dev.aludel.schema;

/**
 * A generated column: {@code generated always as (expression)}.
 *
 * @param expression the SQL expression over other columns of the row
 * @param storage whether the value is kept or computed when read
 */
public record ComputedValue(String expression, Storage storage) implements Generation {

	/**
	 * Where the value lives.
	 */
	public enum Storage {

		/** Computed when the row is written, and kept. */
		STORED,

		/** Computed when the row is read; PostgreSQL 18 and later. */
		VIRTUAL

	}

	public ComputedValue {
		Expressions.check("expression of a generated column", expression);
	}

}

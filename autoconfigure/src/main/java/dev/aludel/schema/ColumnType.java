package dev.aludel.schema;

/**
 * The type of a column, in the spelling that PostgreSQL's {@code format_type} prints:
 * {@code character varying(20)}, {@code bigint}, {@code timestamp(3) with time zone},
 * {@code integer[]}.
 *
 * @param text the type as SQL; a name that needs quotes has them
 */
public record ColumnType(String text) {

	public ColumnType {
		if (text.isBlank()) {
			throw new IllegalArgumentException("The type of a column must not be blank.");
		}
	}

	/**
	 * Whether this is an array.
	 * @return {@code true} for {@code integer[]} and the like
	 */
	public boolean isArray() {
		return this.text.endsWith("[]");
	}

	/**
	 * Returns the type of arrays of this type. PostgreSQL knows one type for arrays of
	 * every dimension, so an array stays what it is.
	 * @return the array type
	 */
	public ColumnType array() {
		return isArray() ? this : new ColumnType(this.text + "[]");
	}

	@Override
	public String toString() {
		return this.text;
	}

}

package dev.aludel.schema;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The primary key of a {@link Table}.
 *
 * @param name the name, or {@code null} when nobody chose one
 * @param columns the key columns, in order
 * @param include further columns kept in the index
 * @param deferrability when it is checked
 */
public record PrimaryKey(@Nullable String name, List<String> columns, List<String> include,
		Deferrability deferrability) implements Constraint {

	public PrimaryKey {
		if (name != null) {
			Identifiers.check("primary key", name);
		}
		columns = Identifiers.checkSome("column", "primary key", columns);
		include = Identifiers.checkAll("column", include);
	}

	/**
	 * Returns a primary key over the given columns.
	 * @param name the name, or {@code null} to let PostgreSQL choose
	 * @param columns the key columns, in order
	 * @return the primary key
	 */
	public static PrimaryKey of(@Nullable String name, List<String> columns) {
		return new PrimaryKey(name, columns, List.of(), Deferrability.NOT_DEFERRABLE);
	}

	@Override
	public PrimaryKey named(@Nullable String newName) {
		return new PrimaryKey(newName, this.columns, this.include, this.deferrability);
	}

	/**
	 * Returns this key with further columns in its index.
	 * @param columnNames the columns
	 * @return the changed key
	 */
	public PrimaryKey include(String... columnNames) {
		return new PrimaryKey(this.name, this.columns, List.of(columnNames), this.deferrability);
	}

	/**
	 * Returns this key as {@code deferrable}.
	 * @return the changed key
	 */
	public PrimaryKey deferrable() {
		return new PrimaryKey(this.name, this.columns, this.include, Deferrability.INITIALLY_IMMEDIATE);
	}

	/**
	 * Returns this key as {@code deferrable initially deferred}.
	 * @return the changed key
	 */
	public PrimaryKey initiallyDeferred() {
		return new PrimaryKey(this.name, this.columns, this.include, Deferrability.INITIALLY_DEFERRED);
	}

}

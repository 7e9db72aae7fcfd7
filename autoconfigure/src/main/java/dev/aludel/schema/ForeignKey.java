package dev.aludel.schema;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A foreign key of a {@link Table}.
 *
 * @param name the name, or {@code null} when nobody chose one
 * @param columns the referencing columns, in order
 * @param referencedTable the table they point at
 * @param referencedColumns the columns they point at, in the same order; empty means the
 * primary key of that table
 * @param onDelete what a deleted row does to those that reference it
 * @param onDeleteColumns the only columns that {@code on delete set null} or
 * {@code set default} changes (PostgreSQL 15 and later); empty means all
 * @param onUpdate what a changed key does to the rows that reference it
 * @param match how {@code NULL} in some of several columns counts
 * @param deferrability when it is checked
 * @param validated whether the existing rows are known to comply; {@code false} is
 * {@code not valid}
 */
public record ForeignKey(@Nullable String name, List<String> columns, QualifiedName referencedTable,
		List<String> referencedColumns, ReferentialAction onDelete, List<String> onDeleteColumns,
		ReferentialAction onUpdate, Match match, Deferrability deferrability, boolean validated) implements Constraint {

	/**
	 * How {@code NULL} in some of several columns counts.
	 */
	public enum Match {

		/** One {@code NULL} and the row references nothing; the default. */
		SIMPLE,

		/** All columns are {@code NULL} or none is. */
		FULL

	}

	public ForeignKey {
		if (name != null) {
			Identifiers.check("foreign key", name);
		}
		columns = Identifiers.checkSome("column", "foreign key", columns);
		referencedColumns = Identifiers.checkAll("column", referencedColumns);
		onDeleteColumns = Identifiers.checkAll("column", onDeleteColumns);
		if (!referencedColumns.isEmpty() && columns.size() != referencedColumns.size()) {
			throw new IllegalArgumentException(
					"The foreign key on (%s) references %s columns of %s; it needs as many as it has, %s.".formatted(
							String.join(", ", columns), referencedColumns.size(), referencedTable, columns.size()));
		}
		if (!onDeleteColumns.isEmpty() && onDelete != ReferentialAction.SET_NULL
				&& onDelete != ReferentialAction.SET_DEFAULT) {
			throw new IllegalArgumentException(
					"The foreign key on (%s) names columns for on delete, which only set null and set default take."
						.formatted(String.join(", ", columns)));
		}
		if (!columns.containsAll(onDeleteColumns)) {
			throw new IllegalArgumentException("The foreign key on (%s) sets (%s) on delete, which it does not have."
				.formatted(String.join(", ", columns), String.join(", ", onDeleteColumns)));
		}
	}

	/**
	 * Returns a foreign key with PostgreSQL's defaults.
	 * @param name the name, or {@code null} to let PostgreSQL choose
	 * @param columns the referencing columns, in order
	 * @param referencedTable the table they point at
	 * @param referencedColumns the columns they point at; empty means its primary key
	 * @return the foreign key
	 */
	public static ForeignKey of(@Nullable String name, List<String> columns, QualifiedName referencedTable,
			List<String> referencedColumns) {
		return new ForeignKey(name, columns, referencedTable, referencedColumns, ReferentialAction.NO_ACTION, List.of(),
				ReferentialAction.NO_ACTION, Match.SIMPLE, Deferrability.NOT_DEFERRABLE, true);
	}

	@Override
	public ForeignKey named(@Nullable String newName) {
		return new ForeignKey(newName, this.columns, this.referencedTable, this.referencedColumns, this.onDelete,
				this.onDeleteColumns, this.onUpdate, this.match, this.deferrability, this.validated);
	}

	/**
	 * Returns this key with the given action on delete.
	 * @param action what a deleted row does to those that reference it
	 * @param columnNames for {@code SET_NULL} and {@code SET_DEFAULT} the only columns to
	 * change (PostgreSQL 15 and later); none means all
	 * @return the changed key
	 */
	public ForeignKey onDelete(ReferentialAction action, String... columnNames) {
		return new ForeignKey(this.name, this.columns, this.referencedTable, this.referencedColumns, action,
				List.of(columnNames), this.onUpdate, this.match, this.deferrability, this.validated);
	}

	/**
	 * Returns this key with the given action on update.
	 * @param action what a changed key does to the rows that reference it
	 * @return the changed key
	 */
	public ForeignKey onUpdate(ReferentialAction action) {
		return new ForeignKey(this.name, this.columns, this.referencedTable, this.referencedColumns, this.onDelete,
				this.onDeleteColumns, action, this.match, this.deferrability, this.validated);
	}

	/**
	 * Returns this key with {@code match full}.
	 * @return the changed key
	 */
	public ForeignKey matchFull() {
		return new ForeignKey(this.name, this.columns, this.referencedTable, this.referencedColumns, this.onDelete,
				this.onDeleteColumns, this.onUpdate, Match.FULL, this.deferrability, this.validated);
	}

	/**
	 * Returns this key as {@code deferrable}.
	 * @return the changed key
	 */
	public ForeignKey deferrable() {
		return deferrability(Deferrability.INITIALLY_IMMEDIATE);
	}

	/**
	 * Returns this key as {@code deferrable initially deferred}.
	 * @return the changed key
	 */
	public ForeignKey initiallyDeferred() {
		return deferrability(Deferrability.INITIALLY_DEFERRED);
	}

	/**
	 * Returns this key as {@code not valid}: new rows are checked, existing ones are not
	 * until the constraint is validated.
	 * @return the changed key
	 */
	public ForeignKey notValid() {
		return new ForeignKey(this.name, this.columns, this.referencedTable, this.referencedColumns, this.onDelete,
				this.onDeleteColumns, this.onUpdate, this.match, this.deferrability, false);
	}

	private ForeignKey deferrability(Deferrability newDeferrability) {
		return new ForeignKey(this.name, this.columns, this.referencedTable, this.referencedColumns, this.onDelete,
				this.onDeleteColumns, this.onUpdate, this.match, newDeferrability, this.validated);
	}

}

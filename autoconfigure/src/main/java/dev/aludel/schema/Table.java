package dev.aludel.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * A table with everything that belongs to it.
 *
 * @param name the name
 * @param columns the columns, in order
 * @param primaryKey the primary key, or {@code null} for none
 * @param uniqueConstraints the unique constraints
 * @param foreignKeys the foreign keys
 * @param checkConstraints the checks
 * @param exclusionConstraints the exclusion constraints
 * @param indexes the indexes that no constraint owns
 * @param comment the comment, or {@code null} for none
 */
public record Table(QualifiedName name, List<Column> columns, @Nullable PrimaryKey primaryKey,
		List<UniqueConstraint> uniqueConstraints, List<ForeignKey> foreignKeys, List<CheckConstraint> checkConstraints,
		List<ExclusionConstraint> exclusionConstraints, List<Index> indexes, @Nullable String comment) {

	public Table {
		Identifiers.checkAll("column", columns.stream().map(Column::name).toList());
		columns = List.copyOf(columns);
		uniqueConstraints = List.copyOf(uniqueConstraints);
		foreignKeys = List.copyOf(foreignKeys);
		checkConstraints = List.copyOf(checkConstraints);
		exclusionConstraints = List.copyOf(exclusionConstraints);
		indexes = List.copyOf(indexes);
	}

	/**
	 * Returns a table made of the given elements.
	 * @param name the name
	 * @param elements columns and constraints, in the order of their columns
	 * @return the table
	 * @throws IllegalArgumentException when two columns have one name or there are two
	 * primary keys
	 */
	public static Table of(QualifiedName name, TableElement... elements) {
		return new Assembly(name).add(List.of(elements)).table();
	}

	/**
	 * Returns the columns and constraints: columns first, then the primary key, uniques,
	 * foreign keys, checks and exclusions.
	 * @return the elements, in that order
	 */
	public List<TableElement> elements() {
		List<TableElement> elements = new ArrayList<>(this.columns);
		elements.addAll(constraints());
		return List.copyOf(elements);
	}

	/**
	 * Returns the constraints: the primary key, uniques, foreign keys, checks and
	 * exclusions.
	 * @return the constraints, in that order
	 */
	public List<Constraint> constraints() {
		List<Constraint> constraints = new ArrayList<>();
		if (this.primaryKey != null) {
			constraints.add(this.primaryKey);
		}
		constraints.addAll(this.uniqueConstraints);
		constraints.addAll(this.foreignKeys);
		constraints.addAll(this.checkConstraints);
		constraints.addAll(this.exclusionConstraints);
		return List.copyOf(constraints);
	}

	/**
	 * Finds a column.
	 * @param columnName the name as in the catalog
	 * @return the column, if there is one
	 */
	public Optional<Column> column(String columnName) {
		return this.columns.stream().filter((column) -> column.name().equals(columnName)).findFirst();
	}

	/**
	 * Returns the same table under another name.
	 * @param newName the name
	 * @return the renamed table
	 */
	public Table named(QualifiedName newName) {
		return new Table(newName, this.columns, this.primaryKey, this.uniqueConstraints, this.foreignKeys,
				this.checkConstraints, this.exclusionConstraints, this.indexes, this.comment);
	}

	/**
	 * Returns this table with other columns.
	 * @param newColumns the columns, in order
	 * @return the changed table
	 */
	public Table columns(List<Column> newColumns) {
		return new Table(this.name, newColumns, this.primaryKey, this.uniqueConstraints, this.foreignKeys,
				this.checkConstraints, this.exclusionConstraints, this.indexes, this.comment);
	}

	/**
	 * Returns this table with other constraints.
	 * @param constraints all its constraints
	 * @return the changed table
	 */
	public Table constraints(List<Constraint> constraints) {
		return new Assembly(this.name).add(this.columns)
			.add(constraints)
			.table()
			.indexes(this.indexes)
			.comment(this.comment);
	}

	/**
	 * Returns this table with other indexes.
	 * @param newIndexes the indexes that no constraint owns
	 * @return the changed table
	 */
	public Table indexes(List<Index> newIndexes) {
		return new Table(this.name, this.columns, this.primaryKey, this.uniqueConstraints, this.foreignKeys,
				this.checkConstraints, this.exclusionConstraints, newIndexes, this.comment);
	}

	/**
	 * Returns this table with the given comment.
	 * @param text the comment, or {@code null} for none
	 * @return the changed table
	 */
	public Table comment(@Nullable String text) {
		return new Table(this.name, this.columns, this.primaryKey, this.uniqueConstraints, this.foreignKeys,
				this.checkConstraints, this.exclusionConstraints, this.indexes, text);
	}

	/** Sorts elements into the lists of a table. */
	private static final class Assembly {

		private final QualifiedName name;

		private final List<Column> columns = new ArrayList<>();

		private @Nullable PrimaryKey primaryKey;

		private final List<UniqueConstraint> uniqueConstraints = new ArrayList<>();

		private final List<ForeignKey> foreignKeys = new ArrayList<>();

		private final List<CheckConstraint> checkConstraints = new ArrayList<>();

		private final List<ExclusionConstraint> exclusionConstraints = new ArrayList<>();

		Assembly(QualifiedName name) {
			this.name = name;
		}

		Assembly add(List<? extends TableElement> elements) {
			elements.forEach(this::add);
			return this;
		}

		private void add(TableElement element) {
			if (element instanceof Column column) {
				this.columns.add(column);
			}
			else if (element instanceof PrimaryKey key) {
				if (this.primaryKey != null) {
					throw new IllegalArgumentException("Table " + this.name + " has two primary keys.");
				}
				this.primaryKey = key;
			}
			else if (element instanceof UniqueConstraint unique) {
				this.uniqueConstraints.add(unique);
			}
			else if (element instanceof ForeignKey foreignKey) {
				this.foreignKeys.add(foreignKey);
			}
			else if (element instanceof CheckConstraint check) {
				this.checkConstraints.add(check);
			}
			else if (element instanceof ExclusionConstraint exclusion) {
				this.exclusionConstraints.add(exclusion);
			}
		}

		Table table() {
			return new Table(this.name, this.columns, this.primaryKey, this.uniqueConstraints, this.foreignKeys,
					this.checkConstraints, this.exclusionConstraints, List.of(), null);
		}

	}

}

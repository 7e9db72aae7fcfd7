package dev.aludel.schema;

/**
 * A column of a table, by name.
 *
 * @param table the table
 * @param column the name of the column, as in the catalog
 */
public record ColumnReference(QualifiedName table, String column) {

	public ColumnReference {
		Identifiers.check("column", column);
	}

	@Override
	public String toString() {
		return this.table + "." + this.column;
	}

}

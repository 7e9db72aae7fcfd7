package dev.aludel.autogenerate.compare;

import java.util.Map;

import dev.aludel.postgresql.Identifier;
import dev.aludel.schema.QualifiedName;

/**
 * The queries that count what a question is about, in the names that the database has
 * today, and the estimates that stand in for them.
 */
final class CountedRows {

	/** Nothing is renamed, and nothing known. */
	static final CountedRows UNKNOWN = new CountedRows(Renames.NONE, Map.of());

	private final Renames renames;

	private final Map<QualifiedName, Long> estimates;

	/**
	 * Creates the queries.
	 * @param renames what is called otherwise by now
	 * @param estimates the estimated number of rows, by the names of today
	 */
	CountedRows(Renames renames, Map<QualifiedName, Long> estimates) {
		this.renames = renames;
		this.estimates = estimates;
	}

	/** How many rows a table holds. */
	RowCount rows(QualifiedName table) {
		return of(table, "select count(*) from " + Identifier.quote(tableOfToday(table)), "It holds %s.", "row");
	}

	/** How many rows hold nothing in a column. */
	RowCount nulls(QualifiedName table, String column) {
		return of(table, "select count(*) from %s where %s is null".formatted(Identifier.quote(tableOfToday(table)),
				column(table, column)), "It is NULL in %s.", "row");
	}

	/** How many rows hold something in a column. */
	RowCount values(QualifiedName table, String column) {
		return of(table, "select count(" + column(table, column) + ") from " + Identifier.quote(tableOfToday(table)),
				"It holds %s.", "value");
	}

	/** How many rows meet a condition. */
	RowCount where(QualifiedName table, String condition, String template) {
		return of(table, "select count(*) from " + Identifier.quote(tableOfToday(table)) + " where " + condition,
				template, "value");
	}

	/** A column as it stands in a query. */
	String column(QualifiedName table, String column) {
		return Identifier.quote(this.renames.columnBefore(tableOfToday(table), column));
	}

	private RowCount of(QualifiedName table, String sql, String template, String noun) {
		Long estimate = this.estimates.get(tableOfToday(table));
		return new RowCount(sql, template, noun, null, (estimate != null && estimate >= 0) ? estimate : null);
	}

	/** The name that a table has in the database. */
	QualifiedName tableOfToday(QualifiedName table) {
		return this.renames.tableBefore(table);
	}

}

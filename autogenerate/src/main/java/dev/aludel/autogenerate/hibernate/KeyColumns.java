package dev.aludel.autogenerate.hibernate;

import java.util.List;

import dev.aludel.schema.IndexKey;
import dev.aludel.schema.QualifiedName;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Selectable;
import org.hibernate.mapping.Table;
import org.jspecify.annotations.Nullable;

/**
 * The columns and expressions of one index or unique constraint. Hibernate keeps detached
 * copies of the columns, made from the text of the annotation and never looked up.
 *
 * @param mapping the mapping
 * @param table the table of the index
 * @param annotation the annotation that may have made it
 * @param name the name the author chose, or {@code null}
 */
record KeyColumns(Mapping mapping, Table table, String annotation, @Nullable String name) {

	/** The name of a column as the table has it. */
	String name(Column copy) {
		Column column = this.table.getColumn(copy);
		if (column == null) {
			throw unknown(copy.getName());
		}
		return Names.stored(column);
	}

	IndexKey key(Selectable selectable, @Nullable String order) {
		if (selectable instanceof Column copy) {
			Column column = this.table.getColumn(copy);
			return (column != null) ? ordered(IndexKey.column(Names.stored(column)), order)
					: ordered(parse(copy.getName()), order);
		}
		return ordered(parse(selectable.getText()), order);
	}

	private static IndexKey ordered(IndexKey key, @Nullable String order) {
		return "desc".equalsIgnoreCase(order) ? key.desc() : key;
	}

	/** Reads one key as {@code create index} writes it. */
	private IndexKey parse(String text) {
		SqlScanner scanner = new SqlScanner(text);
		IndexKey key = subject(scanner, text);
		if (scanner.accept("collate")) {
			String collation = scanner.path();
			key = (collation != null) ? key.collation(QualifiedName.parse(collation)) : key;
		}
		key = attributes(scanner, key);
		if (!scanner.isDone()) {
			String operatorClass = scanner.path();
			String parameters = scanner.group();
			key = (operatorClass != null)
					? attributes(scanner,
							key.operatorClass(
									(parameters != null) ? operatorClass + " (" + parameters + ")" : operatorClass))
					: key;
		}
		if (!scanner.isDone()) {
			throw unknown(text);
		}
		return key;
	}

	private IndexKey subject(SqlScanner scanner, String text) {
		String expression = scanner.group();
		if (expression != null && !expression.isEmpty()) {
			return IndexKey.expression(expression);
		}
		String column = scanner.name();
		if (column == null || !columnNames().contains(column)) {
			throw unknown(text);
		}
		return IndexKey.column(column);
	}

	private static IndexKey attributes(SqlScanner scanner, IndexKey key) {
		IndexKey result = key;
		if (scanner.accept("desc")) {
			result = result.desc();
		}
		else {
			scanner.accept("asc");
		}
		if (scanner.accept("nulls", "first")) {
			return result.nullsFirst();
		}
		return scanner.accept("nulls", "last") ? result.nullsLast() : result;
	}

	private List<String> columnNames() {
		return this.table.getColumns().stream().map(Names::stored).toList();
	}

	private UnknownColumnException unknown(String column) {
		return new UnknownColumnException(this.mapping.names().of(this.table), this.mapping.entitiesOf(this.table),
				this.annotation, this.name, column, columnNames().stream().sorted().toList());
	}

}

package dev.aludel.autogenerate.hibernate;

import java.util.List;

import dev.aludel.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * An {@code @Index} or a {@code @UniqueConstraint} names a column that its table does not
 * have. Hibernate does not look before it creates the table.
 */
public final class UnknownColumnException extends RuntimeException {

	private static final int LONGEST_LIST = 10;

	private final QualifiedName table;

	private final List<String> entities;

	private final String annotation;

	private final @Nullable String constraint;

	private final String column;

	UnknownColumnException(QualifiedName table, List<String> entities, String annotation, @Nullable String constraint,
			String column, List<String> columns) {
		super(message(table, entities, annotation, constraint, column, columns));
		this.table = table;
		this.entities = entities;
		this.annotation = annotation;
		this.constraint = constraint;
		this.column = column;
	}

	private static String message(QualifiedName table, List<String> entities, String annotation,
			@Nullable String constraint, String column, List<String> columns) {
		String of = entities.isEmpty() ? "" : " (" + list(entities) + ")";
		String named = (constraint != null) ? " " + constraint : "";
		return """
				%s%s of table %s%s names the column %s, which the table does not have.
				Nothing was compared.
				Name one of its columns: %s. %s""".formatted(annotation, named, table, of, quote(column), list(columns),
				hint(column));
	}

	private static String quote(String column) {
		return Names.isPlain(column) ? column : "'" + column + "'";
	}

	private static String hint(String column) {
		if (!balanced(column)) {
			return "Hibernate splits a columnList at every comma, also inside an expression; "
					+ "create such an index in a migration instead.";
		}
		return "An expression stands in parentheses of its own: (lower(name)).";
	}

	private static boolean balanced(String text) {
		return text.chars().filter((letter) -> letter == '(').count() == text.chars()
			.filter((letter) -> letter == ')')
			.count();
	}

	private static String list(List<String> names) {
		if (names.size() <= LONGEST_LIST) {
			return String.join(", ", names);
		}
		return String.join(", ", names.subList(0, LONGEST_LIST)) + " and " + (names.size() - LONGEST_LIST) + " more";
	}

	/**
	 * The table that lacks the column.
	 * @return the name of the table
	 */
	public QualifiedName table() {
		return this.table;
	}

	/**
	 * The entities that live in the table.
	 * @return the class names, none for a collection or join table
	 */
	public List<String> entities() {
		return this.entities;
	}

	/**
	 * The annotation that names the column.
	 * @return the annotation, with its {@code @}
	 */
	public String annotation() {
		return this.annotation;
	}

	/**
	 * The name the author gave to the index or constraint.
	 * @return the name, or {@code null} when there is none
	 */
	public @Nullable String constraint() {
		return this.constraint;
	}

	/**
	 * What the annotation calls a column.
	 * @return the text, after the naming strategy had its way
	 */
	public String column() {
		return this.column;
	}

}

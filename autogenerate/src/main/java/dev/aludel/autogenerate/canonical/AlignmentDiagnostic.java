package dev.aludel.autogenerate.canonical;

import dev.aludel.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * A type or expression of the model that the server does not accept.
 *
 * @param part what it is part of
 * @param table the table
 * @param name the column, constraint or index, or {@code null} when it has no name
 * @param sql the SQL as the model has it
 * @param sqlState the SQLSTATE of the refusal
 * @param serverMessage the refusal in PostgreSQL's words
 */
public record AlignmentDiagnostic(Part part, QualifiedName table, @Nullable String name, String sql, String sqlState,
		String serverMessage) {

	/**
	 * What a refused type or expression is part of.
	 */
	public enum Part {

		/** The type of a column, or all of its {@code columnDefinition}. */
		TYPE("type of column"),

		/** The default of a column. */
		DEFAULT("default of column"),

		/** The expression of a generated column. */
		GENERATED("expression of generated column"),

		/** A check constraint. */
		CHECK("check"),

		/** A key of an index. */
		INDEX_KEY("key of index"),

		/** The predicate of an index. */
		INDEX_PREDICATE("predicate of index");

		private final String label;

		Part(String label) {
			this.label = label;
		}

		boolean isOfColumn() {
			return this == TYPE || this == DEFAULT || this == GENERATED;
		}

	}

	/**
	 * Returns the refusal for a reader: the object, its SQL and what the server said.
	 * @return the message, without a line break at its end
	 */
	public String message() {
		String subject = (this.name != null) ? this.part.label + " " + this.name : "unnamed " + this.part.label;
		return "PostgreSQL does not accept the %s of table %s:%n  %s%n%s (%s)".formatted(subject, this.table, this.sql,
				this.serverMessage, this.sqlState);
	}

}

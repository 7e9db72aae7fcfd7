package dev.aludel.schema;

import org.jspecify.annotations.Nullable;

/**
 * The name of a table, sequence, type or other object that lives in a schema.
 *
 * @param schema the schema, or {@code null} for the current one (the first of
 * PostgreSQL's {@code search_path} that exists)
 * @param name the name exactly as in the catalog, without quotes
 */
public record QualifiedName(@Nullable String schema, String name) implements Comparable<QualifiedName> {

	public QualifiedName {
		if (schema != null) {
			Identifiers.check("schema", schema);
		}
		Identifiers.check("object", name);
	}

	/**
	 * Returns the name of an object in the current schema.
	 * @param name the name as in the catalog; a dot in it is part of the name
	 * @return the unqualified name
	 */
	public static QualifiedName of(String name) {
		return new QualifiedName(null, name);
	}

	/**
	 * Reads the text a migration uses for a name: {@code tasks}, {@code audit.events}, or
	 * with double quotes where a part holds a dot or a quote itself:
	 * {@code audit."weird.name"}. Letters are taken as they stand, never folded.
	 * @param text the text
	 * @return the name
	 * @throws IllegalArgumentException when the text has more than two parts, an empty
	 * part or an unclosed quote
	 */
	public static QualifiedName parse(String text) {
		return new QualifiedNameParser(text).parse();
	}

	/**
	 * Returns the same name in the given schema.
	 * @param newSchema the schema, or {@code null} for the current one
	 * @return the name there
	 */
	public QualifiedName inSchema(@Nullable String newSchema) {
		return new QualifiedName(newSchema, this.name);
	}

	/**
	 * Returns another name in the same schema.
	 * @param newName the name
	 * @return the name in this schema
	 */
	public QualifiedName sibling(String newName) {
		return new QualifiedName(this.schema, newName);
	}

	@Override
	public int compareTo(QualifiedName other) {
		int bySchema = compare(this.schema, other.schema);
		return (bySchema != 0) ? bySchema : this.name.compareTo(other.name);
	}

	// By hand: composed comparators would be put together at every start.
	private static int compare(@Nullable String schema, @Nullable String other) {
		if (schema == null || other == null) {
			return Boolean.compare(schema != null, other != null);
		}
		return schema.compareTo(other);
	}

	/**
	 * Returns the text that {@link #parse(String)} reads back as this name.
	 */
	@Override
	public String toString() {
		return (this.schema != null) ? text(this.schema) + "." + text(this.name) : text(this.name);
	}

	private static String text(String part) {
		boolean plain = part.indexOf('.') < 0 && part.indexOf('"') < 0;
		return plain ? part : '"' + part.replace("\"", "\"\"") + '"';
	}

}

package dev.aludel.autogenerate.hibernate;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

import dev.aludel.schema.Identifiers;
import dev.aludel.schema.QualifiedName;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Table;
import org.jspecify.annotations.Nullable;

/** Hibernate's names, as PostgreSQL's catalog would hold them. */
record Names(@Nullable String defaultSchema) {

	static String stored(Identifier identifier) {
		return stored(identifier.getText(), identifier.isQuoted());
	}

	static String stored(Column column) {
		return stored(column.getName(), column.isQuoted());
	}

	/** Reads a name as it stands in SQL: with quotes exactly, without them folded. */
	static String storedFromSql(String sql) {
		String name = sql.trim();
		boolean quoted = name.length() > 1 && "\"`".indexOf(name.charAt(0)) >= 0
				&& name.charAt(name.length() - 1) == name.charAt(0);
		return quoted ? stored(name.substring(1, name.length() - 1).replace("\"\"", "\""), true) : stored(name, false);
	}

	static String stored(String name, boolean quoted) {
		return cut(quoted ? name : fold(name));
	}

	// PostgreSQL folds ASCII letters only, when its encoding has several bytes a letter.
	private static String fold(String name) {
		StringBuilder folded = new StringBuilder(name);
		for (int index = 0; index < folded.length(); index++) {
			char letter = folded.charAt(index);
			if (letter >= 'A' && letter <= 'Z') {
				folded.setCharAt(index, Character.toLowerCase(letter));
			}
		}
		return folded.toString();
	}

	// Like PostgreSQL, which cuts a longer name in silence, here and in every statement.
	private static String cut(String name) {
		int end = name.length();
		while (name.substring(0, end).getBytes(StandardCharsets.UTF_8).length > Identifiers.MAX_BYTES) {
			end = name.offsetByCodePoints(end, -1);
		}
		return name.substring(0, end);
	}

	QualifiedName of(Table table) {
		return of(table.getSchemaIdentifier(), table.getNameIdentifier());
	}

	QualifiedName of(@Nullable Identifier schema, Identifier name) {
		return new QualifiedName(schema(schema), stored(name));
	}

	QualifiedName of(@Nullable String schema, String name) {
		return new QualifiedName((schema != null && schema.equals(this.defaultSchema)) ? null : schema, name);
	}

	/** The schema of a name, or {@code null} when it is the default one. */
	@Nullable String schema(@Nullable Identifier identifier) {
		if (identifier == null) {
			return null;
		}
		String schema = stored(identifier);
		return schema.equals(this.defaultSchema) ? null : schema;
	}

	/** Whether unquoted SQL can hold the name. */
	static boolean isPlain(String name) {
		return name.toLowerCase(Locale.ROOT).matches("[\\p{L}_][\\p{L}\\p{N}_$]*");
	}

}

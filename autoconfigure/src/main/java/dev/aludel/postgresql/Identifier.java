package dev.aludel.postgresql;

import dev.aludel.schema.QualifiedName;

/**
 * Names as they stand in SQL: quoted where PostgreSQL needs it, and only there.
 */
public final class Identifier {

	private Identifier() {
	}

	/**
	 * Returns a name as it stands in SQL, by the rule of PostgreSQL's
	 * {@code quote_ident}.
	 * @param name the name as in the catalog
	 * @return the name, in double quotes where needed
	 */
	public static String quote(String name) {
		return '"' + name.replace("\"", "\"\"") + '"';
	}

	/**
	 * Returns a qualified name as it stands in SQL.
	 * @param name the name
	 * @return the name, each part in double quotes where needed
	 */
	public static String quote(QualifiedName name) {
		return (name.schema() != null) ? quote(name.schema()) + "." + quote(name.name()) : quote(name.name());
	}

}

package dev.aludel.postgresql;

import java.util.List;
import java.util.stream.Collectors;

import dev.aludel.schema.QualifiedName;

/**
 * Names as they stand in SQL: quoted where PostgreSQL needs it, and only there.
 */
public final class Identifier {

	private Identifier() {
	}

	/**
	 * Returns a name as it stands in SQL, by the rule of PostgreSQL's
	 * {@code quote_ident}: lower-case letters, digits and underscores that do not begin
	 * with a digit stay as they are, unless they are a keyword of some major from 14 to
	 * 18 that is not free for any use; everything else is quoted.
	 * @param name the name as in the catalog
	 * @return the name, in double quotes where needed
	 */
	public static String quote(String name) {
		return isPlain(name) ? name : '"' + name.replace("\"", "\"\"") + '"';
	}

	/**
	 * Returns a qualified name as it stands in SQL.
	 * @param name the name
	 * @return the name, each part in double quotes where needed
	 */
	public static String quote(QualifiedName name) {
		return (name.schema() != null) ? quote(name.schema()) + "." + quote(name.name()) : quote(name.name());
	}

	static String list(List<String> names) {
		return names.stream().map(Identifier::quote).collect(Collectors.joining(", ", "(", ")"));
	}

	private static boolean isPlain(String name) {
		return !name.isEmpty() && !isDigit(name.charAt(0)) && hasPlainCharacters(name) && !Keywords.contains(name);
	}

	private static boolean hasPlainCharacters(String name) {
		for (int index = 0; index < name.length(); index++) {
			if (!isPlain(name.charAt(index))) {
				return false;
			}
		}
		return true;
	}

	private static boolean isPlain(char character) {
		return (character >= 'a' && character <= 'z') || isDigit(character) || character == '_';
	}

	private static boolean isDigit(char character) {
		return character >= '0' && character <= '9';
	}

}

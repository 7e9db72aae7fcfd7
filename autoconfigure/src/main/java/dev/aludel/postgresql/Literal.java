package dev.aludel.postgresql;

/**
 * Texts as they stand in SQL.
 */
public final class Literal {

	private Literal() {
	}

	/**
	 * Returns a text as a string literal that means the same whatever
	 * {@code standard_conforming_strings} says: {@code 'it''s'}, and
	 * {@code E'back\\slash'} when there is a backslash.
	 * @param text the text
	 * @return the literal, with its quotes
	 * @throws IllegalArgumentException when the text holds a NUL character
	 */
	public static String quote(String text) {
		if (text.indexOf('\0') >= 0) {
			throw new IllegalArgumentException(
					"The text " + text.replace("\0", "\\0") + " holds a NUL character, which PostgreSQL cannot store.");
		}
		String doubled = text.replace("'", "''");
		return (text.indexOf('\\') >= 0) ? "E'" + doubled.replace("\\", "\\\\") + "'" : "'" + doubled + "'";
	}

}

package dev.aludel.autogenerate.reflection;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * A piece of an SQL expression as PostgreSQL's scanner sees it.
 *
 * @param kind what it is
 * @param text its text
 * @param start where it begins
 */
public record SqlToken(Kind kind, String text, int start) {

	/**
	 * What a token is.
	 */
	public enum Kind {

		/** A keyword or a name without quotes. */
		WORD,

		/** A name in double quotes. */
		QUOTED_NAME,

		/** A string constant of any kind, with its quotes. */
		STRING,

		/** A number without its sign. */
		NUMBER,

		/** An operator, {@code ::} included. */
		OPERATOR,

		/** A parenthesis, bracket, comma, dot or semicolon. */
		PUNCTUATION

	}

	/**
	 * Where the token ends.
	 * @return the position behind its last character
	 */
	public int end() {
		return this.start + this.text.length();
	}

	/**
	 * Whether this is the given keyword, operator or punctuation.
	 * @param expected the text, keywords in lower case
	 * @return {@code true} if so; a quoted name or a string never is
	 */
	public boolean is(String expected) {
		return switch (this.kind) {
			case WORD -> this.text.equalsIgnoreCase(expected);
			case OPERATOR, PUNCTUATION -> this.text.equals(expected);
			default -> false;
		};
	}

	/**
	 * The name this token stands for if it stands for one: folded to lower case, or as it
	 * is between double quotes.
	 * @return the name as in the catalog, or {@code null} for what cannot be a name
	 */
	public @Nullable String name() {
		return switch (this.kind) {
			case WORD -> this.text.toLowerCase(Locale.ROOT);
			case QUOTED_NAME -> this.text.substring(1, Math.max(1, this.text.length() - 1)).replace("\"\"", "\"");
			default -> null;
		};
	}

}

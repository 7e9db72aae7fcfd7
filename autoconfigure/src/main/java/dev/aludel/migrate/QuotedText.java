package dev.aludel.migrate;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the server quotes in a message: names, words of the statement, values, rows. It
 * does not double the quotes that a value has.
 *
 * @param sql the statement, without quotes
 * @param small the same in small letters
 */
record QuotedText(String sql, String small) {

	// PostgreSQL's own, and those of its translations.
	private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|«[^»]*»|»[^«]*«|„[^“”]*[“”]|“[^”]*”",
			Pattern.DOTALL);

	private static final Pattern QUOTE = Pattern.compile("[\"«»„“”]");

	private static final Pattern FIRST_TO_LAST = Pattern.compile(QUOTE + ".*" + QUOTE, Pattern.DOTALL);

	/** What is as long as a name can be may be the first part of one, in bytes. */
	private static final int LONG_NAME = 60;

	static QuotedText of(String sql) {
		String unquoted = sql.replace("\"", "");
		return new QuotedText(unquoted, unquoted.toLowerCase(Locale.ROOT));
	}

	static boolean hasQuote(String text) {
		return QUOTE.matcher(text).find();
	}

	/** The message without what is quoted in it and what the statement does not have. */
	String hideIn(String message) {
		Matcher quoted = QUOTED.matcher(message);
		if (quoted.results().anyMatch((found) -> isWithinWord(found, message))) {
			// Where one of these begins, a quote has ended that the server began.
			return hideAllIn(message);
		}
		return quoted.reset().replaceAll((found) -> isTold(found) ? literally(found.group()) : hidden(found));
	}

	/** The same, where a value may have quotes. */
	String hideAllIn(String message) {
		Matcher quoted = QUOTED.matcher(message);
		boolean told = quoted.results().allMatch(this::isTold) && !hasQuote(quoted.reset().replaceAll(""));
		return told ? message : FIRST_TO_LAST.matcher(message).replaceAll(QuotedText::hidden);
	}

	private static String hidden(MatchResult quoted) {
		String text = quoted.group();
		return literally(text.charAt(0) + "?" + text.charAt(text.length() - 1));
	}

	private static String literally(String text) {
		return Matcher.quoteReplacement(text);
	}

	/** Whether the statement has it, which is told anyway. */
	private boolean isTold(MatchResult quoted) {
		String content = quoted.group().substring(1, quoted.group().length() - 1).strip();
		return !content.isEmpty() && isTold(content);
	}

	boolean isTold(String content) {
		// The server writes names without quotes in small letters.
		return isWordOf(this.sql, content)
				|| content.equals(content.toLowerCase(Locale.ROOT)) && isWordOf(this.small, content);
	}

	/** Whether a text has a word, or several, that do not go on before or behind it. */
	private static boolean isWordOf(String text, String word) {
		boolean cut = word.getBytes(StandardCharsets.UTF_8).length >= LONG_NAME;
		for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
			if (!isWithinWord(text, at) && (cut || !isWithinWord(text, at + word.length()))) {
				return true;
			}
		}
		return false;
	}

	private static boolean isWithinWord(String text, int index) {
		return index > 0 && index < text.length() && isPartOfWord(text.charAt(index - 1))
				&& isPartOfWord(text.charAt(index));
	}

	private static boolean isPartOfWord(char character) {
		return Character.isLetterOrDigit(character) || character == '_';
	}

	// Not in a language that has no spaces.
	private static boolean isWithinWord(MatchResult quoted, String message) {
		return quoted.start() > 0 && isAscii(message.charAt(quoted.start() - 1))
				|| quoted.end() < message.length() && isAscii(message.charAt(quoted.end()));
	}

	private static boolean isAscii(char character) {
		return character < 128 && isPartOfWord(character);
	}

}

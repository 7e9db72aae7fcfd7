package dev.aludel.autogenerate.launch;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Splits a line into words as a POSIX shell does: single quotes keep everything, double
 * quotes all but a backslash before {@code "}, {@code \\}, {@code $} and {@code `}.
 * Variables are not replaced.
 */
public final class ShellWords {

	private static final String ESCAPED_IN_QUOTES = "\"\\$`";

	private final List<String> words = new ArrayList<>();

	private final StringBuilder word = new StringBuilder();

	private boolean inWord;

	private ShellWords() {
	}

	/**
	 * Splits a line.
	 * @param line the line, or {@code null} for none
	 * @return its words
	 * @throws IllegalArgumentException when a quote is opened and not closed
	 */
	public static List<String> of(@Nullable String line) {
		return (line != null) ? new ShellWords().split(line) : List.of();
	}

	private List<String> split(String line) {
		int index = 0;
		while (index < line.length()) {
			char character = line.charAt(index);
			if (character == '\'' || character == '"') {
				index = quoted(line, index + 1, character);
			}
			else if (character == '\\' && index + 1 < line.length()) {
				append(line.charAt(++index));
			}
			else if (Character.isWhitespace(character)) {
				endWord();
			}
			else {
				append(character);
			}
			index++;
		}
		endWord();
		return List.copyOf(this.words);
	}

	/** Returns where the closing quote stands. */
	private int quoted(String line, int start, char quote) {
		this.inWord = true;
		for (int index = start; index < line.length(); index++) {
			char character = line.charAt(index);
			if (character == quote) {
				return index;
			}
			boolean escape = quote == '"' && character == '\\' && index + 1 < line.length()
					&& ESCAPED_IN_QUOTES.indexOf(line.charAt(index + 1)) >= 0;
			append(escape ? line.charAt(++index) : character);
		}
		throw new IllegalArgumentException("The quote " + quote + " is opened and not closed in: " + line);
	}

	private void append(char character) {
		this.word.append(character);
		this.inWord = true;
	}

	private void endWord() {
		if (this.inWord) {
			this.words.add(this.word.toString());
			this.word.setLength(0);
			this.inWord = false;
		}
	}

}

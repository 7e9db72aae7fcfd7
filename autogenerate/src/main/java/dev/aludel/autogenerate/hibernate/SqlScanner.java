package dev.aludel.autogenerate.hibernate;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** Takes a piece of SQL apart, from the left, word by word. */
final class SqlScanner {

	private static final Pattern NAME = Pattern.compile("\\s*(\"(?:[^\"]|\"\")+\"|[\\p{L}_][\\p{L}\\p{N}_$]*)");

	private static final Pattern VALUE = Pattern.compile("\\s*([-+]?[\\p{L}\\p{N}_.]+)");

	private static final Pattern SPACE = Pattern.compile("\\s*");

	private final String text;

	private int position;

	SqlScanner(String text) {
		this.text = text;
	}

	/** Takes the given words when they are the next ones. */
	boolean accept(String... words) {
		int start = this.position;
		for (String word : words) {
			if (!word.equalsIgnoreCase(take(VALUE))) {
				this.position = start;
				return false;
			}
		}
		return true;
	}

	/** Takes a name, as the catalog holds it. */
	@Nullable String name() {
		String name = take(NAME);
		return (name != null) ? Names.storedFromSql(name) : null;
	}

	/** Takes a name as it is written, with its schema if it has one. */
	@Nullable String path() {
		String name = take(NAME);
		if (name == null) {
			return null;
		}
		StringBuilder path = new StringBuilder(name);
		while (symbol('.')) {
			String next = take(NAME);
			path.append('.').append((next != null) ? next : "");
		}
		return path.toString();
	}

	/** Takes a whole number. */
	@Nullable Long number() {
		int start = this.position;
		String value = take(VALUE);
		try {
			return (value != null) ? Long.valueOf(value) : null;
		}
		catch (NumberFormatException ex) {
			this.position = start;
			return null;
		}
	}

	/** Takes a single character. */
	boolean symbol(char symbol) {
		skipSpace();
		if (this.position < this.text.length() && this.text.charAt(this.position) == symbol) {
			this.position++;
			return true;
		}
		return false;
	}

	/** Takes what stands between an opening and its closing parenthesis. */
	@Nullable String group() {
		skipSpace();
		int start = this.position;
		if (!symbol('(')) {
			return null;
		}
		int depth = 1;
		while (this.position < this.text.length()) {
			char character = this.text.charAt(this.position++);
			if (character == '\'' || character == '"') {
				skipQuoted(character);
			}
			else if (character == '(') {
				depth++;
			}
			else if (character == ')' && --depth == 0) {
				return this.text.substring(start + 1, this.position - 1).trim();
			}
		}
		this.position = start;
		return null;
	}

	/** Takes a list of names in parentheses. */
	@Nullable List<String> names() {
		int start = this.position;
		String group = group();
		List<String> names = (group != null) ? namesIn(group) : null;
		if (names == null) {
			this.position = start;
		}
		return names;
	}

	private static @Nullable List<String> namesIn(String group) {
		SqlScanner list = new SqlScanner(group);
		List<String> names = new ArrayList<>();
		do {
			String name = list.name();
			if (name == null) {
				return null;
			}
			names.add(name);
		}
		while (list.symbol(','));
		return list.isDone() ? names : null;
	}

	/** Takes everything that is left. */
	String rest() {
		String rest = this.text.substring(this.position).trim();
		this.position = this.text.length();
		return rest;
	}

	boolean isDone() {
		skipSpace();
		return this.position == this.text.length();
	}

	private void skipQuoted(char quote) {
		int end = this.text.indexOf(quote, this.position);
		this.position = (end < 0) ? this.text.length() : end + 1;
	}

	private void skipSpace() {
		take(SPACE);
	}

	private @Nullable String take(Pattern pattern) {
		Matcher matcher = pattern.matcher(this.text).region(this.position, this.text.length());
		if (!matcher.lookingAt()) {
			return null;
		}
		this.position = matcher.end();
		return (matcher.groupCount() > 0) ? matcher.group(1) : "";
	}

}

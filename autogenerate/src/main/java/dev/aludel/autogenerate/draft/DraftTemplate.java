package dev.aludel.autogenerate.draft;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * What stands around a draft: Java source with tokens in place of what is drafted.
 * <p>
 * A token of several lines stands alone on its line and is indented as that line is, with
 * tabs or with four spaces each. When there is nothing to put in its place, the line
 * goes, and a blank one behind it.
 */
public final class DraftTemplate {

	private static final Pattern TOKEN = Pattern.compile("\\$\\{([^}]*)}");

	private static final Pattern ALONE = Pattern.compile("(\\s*)\\$\\{([^}]*)}\\s*");

	private static final int SPACES = 4;

	/**
	 * The template that every project begins with.
	 */
	public static final DraftTemplate BUILT_IN = parse("""
			package ${package};

			${imports}

			${javadoc}
			${annotation}
			public class ${className} implements Migration {

				@Override
				public void upgrade(Operations op) {
					${upgrade}
				}

				@Override
				public void downgrade(Operations op) {
					${downgrade}
				}

				${notes}

			}
			""");

	private final List<String> lines;

	private DraftTemplate(List<String> lines) {
		this.lines = List.copyOf(lines);
	}

	/** What a template can have. */
	enum Token {

		PACKAGE("package", false, true),

		IMPORTS("imports", true, true),

		JAVADOC("javadoc", true, true),

		ANNOTATION("annotation", true, true),

		CLASS_NAME("className", false, true),

		UPGRADE("upgrade", true, true),

		DOWNGRADE("downgrade", true, true),

		NOTES("notes", true, true),

		ID("id", false, false),

		MESSAGE("message", false, false);

		private final String word;

		private final boolean block;

		private final boolean required;

		Token(String word, boolean block, boolean required) {
			this.word = word;
			this.block = block;
			this.required = required;
		}

		private static Token of(String word, int line) {
			return Stream.of(values())
				.filter((token) -> token.word.equals(word))
				.findFirst()
				.orElseThrow(() -> refusal(line, "there is no token ${" + word + "}"));
		}

		@Override
		public String toString() {
			return "${" + this.word + "}";
		}

	}

	/**
	 * Reads a template.
	 * @param text the text of the template
	 * @return the template
	 * @throws IllegalArgumentException when a token is unknown, missing or not alone; the
	 * message says in which line, and names the tokens
	 */
	public static DraftTemplate parse(String text) {
		List<String> lines = text.lines().toList();
		Set<Token> found = EnumSet.noneOf(Token.class);
		for (int index = 0; index < lines.size(); index++) {
			Matcher matcher = TOKEN.matcher(lines.get(index));
			while (matcher.find()) {
				Token token = Token.of(matcher.group(1), index + 1);
				if (token.block && !ALONE.matcher(lines.get(index)).matches()) {
					throw refusal(index + 1, token + " has to stand alone on its line");
				}
				if (!found.add(token) && (token == Token.UPGRADE || token == Token.DOWNGRADE)) {
					throw refusal(index + 1, token + " stands there a second time");
				}
			}
		}
		for (Token token : Token.values()) {
			if (token.required && !found.contains(token)) {
				throw refusal(lines.size(), "the end, and " + token + " is missing");
			}
		}
		return new DraftTemplate(lines);
	}

	private static IllegalArgumentException refusal(int line, String problem) {
		String required = Stream.of(Token.values())
			.filter((token) -> token.required)
			.map(Token::toString)
			.collect(Collectors.joining(", "));
		String others = Stream.of(Token.values())
			.filter((token) -> !token.required)
			.map(Token::toString)
			.collect(Collectors.joining(", "));
		return new IllegalArgumentException(
				"line %s: %s. A template has %s; it may have %s.".formatted(line, problem, required, others));
	}

	/** What to put in the place of the tokens. */
	static final class Values {

		private final Map<Token, IntFunction<List<String>>> blocks = new EnumMap<>(Token.class);

		private final Map<Token, String> words = new EnumMap<>(Token.class);

		Values put(Token token, String word) {
			this.words.put(token, word);
			return this;
		}

		/** Puts what is made of an indentation in tabs; each line has them. */
		Values put(Token token, IntFunction<List<String>> block) {
			this.blocks.put(token, block);
			return this;
		}

		private String word(String name) {
			return this.words.getOrDefault(Token.of(name, 0), "");
		}

		private List<String> block(Token token, String margin) {
			int tabs = (int) margin.chars().filter((character) -> character == '\t').count();
			int spaces = margin.length() - tabs;
			IntFunction<List<String>> block = this.blocks.get(token);
			List<String> lines = (block != null) ? block.apply(tabs + spaces / SPACES) : List.of();
			return (spaces > 0) ? lines.stream().map(Values::withSpaces).toList() : lines;
		}

		private static String withSpaces(String line) {
			String rest = line.replaceFirst("^\t+", "");
			return " ".repeat(SPACES * (line.length() - rest.length())) + rest;
		}

	}

	/** The template with values in place of the tokens. */
	String fill(Values values) {
		List<String> filled = new ArrayList<>();
		boolean left = false;
		for (String line : this.lines) {
			List<String> block = block(line, values);
			if (block != null) {
				filled.addAll(block);
				left = block.isEmpty();
			}
			else {
				if (!(left && line.isBlank())) {
					filled.add(TOKEN.matcher(line)
						.replaceAll((match) -> Matcher.quoteReplacement(values.word(match.group(1)))));
				}
				left = false;
			}
		}
		return String.join("\n", filled) + "\n";
	}

	private static @Nullable List<String> block(String line, Values values) {
		Matcher matcher = ALONE.matcher(line);
		if (!matcher.matches()) {
			return null;
		}
		Token token = Token.of(matcher.group(2), 0);
		return token.block ? values.block(token, matcher.group(1)) : null;
	}

	/**
	 * Returns the text of the template.
	 */
	@Override
	public String toString() {
		return String.join("\n", this.lines) + "\n";
	}

}

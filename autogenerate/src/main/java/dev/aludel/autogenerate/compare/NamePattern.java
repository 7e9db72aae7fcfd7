package dev.aludel.autogenerate.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A name with tokens in it: {@code uq_{table}_{columns}}.
 *
 * @param pieces what stands between and in the tokens, in order
 */
record NamePattern(List<Piece> pieces) {

	private static final Pattern TOKEN = Pattern.compile("\\{([^{}]*)}");

	/**
	 * A part of the name.
	 *
	 * @param text the text, or the name of the token
	 * @param token whether it is a token
	 */
	record Piece(String text, boolean token) {

	}

	NamePattern {
		pieces = List.copyOf(pieces);
	}

	static NamePattern parse(String text, List<String> tokens) {
		String known = "It can have "
				+ tokens.stream().map((token) -> "{" + token + "}").collect(Collectors.joining(", ")) + ".";
		if (text.isBlank()) {
			throw new IllegalArgumentException("There is no name in it. " + known);
		}
		List<Piece> pieces = new ArrayList<>();
		Matcher matcher = TOKEN.matcher(text);
		int end = 0;
		while (matcher.find()) {
			pieces.add(literal(text.substring(end, matcher.start()), known));
			if (!tokens.contains(matcher.group(1))) {
				throw new IllegalArgumentException("There is no token {" + matcher.group(1) + "} here. " + known);
			}
			pieces.add(new Piece(matcher.group(1), true));
			end = matcher.end();
		}
		pieces.add(literal(text.substring(end), known));
		return new NamePattern(pieces.stream().filter((piece) -> !piece.text().isEmpty()).toList());
	}

	private static Piece literal(String text, String known) {
		if (text.indexOf('{') >= 0 || text.indexOf('}') >= 0) {
			throw new IllegalArgumentException("A brace belongs to no token. " + known);
		}
		return new Piece(text, false);
	}

	/** The name; the underscore before a token without a value goes with it. */
	String name(Map<String, String> values) {
		StringBuilder name = new StringBuilder();
		for (Piece piece : this.pieces) {
			String text = piece.token() ? values.getOrDefault(piece.text(), "") : piece.text();
			if (text.isEmpty() && name.length() > 1 && name.charAt(name.length() - 1) == '_') {
				name.setLength(name.length() - 1);
			}
			name.append(text);
		}
		return name.toString();
	}

	/**
	 * Whether the pattern makes such a name of some values, the known ones among them.
	 */
	boolean mayMake(String name, Map<String, String> known) {
		StringBuilder expression = new StringBuilder();
		for (Piece piece : this.pieces) {
			String text = piece.token() ? known.get(piece.text()) : piece.text();
			expression.append((text != null) ? Pattern.quote(text) : ".+");
		}
		return name.matches(expression + "(_\\d+)?");
	}

}

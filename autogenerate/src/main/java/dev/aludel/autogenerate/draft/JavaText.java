package dev.aludel.autogenerate.draft;

/**
 * Text inside Java source. What a reader could not see is written as its code point: a
 * control, a mark that turns the direction of writing around, half a surrogate pair.
 */
final class JavaText {

	private JavaText() {
	}

	/** A string literal on one line. */
	static String literal(String value) {
		return '"' + escaped(value).replace("\"", "\\\"") + '"';
	}

	/** Whether a text block holds the value exactly, and reads better than a literal. */
	static boolean suitsTextBlock(String value) {
		// Java takes the margin that all lines share and the blanks behind each one away.
		boolean marginKept = value.endsWith("\n")
				|| value.lines().anyMatch((line) -> !line.isEmpty() && !line.startsWith(" "));
		boolean endsKept = value.lines().noneMatch((line) -> line.endsWith(" "));
		boolean visible = value.codePoints()
			.noneMatch((character) -> isInvisible(character) && character != '\n' && character != '\t');
		return value.lines().count() > 1 && marginKept && endsKept && visible && !value.contains("\"\"\"");
	}

	/** A line of a text block; the closing quotes directly follow the last one. */
	static String textBlockLine(String line, boolean last) {
		String text = escaped(line);
		return (last && text.endsWith("\"")) ? text.substring(0, text.length() - 1) + "\\\"" : text;
	}

	/** A value inside a comment, where Java still looks for unicode escapes. */
	static String comment(String value) {
		StringBuilder text = new StringBuilder();
		value.codePoints().forEach((character) -> {
			if (isInvisible(character) && character != '\n') {
				text.append("U+%04X".formatted(character));
			}
			else {
				text.appendCodePoint(character);
			}
		});
		return text.toString().replace("\\u", "\\ u").replace("*/", "* /").replace("/*", "/ *");
	}

	/** A value inside Javadoc, which is HTML with tags of its own besides. */
	static String javadoc(String value) {
		return comment(value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("@", "&#64;"));
	}

	private static String escaped(String value) {
		StringBuilder text = new StringBuilder();
		value.codePoints().forEach((character) -> text.append(escaped(character)));
		return text.toString();
	}

	private static String escaped(int character) {
		return switch (character) {
			case '\\' -> "\\\\";
			case '\n' -> "\\n";
			case '\r' -> "\\r";
			case '\t' -> "\\t";
			default -> isInvisible(character) ? codeUnits(character) : Character.toString(character);
		};
	}

	private static String codeUnits(int character) {
		StringBuilder text = new StringBuilder();
		for (char unit : Character.toChars(character)) {
			text.append("\\u%04x".formatted((int) unit));
		}
		return text.toString();
	}

	// What is not assigned yet is left alone: it depends on the version of Java.
	private static boolean isInvisible(int character) {
		return switch (Character.getType(character)) {
			case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE,
					Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
				true;
			case Character.SPACE_SEPARATOR -> character != ' ';
			default -> false;
		};
	}

}

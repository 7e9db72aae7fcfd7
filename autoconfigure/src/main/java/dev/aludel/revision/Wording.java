package dev.aludel.revision;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How errors spell revisions, lists and numbers. Lists are cut after ten, with a count.
 */
final class Wording {

	private static final int MOST = 10;

	private static final List<String> NUMBERS = List.of("no", "one", "two", "three", "four", "five", "six", "seven",
			"eight", "nine", "ten");

	private static final String INDENT = "  ";

	private Wording() {
	}

	static String named(RevisionNode revision) {
		return "%s (%s)".formatted(revision.id(), revision.origin());
	}

	/** For instance "two heads". */
	static String count(int number, String singular, String plural) {
		String spelt = (number < NUMBERS.size()) ? NUMBERS.get(number) : Integer.toString(number);
		return spelt + " " + ((number == 1) ? singular : plural);
	}

	static String capitalized(String text) {
		return Character.toUpperCase(text.charAt(0)) + text.substring(1);
	}

	/** One line a revision: id, message and origin in columns. */
	static String table(List<RevisionNode> revisions) {
		return table(revisions, RevisionNode::origin);
	}

	/** One line a revision: id, message and source file in columns. */
	static String files(List<RevisionNode> revisions) {
		return table(revisions, (revision) -> file(revision.origin()));
	}

	private static String table(List<RevisionNode> revisions, Function<RevisionNode, String> origin) {
		List<RevisionNode> shown = revisions.stream().limit(MOST).toList();
		int ids = width(shown, RevisionNode::id);
		int messages = width(shown, Wording::firstLine);
		return lines(revisions, (revision) -> padded(revision.id(), ids) + padded(firstLine(revision), messages)
				+ origin.apply(revision));
	}

	/** The source file of a class, below the root of the sources. */
	private static String file(String className) {
		return className.replace('.', '/') + ".java";
	}

	static <T> String lines(List<T> elements, Function<T, String> line) {
		String lines = elements.stream()
			.limit(MOST)
			.map((element) -> INDENT + line.apply(element))
			.collect(Collectors.joining("\n"));
		return (elements.size() > MOST) ? lines + "\n" + INDENT + more(elements.size()) : lines;
	}

	static String inline(List<String> names) {
		String inline = names.stream().limit(MOST).collect(Collectors.joining(", "));
		return (names.size() > MOST) ? inline + " " + more(names.size()) : inline;
	}

	private static String more(int size) {
		return "and %s more".formatted(size - MOST);
	}

	private static int width(List<RevisionNode> revisions, Function<RevisionNode, String> column) {
		return revisions.stream().map(column).mapToInt(String::length).max().orElse(0);
	}

	private static String padded(String text, int width) {
		return (width > 0) ? text + " ".repeat(width - text.length() + INDENT.length()) : "";
	}

	private static String firstLine(RevisionNode revision) {
		return revision.message().lines().findFirst().orElse("").strip();
	}

}

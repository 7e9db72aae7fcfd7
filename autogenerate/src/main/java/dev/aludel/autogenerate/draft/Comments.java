package dev.aludel.autogenerate.draft;

import java.util.ArrayList;
import java.util.List;

/** The comments of a draft, wrapped where a reader's eye wants it. */
final class Comments {

	private static final int WIDTH = 90;

	private Comments() {
	}

	/** The Javadoc of the class: the sentence alone on its line, or with paragraphs. */
	static List<String> javadoc(String sentence, List<String> notes) {
		String text = JavaText.javadoc(sentence);
		if (notes.isEmpty() && text.length() <= WIDTH - "/**  */".length()) {
			return List.of("/** " + text + " */");
		}
		List<String> lines = new ArrayList<>(List.of("/**"));
		lines.addAll(wrapped(text, " * "));
		for (String note : notes) {
			lines.add(" *");
			lines.add(" * <p>");
			lines.addAll(wrapped(JavaText.javadoc(note), " * "));
		}
		lines.add(" */");
		return lines;
	}

	/** What a reader must decide about the statement below. */
	static List<String> note(String note) {
		return wrapped(JavaText.comment(note), "// ");
	}

	/** Why nobody should trust the draft as it is, if that is so. */
	static List<String> firstWords(DraftRemarks remarks) {
		if (remarks.unproven().isEmpty()) {
			return List.of();
		}
		List<String> lines = new ArrayList<>(List.of("/*"));
		lines.addAll(wrapped("UNPROVEN: " + JavaText.comment(String.join("\n", remarks.unproven())), " * "));
		lines.add(" */");
		return lines;
	}

	/** What was not proven or not compared, if anything. */
	static List<String> lastWords(DraftRemarks remarks) {
		if (remarks.notProven().isEmpty() && remarks.notCompared().isEmpty()) {
			return List.of();
		}
		List<String> lines = new ArrayList<>(List.of("/*"));
		remarks.notProven().forEach((reason) -> lines.addAll(wrapped(JavaText.comment(sentence(reason)), " * ")));
		if (!remarks.notCompared().isEmpty()) {
			String things = String.join(", ", remarks.notCompared());
			lines.addAll(wrapped("Not compared: " + JavaText.comment(things) + ".", " * "));
		}
		lines.add(" */");
		return lines;
	}

	private static String sentence(String text) {
		String sentence = Character.toUpperCase(text.charAt(0)) + text.substring(1);
		return sentence.endsWith(".") ? sentence : sentence + ".";
	}

	private static List<String> wrapped(String text, String prefix) {
		List<String> lines = new ArrayList<>();
		for (String paragraph : text.strip().split("\n")) {
			StringBuilder line = new StringBuilder(prefix);
			for (String word : paragraph.strip().split(" +")) {
				boolean first = line.length() == prefix.length();
				if (!first && line.length() + 1 + word.length() > WIDTH) {
					lines.add(line.toString());
					line.setLength(prefix.length());
					first = true;
				}
				line.append(first ? "" : " ").append(word);
			}
			lines.add(line.toString().stripTrailing());
		}
		return lines;
	}

}

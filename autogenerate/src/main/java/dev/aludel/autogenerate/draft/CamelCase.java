package dev.aludel.autogenerate.draft;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;

/** The words of a message as part of a class name. */
final class CamelCase {

	/** Leaves room for the id, the package and the path in front. */
	private static final int MAX_LENGTH = 60;

	private static final String NO_WORDS = "Migration";

	/** Latin letters that Unicode does not take apart into a letter and a mark. */
	private static final Map<String, String> LETTERS = Map.of("ß", "ss", "æ", "ae", "Æ", "Ae", "œ", "oe", "Œ", "Oe",
			"ø", "o", "Ø", "O", "ł", "l", "Ł", "L", "ı", "i");

	private CamelCase() {
	}

	static String of(String message) {
		StringBuilder name = new StringBuilder();
		for (String word : latin(message).split("[^A-Za-z0-9]+")) {
			String piece = capitalized(word);
			if (name.isEmpty()) {
				name.append(piece, 0, Math.min(piece.length(), MAX_LENGTH));
			}
			else if (name.length() + piece.length() <= MAX_LENGTH) {
				name.append(piece);
			}
			else {
				break;
			}
		}
		return name.isEmpty() ? NO_WORDS : name.toString();
	}

	private static String latin(String message) {
		String text = message.replaceAll("['’]", "");
		for (Map.Entry<String, String> letter : LETTERS.entrySet()) {
			text = text.replace(letter.getKey(), letter.getValue());
		}
		return Normalizer.normalize(text, Normalizer.Form.NFKD).replaceAll("\\p{M}+", "");
	}

	private static String capitalized(String word) {
		return word.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
	}

}

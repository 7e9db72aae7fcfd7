package dev.aludel.migrate;

import java.util.List;
import java.util.StringJoiner;

/** Arrays of text as PostgreSQL writes them: {@code {"1","2"}}. */
final class TextArray {

	private TextArray() {
	}

	/** The text of an array, for a parameter. */
	static String of(List<String> elements) {
		StringJoiner array = new StringJoiner(",", "{", "}");
		for (String element : elements) {
			array.add('"' + element.replace("\\", "\\\\").replace("\"", "\\\"") + '"');
		}
		return array.toString();
	}

}

package dev.aludel.command;

import java.time.Duration;
import java.util.List;

/** Pieces of sentences that several results share. */
final class Phrases {

	private Phrases() {
	}

	static String position(List<String> heads) {
		return heads.isEmpty() ? "without revisions" : "at " + String.join(", ", heads);
	}

	static String count(int count, String noun) {
		return count + " " + noun + ((count == 1) ? "" : "s");
	}

	static String milliseconds(Duration duration) {
		return duration.toMillis() + " ms";
	}

	/** Every line of the text moved to the right. */
	static String indented(String text, String indent) {
		return indent + text.strip().replaceAll("\\R", "\n" + indent);
	}

}

package dev.aludel.autogenerate.launch;

import java.util.List;

/** Names in a message, never more than a reader takes in. */
final class Listing {

	private static final int LONGEST = 10;

	private Listing() {
	}

	static String of(List<String> names) {
		if (names.size() <= LONGEST) {
			return String.join(", ", names);
		}
		return String.join(", ", names.subList(0, LONGEST)) + " and " + (names.size() - LONGEST) + " more";
	}

}

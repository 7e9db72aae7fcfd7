package dev.aludel.autogenerate.compare;

import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import java.util.zip.CRC32;

import dev.aludel.schema.Identifiers;

/**
 * A name that PostgreSQL keeps whole: a long one is cut between two characters and ends
 * with a checksum of the whole, so that two long names stay two.
 */
final class FreeName {

	private final String wanted;

	FreeName(String wanted) {
		this.wanted = wanted;
	}

	/** The name, with a number behind it when it is taken. */
	String unless(Predicate<String> taken) {
		String name = fitting("");
		for (int number = 2; taken.test(name); number++) {
			name = fitting("_" + number);
		}
		return name;
	}

	private String fitting(String suffix) {
		if (bytes(this.wanted + suffix) <= Identifiers.MAX_BYTES) {
			return this.wanted + suffix;
		}
		CRC32 checksum = new CRC32();
		checksum.update(this.wanted.getBytes(StandardCharsets.UTF_8));
		String end = "_%08x".formatted(checksum.getValue()) + suffix;
		return cut(this.wanted, Identifiers.MAX_BYTES - bytes(end)) + end;
	}

	private static String cut(String text, int maximum) {
		StringBuilder kept = new StringBuilder();
		int bytes = 0;
		for (int codePoint : text.codePoints().toArray()) {
			String character = Character.toString(codePoint);
			bytes += bytes(character);
			if (bytes > maximum) {
				break;
			}
			kept.append(character);
		}
		return kept.toString();
	}

	private static int bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8).length;
	}

}

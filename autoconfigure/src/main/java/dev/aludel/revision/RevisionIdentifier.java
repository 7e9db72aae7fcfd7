package dev.aludel.revision;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A revision identifier as typed: {@code [label@]name}, {@code [label@]name±N} or
 * {@code [label@]±N}.
 *
 * @param text the whole text
 * @param label what stands before the {@code @}
 * @param name the name; {@code null} counts from the current revision
 * @param offset the steps to walk, with their sign
 */
record RevisionIdentifier(String text, @Nullable String label, @Nullable String name, @Nullable Offset offset) {

	private static final Pattern PATTERN = Pattern.compile(
			"(?:(?<label>%1$s)@)?(?<name>%1$s)?(?:(?<sign>[+-])(?<steps>[0-9]+))?".formatted(RevisionNames.NAME),
			Pattern.UNICODE_CHARACTER_CLASS);

	private static final int DIGITS_OF_AN_INT = 9;

	static boolean isWellFormed(String text) {
		return isWellFormed(PATTERN.matcher(text));
	}

	private static boolean isWellFormed(Matcher matcher) {
		return matcher.matches() && (matcher.group("name") != null || matcher.group("steps") != null);
	}

	static RevisionIdentifier parse(String text) {
		Matcher matcher = PATTERN.matcher(text);
		if (!isWellFormed(matcher)) {
			throw MalformedIdentifierException.ofIdentifier(text);
		}
		return new RevisionIdentifier(text, matcher.group("label"), matcher.group("name"), offset(matcher));
	}

	private static @Nullable Offset offset(Matcher matcher) {
		String steps = matcher.group("steps");
		if (steps == null) {
			return null;
		}
		// More steps than an int can count lead out of any graph anyway.
		int count = (steps.length() <= DIGITS_OF_AN_INT) ? Integer.parseInt(steps) : Integer.MAX_VALUE;
		return new Offset("+".equals(matcher.group("sign")), count);
	}

	/** The text without the label, which can be put behind another one. */
	String withoutLabel() {
		return this.text.substring(this.text.indexOf('@') + 1);
	}

	record Offset(boolean up, int steps) {

	}

}

package dev.aludel.migrate;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.time.temporal.TemporalAccessor;
import java.util.Comparator;
import java.util.Date;
import java.util.HexFormat;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ObjectUtils;

/**
 * The value of a parameter, or an element of one, as the server may write it in a
 * message.
 *
 * @param kind how it is written
 * @param text the text; empty where the kind tells it all
 */
record WrittenValue(Kind kind, String text) {

	/** Others may be parts of the longest. */
	static final Comparator<WrittenValue> LONGEST_FIRST = Comparator.comparing((value) -> -value.text.length());

	/** What is longer is no value for a line of a log. */
	private static final int LONGEST = 200;

	private static final int SHORT = 4;

	// In the time zone of the session, which need not be that of the value.
	private static final Pattern DATE_OR_TIME = Pattern.compile(
			"\\d{4,}-\\d\\d-\\d\\d([ T]\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?([+-]\\d\\d(:\\d\\d)*|Z)?)?|\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?([+-]\\d\\d(:\\d\\d)*)?");

	/**
	 * Hands over a value, or the elements of an array.
	 * @param parameter the value as it is bound
	 * @param consumer takes them
	 */
	static void each(@Nullable Object parameter, Consumer<WrittenValue> consumer) {
		if (ObjectUtils.isArray(parameter) && !(parameter instanceof byte[])) {
			for (int index = 0; index < Array.getLength(parameter); index++) {
				each(Array.get(parameter, index), consumer);
			}
		}
		else if (parameter != null && !(parameter instanceof Boolean)) {
			WrittenValue value = of(parameter);
			if (value.kind.pattern != null || !value.text.isBlank()) {
				consumer.accept(value);
			}
		}
	}

	private static WrittenValue of(Object parameter) {
		if (parameter instanceof byte[] bytes) {
			return (bytes.length > LONGEST) ? new WrittenValue(Kind.TOO_LONG, "")
					: new WrittenValue(Kind.BYTES, HexFormat.of().formatHex(bytes));
		}
		if (parameter instanceof Enum<?> constant) {
			return new WrittenValue(Kind.TEXT, constant.name());
		}
		if (parameter instanceof TemporalAccessor || parameter instanceof Date) {
			return new WrittenValue(Kind.TIME, "");
		}
		String text = parameter.toString();
		if (text.length() > LONGEST) {
			return new WrittenValue(Kind.TOO_LONG, "");
		}
		return (parameter instanceof Number) ? new WrittenValue(Kind.NUMBER, plain(text))
				: new WrittenValue(Kind.TEXT, text);
	}

	/** A number without exponent, and without zeros that the server may leave out. */
	private static String plain(String number) {
		try {
			BigDecimal value = new BigDecimal(number).stripTrailingZeros();
			return (Math.abs(value.scale()) <= LONGEST) ? value.toPlainString() : number;
		}
		catch (NumberFormatException ex) {
			// Not a number, or infinity.
			return number;
		}
	}

	/** Whether it is too long to be looked for. */
	boolean isTooLong() {
		return this.kind == Kind.TOO_LONG;
	}

	/** Whether it is as long as a word, or a number of several digits. */
	boolean isLong() {
		return this.text.length() >= SHORT;
	}

	boolean isIn(String message) {
		return (this.kind.pattern != null) ? this.kind.pattern.matcher(message).find() : message.contains(this.text);
	}

	/** The message with a question mark wherever the value stands. */
	String hideIn(String message) {
		return occurrence().matcher(message).replaceAll("?");
	}

	private Pattern occurrence() {
		if (this.kind.pattern != null) {
			return this.kind.pattern;
		}
		String literally = Pattern.quote(this.text);
		String written = switch (this.kind) {
			case NUMBER -> "0*" + literally + (this.text.contains(".") ? "0*" : "(\\.0+)?");
			case BYTES -> "(\\\\x)?" + literally;
			case TEXT, TIME, TOO_LONG -> literally;
		};
		// Something short is a part of many words.
		return Pattern.compile(isLong() ? written : "(?<!\\w)" + written + "(?!\\w)");
	}

	/** How a value is written. */
	enum Kind {

		/** As it is. */
		TEXT(null),

		/** With zeros before or behind it that do not matter. */
		NUMBER(null),

		/** In hexadecimal digits. */
		BYTES(null),

		/** As any date or time is. */
		TIME(DATE_OR_TIME),

		/** In more characters than it is looked for. */
		TOO_LONG(Pattern.compile("(?!)"));

		private final @Nullable Pattern pattern;

		Kind(@Nullable Pattern pattern) {
			this.pattern = pattern;
		}

	}

}

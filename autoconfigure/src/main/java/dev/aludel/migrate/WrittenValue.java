package dev.aludel.migrate;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ObjectUtils;

/**
 * The value of a parameter, or an element of one, as the server may write it in a
 * message.
 *
 * @param text the text
 * @param number whether it may have zeros before it
 */
record WrittenValue(String text, boolean number) {

	/** Others may be parts of the longest. */
	static final Comparator<WrittenValue> LONGEST_FIRST = Comparator.comparing((value) -> -value.text.length());

	/** What is longer is no value for a line of a log. */
	private static final int LONGEST = 200;

	private static final int SHORT = 4;

	/**
	 * Hands over the ways in which a value may be written, until it is enough.
	 * @param parameter the value as it is bound
	 * @param consumer whether to go on behind this one
	 * @return whether these were all; not where one is too long to be handed over
	 */
	static boolean each(@Nullable Object parameter, Predicate<WrittenValue> consumer) {
		if (parameter instanceof byte[] bytes) {
			return bytes.length == 0 || eachOf(bytes, consumer);
		}
		if (ObjectUtils.isArray(parameter)) {
			for (int index = 0; index < Array.getLength(parameter); index++) {
				if (!each(Array.get(parameter, index), consumer)) {
					return false;
				}
			}
			return true;
		}
		if (parameter == null || parameter instanceof Boolean) {
			return true;
		}
		String text = text(parameter);
		return text.isBlank()
				|| text.length() <= LONGEST && consumer.test(new WrittenValue(text, parameter instanceof Number));
	}

	private static boolean eachOf(byte[] bytes, Predicate<WrittenValue> consumer) {
		if (bytes.length > LONGEST / 2) {
			return false;
		}
		String digits = HexFormat.of().formatHex(bytes);
		return consumer.test(new WrittenValue("\\x" + digits, false)) && consumer.test(new WrittenValue(digits, false));
	}

	private static String text(Object parameter) {
		if (parameter instanceof BigDecimal number) {
			return number.toPlainString();
		}
		return (parameter instanceof Enum<?> constant) ? constant.name() : parameter.toString();
	}

	/** Whether it may as well be a word of the server's own. */
	boolean isShortWord() {
		return !this.number && this.text.length() < SHORT;
	}

	boolean isIn(String message) {
		return message.contains(this.text);
	}

	/** The message with a question mark wherever the value stands. */
	String hideIn(String message) {
		String literally = (this.number ? "0*" : "") + Pattern.quote(this.text);
		// Something short is a part of many words.
		return Pattern.compile((this.text.length() < SHORT) ? bounded(literally) : literally)
			.matcher(message)
			.replaceAll("?");
	}

	/** Whether a text has a word, or several, that do not go on before or behind it. */
	static boolean isWordOf(String text, String word) {
		return text.contains(word) && Pattern.compile(bounded(Pattern.quote(word))).matcher(text).find();
	}

	private static String bounded(String pattern) {
		return "(?<!\\w)" + pattern + "(?!\\w)";
	}

}

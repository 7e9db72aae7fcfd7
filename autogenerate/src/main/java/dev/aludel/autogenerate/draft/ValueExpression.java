package dev.aludel.autogenerate.draft;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** The Java for values of rows and parameters. */
final class ValueExpression {

	private final Imports imports;

	ValueExpression(Imports imports) {
		this.imports = imports;
	}

	/** The values as the last arguments of a method that takes any number of them. */
	List<Code> ofAll(List<@Nullable Object> values) {
		if (values.size() == 1 && values.get(0) == null) {
			return List.of(Code.verbatim("(Object) null"));
		}
		List<Code> codes = new ArrayList<>();
		for (@Nullable
		Object value : values) {
			codes.add(of(value));
		}
		return codes;
	}

	private Code of(@Nullable Object value) {
		if (value == null || value instanceof Boolean || value instanceof Integer) {
			return Code.verbatim(String.valueOf(value));
		}
		if (value instanceof String text) {
			return Code.text(text);
		}
		if (value instanceof Long number) {
			return Code.verbatim(number + "L");
		}
		if (value instanceof Short || value instanceof Byte) {
			return Code.verbatim("(" + ((value instanceof Short) ? "short" : "byte") + ") " + value);
		}
		if (value instanceof Double || value instanceof Float) {
			return Code.verbatim(type(value)).call("valueOf", Code.text(value.toString()));
		}
		if (value instanceof BigDecimal || value instanceof BigInteger) {
			return Code.verbatim("new " + type(value) + "(" + JavaText.literal(value.toString()) + ")");
		}
		if (value instanceof UUID) {
			return Code.verbatim(type(value)).call("fromString", Code.text(value.toString()));
		}
		if (isParsed(value)) {
			return Code.verbatim(type(value)).call("parse", Code.text(value.toString()));
		}
		if (value instanceof byte[] bytes) {
			return bytes(bytes);
		}
		throw new IllegalArgumentException("A draft cannot hold a value of " + value.getClass().getName()
				+ "; it takes numbers, strings, booleans, UUID, byte[] and the types of java.time.");
	}

	/** A number where a {@code long} is expected. */
	static String number(long value) {
		return ((int) value == value) ? Long.toString(value) : value + "L";
	}

	// All of java.time that has a text of its own reads that text again.
	private static boolean isParsed(Object value) {
		return (value instanceof Temporal || value instanceof TemporalAmount)
				&& value.getClass().getPackageName().equals("java.time");
	}

	private String type(Object value) {
		return value.getClass().getPackageName().equals("java.lang") ? value.getClass().getSimpleName()
				: this.imports.type(value.getClass());
	}

	private static Code bytes(byte[] bytes) {
		List<String> values = new ArrayList<>();
		for (byte value : bytes) {
			values.add(Byte.toString(value));
		}
		return Code.verbatim(values.isEmpty() ? "new byte[0]" : "new byte[] { " + String.join(", ", values) + " }");
	}

}

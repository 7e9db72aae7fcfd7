package dev.aludel.migrate;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.aludel.postgresql.Literal;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PGobject;

/**
 * Parameters as they stand in SQL: each means what it means when {@link ParameterBinder}
 * gives it to the driver, its type included.
 */
final class ParameterLiteral {

	private static final String DATE = "yyyy-MM-dd";

	private static final String TIME = "HH:mm:ss.SSSSSS";

	private ParameterLiteral() {
	}

	/**
	 * Returns a value as a literal.
	 * @throws UnscriptableValueException if there is no literal for it
	 */
	static String of(@Nullable Object value) {
		if (value == null) {
			return "null";
		}
		if (value instanceof CharSequence || value instanceof Character) {
			return quote(value.toString());
		}
		if (value instanceof Enum<?> constant) {
			return quote(constant.name());
		}
		if (value instanceof Object[] array) {
			return quote(array(array));
		}
		if (value instanceof Number number) {
			return number(number);
		}
		if (value instanceof Boolean) {
			return value.toString();
		}
		if (value instanceof UUID) {
			return typed(value.toString(), "uuid");
		}
		if (value instanceof byte[] bytes) {
			return typed(hex(bytes), "bytea");
		}
		if (value instanceof TemporalAccessor time) {
			return time(time);
		}
		if (value instanceof java.util.Date date) {
			return sqlDate(date);
		}
		if (value instanceof Map<?, ?> map) {
			return typed(hstore(map), "hstore");
		}
		return value.getClass().isArray() ? primitives(value) : ofDriver(value);
	}

	private static String quote(String text) {
		String literal = Literal.quote(text);
		if (text.indexOf('\r') < 0) {
			return literal;
		}
		// Programs that a file passes through may change the ends of its lines.
		String escaped = literal.replace("\r", "\\r");
		return escaped.startsWith("E") ? escaped : "E" + escaped;
	}

	private static String typed(String text, String type) {
		return quote(text) + "::" + type;
	}

	private static String number(Number number) {
		if (number instanceof Integer integer) {
			return (integer >= 0) ? integer.toString() : typed(integer.toString(), "integer");
		}
		if (number instanceof Long) {
			return typed(number.toString(), "bigint");
		}
		if (number instanceof Short || number instanceof Byte) {
			return typed(number.toString(), "smallint");
		}
		if (number instanceof Double) {
			return typed(number.toString(), "double precision");
		}
		if (number instanceof Float) {
			return typed(number.toString(), "real");
		}
		return typed((number instanceof BigDecimal decimal) ? decimal.toPlainString() : number.toString(), "numeric");
	}

	private static String time(TemporalAccessor time) {
		if (time instanceof Instant instant) {
			return time(instant.atOffset(ZoneOffset.UTC));
		}
		if (time instanceof ZonedDateTime zoned) {
			return time(zoned.toOffsetDateTime());
		}
		if (time instanceof OffsetDateTime dateTime) {
			return offsetDateTime(dateTime);
		}
		if (time instanceof LocalDateTime dateTime) {
			return localDateTime(dateTime);
		}
		if (time instanceof LocalDate date) {
			return localDate(date);
		}
		if (time instanceof LocalTime localTime) {
			return typed(localTime(localTime), "time");
		}
		if (time instanceof OffsetTime offsetTime) {
			return typed(
					localTimeOfOffset(offsetTime.toLocalTime()) + offsetTime.getOffset().getId().replace("Z", "+00"),
					"time with time zone");
		}
		throw new UnscriptableValueException(time);
	}

	private static String offsetDateTime(OffsetDateTime time) {
		String type = "timestamp with time zone";
		if (time.equals(OffsetDateTime.MAX)) {
			return typed("infinity", type);
		}
		if (time.equals(OffsetDateTime.MIN)) {
			return typed("-infinity", type);
		}
		LocalDateTime utc = micros(time.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime());
		return typed(year(utc.getYear(), format("MM-dd " + TIME, utc) + "+00"), type);
	}

	private static String localDateTime(LocalDateTime time) {
		if (time.equals(LocalDateTime.MAX)) {
			return typed("infinity", "timestamp");
		}
		if (time.equals(LocalDateTime.MIN)) {
			return typed("-infinity", "timestamp");
		}
		LocalDateTime rounded = micros(time);
		return typed(year(rounded.getYear(), format("MM-dd " + TIME, rounded)), "timestamp");
	}

	private static String localDate(LocalDate date) {
		if (date.equals(LocalDate.MAX)) {
			return typed("infinity", "date");
		}
		if (date.equals(LocalDate.MIN)) {
			return typed("-infinity", "date");
		}
		return typed(year(date.getYear(), format("MM-dd", date)), "date");
	}

	private static String year(int year, String rest) {
		return (year > 0) ? "%04d-%s".formatted(year, rest) : "%04d-%s BC".formatted(1 - year, rest);
	}

	// As the driver does, to whom the last half of a microsecond is the end of the day.
	private static String localTime(LocalTime time) {
		LocalTime rounded = time.plusNanos(500);
		return rounded.isBefore(time) ? "24:00:00" : format(TIME, rounded);
	}

	// As the driver does, which cuts here what it rounds elsewhere.
	private static String localTimeOfOffset(LocalTime time) {
		return time.plusNanos(500).isBefore(time) ? "24:00:00" : format(TIME, time);
	}

	// As the driver does: what is finer than a microsecond is rounded.
	private static LocalDateTime micros(LocalDateTime time) {
		LocalDateTime rounded = time.plusNanos(500);
		return rounded.withNano(rounded.getNano() / 1000 * 1000);
	}

	private static String format(String pattern, TemporalAccessor time) {
		return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(time);
	}

	/** The driver gives these without a type, in the time zone of the machine. */
	@SuppressWarnings("JavaUtilDate") // The driver takes them, so authors bind them.
	private static String sqlDate(java.util.Date date) {
		ZonedDateTime time = Instant.ofEpochMilli(date.getTime()).atZone(ZoneId.systemDefault());
		String zone = time.getOffset().getId().replace("Z", "+00");
		if (date instanceof Timestamp timestamp) {
			ZonedDateTime precise = time.withNano(timestamp.getNanos());
			LocalDateTime rounded = micros(precise.toLocalDateTime());
			return quote(year(rounded.getYear(), format("MM-dd " + TIME, rounded)) + zone);
		}
		if (date instanceof java.sql.Date) {
			return quote(format(DATE, time) + " " + zone);
		}
		if (date instanceof java.sql.Time) {
			return quote(format(TIME, time) + zone);
		}
		throw new UnscriptableValueException(date);
	}

	private static String hex(byte[] bytes) {
		return "\\x" + HexFormat.of().formatHex(bytes);
	}

	private static String array(Object[] array) {
		return Arrays.stream(array).map(ParameterLiteral::element).collect(Collectors.joining(",", "{", "}"));
	}

	private static String element(@Nullable Object element) {
		if (element == null) {
			return "NULL";
		}
		if (element instanceof Object[] nested) {
			return array(nested);
		}
		if (element instanceof byte[] bytes) {
			return inQuotes(hex(bytes));
		}
		return element.getClass().isArray() ? primitiveElements(element) : inQuotes(element.toString());
	}

	private static String inQuotes(String text) {
		return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
	}

	private static String hstore(Map<?, ?> map) {
		return map.entrySet()
			.stream()
			.map((entry) -> inQuotes(String.valueOf(entry.getKey())) + "=>"
					+ ((entry.getValue() != null) ? inQuotes(String.valueOf(entry.getValue())) : "NULL"))
			.collect(Collectors.joining(", "));
	}

	private static String primitives(Object array) {
		return typed(primitiveElements(array), primitiveType(array) + "[]");
	}

	private static String primitiveType(Object array) {
		if (array instanceof int[]) {
			return "integer";
		}
		if (array instanceof long[]) {
			return "bigint";
		}
		if (array instanceof short[]) {
			return "smallint";
		}
		if (array instanceof double[]) {
			return "double precision";
		}
		if (array instanceof float[]) {
			return "real";
		}
		if (array instanceof boolean[]) {
			return "boolean";
		}
		throw new UnscriptableValueException(array);
	}

	private static String primitiveElements(Object array) {
		int length = java.lang.reflect.Array.getLength(array);
		StringBuilder text = new StringBuilder("{");
		for (int index = 0; index < length; index++) {
			text.append((index > 0) ? "," : "").append(java.lang.reflect.Array.get(array, index));
		}
		return text.append('}').toString();
	}

	private static String ofDriver(Object value) {
		if (value instanceof PGobject object) {
			String text = object.getValue();
			return (text != null) ? typed(text, object.getType()) : "null";
		}
		throw new UnscriptableValueException(value);
	}

	/** A value has no literal. */
	static final class UnscriptableValueException extends RuntimeException {

		private static final long serialVersionUID = 1L;

		UnscriptableValueException(Object value) {
			super("There is no literal for a value of " + value.getClass().getName() + ".");
		}

	}

}

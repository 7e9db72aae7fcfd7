package dev.aludel.command;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads {@code 90s}, {@code 5m}, {@code 1h}, {@code 250ms}; a number alone is seconds.
 */
final class DurationConverter implements ITypeConverter<Duration> {

	private static final Pattern SIMPLE = Pattern.compile("(\\d{1,9})(ms|s|m|h)?");

	private static final Map<String, ChronoUnit> UNITS = Map.of("ms", ChronoUnit.MILLIS, "s", ChronoUnit.SECONDS, "m",
			ChronoUnit.MINUTES, "h", ChronoUnit.HOURS);

	@Override
	public Duration convert(String value) {
		Matcher matcher = SIMPLE.matcher(value.toLowerCase(Locale.ROOT));
		if (!matcher.matches()) {
			throw new TypeConversionException("'" + value + "' is no time such as 90s, 5m or 1h");
		}
		String unit = matcher.group(2);
		return Duration.of(Long.parseLong(matcher.group(1)),
				UNITS.getOrDefault((unit != null) ? unit : "s", ChronoUnit.SECONDS));
	}

}

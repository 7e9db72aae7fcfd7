package dev.aludel.command;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DurationConverterTests {

	private final DurationConverter converter = new DurationConverter();

	@ParameterizedTest
	@CsvSource({ "250ms, PT0.25S", "90s, PT1M30S", "5m, PT5M", "1H, PT1H", "30, PT30S", "0, PT0S" })
	void readsANumberAndAUnit(String text, Duration expected) {
		assertThat(this.converter.convert(text)).isEqualTo(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "-5m", "5 m", "soon", "1d", "99999999999s" })
	void refusesAnythingElse(String text) {
		assertThatExceptionOfType(TypeConversionException.class).isThrownBy(() -> this.converter.convert(text))
			.withMessage("'" + text + "' is no time such as 90s, 5m or 1h");
	}

	@Test
	void isShownAsFineAsPeopleNeedIt() {
		assertThat(Elapsed.text(Duration.ofMillis(14))).isEqualTo("14 ms");
		assertThat(Elapsed.text(Duration.ofMillis(1250))).isEqualTo("1.3 s");
		assertThat(Elapsed.text(Duration.ofMillis(59_900))).isEqualTo("59 s");
		assertThat(Elapsed.text(Duration.ofSeconds(150))).isEqualTo("2 min 30 s");
		assertThat(Elapsed.text(Duration.ofMinutes(150))).isEqualTo("2 h 30 min");
	}

}

package dev.aludel.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

@PostgresTest
class SequenceOptionsTests {

	@ParameterizedTest
	@ValueSource(strings = { "smallint", "integer", "bigint" })
	void resolveToThePostgresDefaults(String type, TestDatabase database) {
		database.execute("create sequence up as %s; create sequence down as %s increment by -1".formatted(type, type));
		ColumnType columnType = new ColumnType(type);
		assertThat(List.of(text(SequenceOptions.DEFAULTS.resolved(columnType)),
				text(SequenceOptions.DEFAULTS.incrementBy(-1).resolved(columnType))))
			.isEqualTo(database.query("""
					select seqstart, seqincrement, seqmin, seqmax, seqcache, seqcycle from pg_sequence
					order by seqincrement desc"""));
	}

	@Test
	void resolveStartFromTheBounds() {
		SequenceOptions up = SequenceOptions.DEFAULTS.minValue(5).maxValue(9);
		assertThat(up.resolved(Sequence.BIGINT).start()).isEqualTo(5);
		assertThat(up.incrementBy(-2).resolved(Sequence.BIGINT).start()).isEqualTo(9);
	}

	@Test
	void meanTheSameWhenReducedAndAreTheShortestThatDo() {
		for (String typeName : List.of("smallint", "integer", "bigint")) {
			ColumnType type = new ColumnType(typeName);
			for (SequenceOptions options : everyKind()) {
				SequenceOptions reduced = options.reduced(type);
				assertThat(reduced.resolved(type)).isEqualTo(options.resolved(type));
				assertThat(reduced.reduced(type)).isEqualTo(reduced);
				assertThat(options.resolved(type).reduced(type)).isEqualTo(reduced);
				assertThat(given(reduced)).isLessThanOrEqualTo(given(options));
			}
		}
	}

	@Test
	void areTheDefaultsWhenReducedAndNothingIsSpecial() {
		SequenceOptions spelled = SequenceOptions.DEFAULTS.startWith(1)
			.incrementBy(1)
			.minValue(1)
			.maxValue(32_767)
			.cache(1)
			.notCycling();
		assertThat(spelled.reduced(new ColumnType("smallint"))).isEqualTo(SequenceOptions.DEFAULTS);
		assertThat(spelled.reduced(Sequence.BIGINT)).isEqualTo(SequenceOptions.DEFAULTS.maxValue(32_767));
	}

	@Test
	void refuseWhatNoSequenceCanDo() {
		assertThatIllegalArgumentException().isThrownBy(() -> SequenceOptions.DEFAULTS.incrementBy(0))
			.withMessage("The increment of a sequence must not be zero.");
		assertThatIllegalArgumentException().isThrownBy(() -> SequenceOptions.DEFAULTS.cache(0))
			.withMessage("The cache of a sequence must be at least 1, not 0.");
	}

	private static String text(SequenceOptions options) {
		return "%d|%d|%d|%d|%d|%s".formatted(options.start(), options.increment(), options.minValue(),
				options.maxValue(), options.cache(), Boolean.TRUE.equals(options.cycle()) ? "t" : "f");
	}

	private static List<SequenceOptions> everyKind() {
		List<SequenceOptions> kinds = new ArrayList<>();
		for (@Nullable
		Long increment : longs(null, 1L, -1L, 50L)) {
			for (@Nullable
			Long minValue : longs(null, 1L, -100L, (long) Short.MIN_VALUE, Long.MIN_VALUE)) {
				for (@Nullable
				Long maxValue : longs(null, -1L, 100L, (long) Integer.MAX_VALUE, Long.MAX_VALUE)) {
					for (@Nullable
					Long start : longs(null, 1L, -1L, 100L)) {
						kinds.add(new SequenceOptions(start, increment, minValue, maxValue, null, null));
						kinds.add(new SequenceOptions(start, increment, minValue, maxValue, 1L, false));
						kinds.add(new SequenceOptions(start, increment, minValue, maxValue, 20L, true));
					}
				}
			}
		}
		return kinds;
	}

	private static @Nullable Long[] longs(@Nullable Long... values) {
		return values;
	}

	private static long given(SequenceOptions options) {
		return Stream
			.of(options.start(), options.increment(), options.minValue(), options.maxValue(), options.cache(),
					options.cycle())
			.filter(Objects::nonNull)
			.count();
	}

}

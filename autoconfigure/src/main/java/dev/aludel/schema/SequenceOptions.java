package dev.aludel.schema;

import org.jspecify.annotations.Nullable;

/**
 * The options of a sequence; {@code null} leaves one to PostgreSQL's default, which
 * depends on the direction and the type (see <em>CREATE SEQUENCE</em>).
 *
 * @param start the first value
 * @param increment the step between two values, not zero; negative counts down
 * @param minValue the lowest value
 * @param maxValue the highest value
 * @param cache how many values a session takes at once
 * @param cycle whether the sequence starts again at its end; it does not by default
 */
public record SequenceOptions(@Nullable Long start, @Nullable Long increment, @Nullable Long minValue,
		@Nullable Long maxValue, @Nullable Long cache, @Nullable Boolean cycle) {

	/**
	 * Everything as PostgreSQL does it.
	 */
	public static final SequenceOptions DEFAULTS = new SequenceOptions(null, null, null, null, null, null);

	public SequenceOptions {
		if (increment != null && increment == 0) {
			throw new IllegalArgumentException("The increment of a sequence must not be zero.");
		}
		if (cache != null && cache < 1) {
			throw new IllegalArgumentException("The cache of a sequence must be at least 1, not " + cache + ".");
		}
	}

	/**
	 * Returns these options with every one of PostgreSQL's defaults written out, so that
	 * two spellings of the same sequence are equal.
	 * @param type the type of the sequence: {@code smallint}, {@code integer} or
	 * {@code bigint}
	 * @return the options without {@code null}
	 */
	public SequenceOptions resolved(ColumnType type) {
		long step = (this.increment != null) ? this.increment : 1;
		boolean up = step > 0;
		long min = (this.minValue != null) ? this.minValue : up ? 1 : lowest(type);
		long max = (this.maxValue != null) ? this.maxValue : up ? highest(type) : -1;
		long first = (this.start != null) ? this.start : up ? min : max;
		return new SequenceOptions(first, step, min, max, (this.cache != null) ? this.cache : 1L,
				Boolean.TRUE.equals(this.cycle));
	}

	/**
	 * Returns these options without those that PostgreSQL would choose anyway.
	 * @param type the type of the sequence
	 * @return the shortest options that mean the same
	 */
	public SequenceOptions reduced(ColumnType type) {
		SequenceOptions all = resolved(type);
		SequenceOptions defaults = new SequenceOptions(null, all.increment(), null, null, null, null).resolved(type);
		SequenceOptions bounded = new SequenceOptions(null, all.increment(), all.minValue(), all.maxValue(), null,
				null);
		return new SequenceOptions(unless(all.start(), bounded.resolved(type).start()), unless(all.increment(), 1L),
				unless(all.minValue(), defaults.minValue()), unless(all.maxValue(), defaults.maxValue()),
				unless(all.cache(), 1L), unless(all.cycle(), false));
	}

	/**
	 * Returns these options with another first value.
	 * @param value the first value
	 * @return the changed options
	 */
	public SequenceOptions startWith(long value) {
		return new SequenceOptions(value, this.increment, this.minValue, this.maxValue, this.cache, this.cycle);
	}

	/**
	 * Returns these options with another step.
	 * @param step the step, not zero
	 * @return the changed options
	 */
	public SequenceOptions incrementBy(long step) {
		return new SequenceOptions(this.start, step, this.minValue, this.maxValue, this.cache, this.cycle);
	}

	/**
	 * Returns these options with another lowest value.
	 * @param value the lowest value
	 * @return the changed options
	 */
	public SequenceOptions minValue(long value) {
		return new SequenceOptions(this.start, this.increment, value, this.maxValue, this.cache, this.cycle);
	}

	/**
	 * Returns these options with another highest value.
	 * @param value the highest value
	 * @return the changed options
	 */
	public SequenceOptions maxValue(long value) {
		return new SequenceOptions(this.start, this.increment, this.minValue, value, this.cache, this.cycle);
	}

	/**
	 * Returns these options with another cache.
	 * @param values how many values a session takes at once, at least 1
	 * @return the changed options
	 */
	public SequenceOptions cache(long values) {
		return new SequenceOptions(this.start, this.increment, this.minValue, this.maxValue, values, this.cycle);
	}

	/**
	 * Returns these options with a sequence that starts again at its end.
	 * @return the changed options
	 */
	public SequenceOptions cycling() {
		return new SequenceOptions(this.start, this.increment, this.minValue, this.maxValue, this.cache, true);
	}

	/**
	 * Returns these options with a sequence that fails at its end; said only to change a
	 * sequence that starts again.
	 * @return the changed options
	 */
	public SequenceOptions notCycling() {
		return new SequenceOptions(this.start, this.increment, this.minValue, this.maxValue, this.cache, false);
	}

	private static <T> @Nullable T unless(@Nullable T value, @Nullable T expected) {
		return (value != null && value.equals(expected)) ? null : value;
	}

	private static long lowest(ColumnType type) {
		return switch (type.text()) {
			case "smallint" -> Short.MIN_VALUE;
			case "integer" -> Integer.MIN_VALUE;
			default -> Long.MIN_VALUE;
		};
	}

	private static long highest(ColumnType type) {
		return switch (type.text()) {
			case "smallint" -> Short.MAX_VALUE;
			case "integer" -> Integer.MAX_VALUE;
			default -> Long.MAX_VALUE;
		};
	}

}

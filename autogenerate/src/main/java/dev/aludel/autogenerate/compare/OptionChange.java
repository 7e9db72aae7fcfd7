package dev.aludel.autogenerate.compare;

import java.util.Objects;

import dev.aludel.schema.SequenceOptions;

import org.jspecify.annotations.Nullable;

/** The options of a sequence that an {@code alter} has to name. */
final class OptionChange {

	private OptionChange() {
	}

	/**
	 * Returns the options that differ; the others are {@code null}, which leaves them as
	 * they are.
	 * @param reached the options as they are, all written out
	 * @param wanted the options as they shall be, all written out
	 * @return what changes
	 */
	static SequenceOptions between(SequenceOptions reached, SequenceOptions wanted) {
		return new SequenceOptions(changed(reached.start(), wanted.start()),
				changed(reached.increment(), wanted.increment()), changed(reached.minValue(), wanted.minValue()),
				changed(reached.maxValue(), wanted.maxValue()), changed(reached.cache(), wanted.cache()),
				changed(reached.cycle(), wanted.cycle()));
	}

	private static <T> @Nullable T changed(@Nullable T reached, @Nullable T wanted) {
		return Objects.equals(reached, wanted) ? null : wanted;
	}

}

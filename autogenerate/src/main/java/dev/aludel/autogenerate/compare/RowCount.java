package dev.aludel.autogenerate.compare;

import org.jspecify.annotations.Nullable;

/**
 * How many rows a {@link Question} is about.
 *
 * @param sql the query that counts them, in the names that the database has today
 * @param template what is said of them, with {@code %s} for the number and the noun
 * @param noun what is counted, in the singular: {@code row}
 * @param number how many there are, or {@code null} while nobody has counted
 * @param exact whether they were counted, not estimated
 */
public record RowCount(String sql, String template, String noun, @Nullable Long number, boolean exact) {

	/**
	 * Says what is to be counted.
	 * @param sql the query
	 * @param template what is said of them: {@code It holds %s.}
	 * @param noun what is counted, in the singular
	 * @return the count, still without a number
	 */
	public static RowCount of(String sql, String template, String noun) {
		return new RowCount(sql, template, noun, null, false);
	}

	/**
	 * Returns this count with the number that was counted.
	 * @param counted the number
	 * @return the count
	 */
	public RowCount counted(long counted) {
		return new RowCount(this.sql, this.template, this.noun, counted, true);
	}

	/**
	 * Returns this count with a number that nobody counted.
	 * @param estimate the number; a negative one says that nothing is known
	 * @return the count
	 */
	public RowCount estimated(long estimate) {
		return (estimate < 0) ? this : new RowCount(this.sql, this.template, this.noun, estimate, false);
	}

	/**
	 * What is said of the rows.
	 * @return the sentence, or an empty text while nothing is known
	 */
	String sentence() {
		if (this.number == null) {
			return "";
		}
		String amount = (this.number == 0) ? "no" : this.number.toString();
		String counted = amount + " " + this.noun + ((this.number == 1) ? "" : "s");
		return this.template.formatted(this.exact ? counted : "about " + counted);
	}

}

package dev.aludel.autogenerate.compare;

import org.jspecify.annotations.Nullable;

/**
 * How many rows a {@link Question} is about.
 *
 * @param sql the query that counts them, in the names that the database has today
 * @param template what is said of them, with {@code %s} for the number and the noun
 * @param noun what is counted, in the singular: {@code row}
 * @param number how many there are, or {@code null} while nobody has counted
 * @param estimatedRows about how many rows the table holds, or {@code null} when nobody
 * knows
 */
public record RowCount(String sql, String template, String noun, @Nullable Long number, @Nullable Long estimatedRows) {

	/**
	 * Returns this count with the number that was counted.
	 * @param counted the number
	 * @return the count
	 */
	public RowCount counted(long counted) {
		return new RowCount(this.sql, this.template, this.noun, counted, this.estimatedRows);
	}

	/**
	 * What is said of the rows.
	 * @return the sentence, or an empty text while nothing is known
	 */
	String sentence() {
		if (this.number != null) {
			return this.template.formatted(amount(this.number, this.noun));
		}
		return (this.estimatedRows != null) ? "Its table holds about " + amount(this.estimatedRows, "row") + "." : "";
	}

	private static String amount(long number, String noun) {
		return ((number == 0) ? "no" : String.valueOf(number)) + " " + noun + ((number == 1) ? "" : "s");
	}

}

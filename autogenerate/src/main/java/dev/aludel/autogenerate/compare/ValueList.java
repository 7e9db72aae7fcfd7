package dev.aludel.autogenerate.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import dev.aludel.schema.CheckConstraint;
import dev.aludel.schema.Column;
import dev.aludel.schema.Table;

import org.jspecify.annotations.Nullable;

/**
 * A check that lists the values of one column, as that of an enum, of a discriminator or
 * of a converted boolean does.
 *
 * @param column the name of the column
 * @param values the values
 */
record ValueList(String column, List<String> values) {

	private static final Pattern LIST = Pattern.compile("\\bin\\b|\\bany\\b|^[^<>!]*=[^<>!]*$|\\bor\\b",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern ELSE = Pattern.compile("[<>!~|+*/-]|\\band\\b|\\bnot\\b|\\bcase\\b|\\blike\\b",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern POSITIONS = Pattern
		.compile(
				"(?<column>\\w+|\"[^\"]+\") between 0 and (?<last>\\d{1,3})"
						+ "|(?<same>\\w+|\"[^\"]+\") >= 0 and \\k<same> <= (?<most>\\d{1,3})",
				Pattern.CASE_INSENSITIVE);

	/** Reads a check, or finds that it says something else. */
	static @Nullable ValueList of(CheckConstraint check, Table table) {
		SqlExpression expression = new SqlExpression(check.expression());
		Set<String> columns = new TreeSet<>(expression.columns());
		columns.removeIf((name) -> table.column(name).isEmpty());
		String words = check.expression().replaceAll("'(?:[^']|'')*'", "''");
		boolean isList = columns.size() == 1 && !expression.literals().isEmpty() && LIST.matcher(words).find()
				&& !ELSE.matcher(words).find();
		return isList ? new ValueList(columns.iterator().next(), List.copyOf(expression.literals())) : null;
	}

	/**
	 * Reads the check of an enum whose constants are stored by their positions:
	 * {@code status between 0 and 2}, or what PostgreSQL makes of it. A range of other
	 * numbers is a person's.
	 */
	static @Nullable ValueList positions(CheckConstraint check, Table table) {
		Matcher matcher = POSITIONS.matcher(check.expression().replaceAll("[()]", ""));
		if (!matcher.matches()) {
			return null;
		}
		Set<String> columns = new TreeSet<>(new SqlExpression(check.expression()).columns());
		columns.removeIf((name) -> table.column(name).filter(ValueList::holdsPositions).isEmpty());
		if (columns.size() != 1) {
			return null;
		}
		int last = Integer.parseInt((matcher.group("last") != null) ? matcher.group("last") : matcher.group("most"));
		return new ValueList(columns.iterator().next(),
				IntStream.rangeClosed(0, last).mapToObj(String::valueOf).toList());
	}

	private static boolean holdsPositions(Column column) {
		return column.type().text().equals("smallint");
	}

	/** The values that another list does not have. */
	List<String> without(ValueList other) {
		List<String> rest = new ArrayList<>(this.values);
		rest.removeAll(other.values);
		return rest;
	}

}

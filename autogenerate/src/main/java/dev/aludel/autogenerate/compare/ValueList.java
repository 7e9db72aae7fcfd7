package dev.aludel.autogenerate.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import dev.aludel.schema.CheckConstraint;
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

	/** The values that another list does not have. */
	List<String> without(ValueList other) {
		List<String> rest = new ArrayList<>(this.values);
		rest.removeAll(other.values);
		return rest;
	}

}

package dev.aludel.migrate;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.aludel.postgresql.SqlStatement;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the values of parameters out of what is told of a failure: they may be secrets,
 * and PostgreSQL repeats what it did not like, or a part of it, or the row that has it by
 * then. So from the first parameter of a run on, failures are told without what shows
 * rows, and without what stands in quotes unless the statement has it, too.
 */
final class ParameterValues {

	/** Of a broken constraint and of types that do not match, names are quoted only. */
	private static final Pattern NAMES_ONLY = Pattern.compile("23...|42804");

	// PostgreSQL's own, and those of its translations.
	private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|«[^»]*»|»[^«]*«|„[^“”]*[“”]|“[^”]*”",
			Pattern.DOTALL);

	private static final Pattern QUOTE = Pattern.compile("[\"«»„“”]");

	private static final Pattern FIRST_TO_LAST_QUOTE = Pattern.compile(QUOTE + ".*" + QUOTE, Pattern.DOTALL);

	private static final int SHORT = 4;

	private boolean used;

	/** To be called before a statement is run. */
	void expect(SqlStatement statement) {
		this.used = this.used || !statement.parameters().isEmpty();
	}

	/**
	 * What the server said of a statement, with a question mark for each value.
	 * @param statement the statement as it is told
	 */
	SQLException hide(SqlStatement statement, SQLException exception) {
		return hide(statement.sql(), valuesOf(statement.parameters()), exception);
	}

	/** The same of a commit, where constraints are checked that were deferred. */
	SQLException hide(SQLException exception) {
		return hide("", List.of(), exception);
	}

	private SQLException hide(String sql, List<String> values, SQLException exception) {
		if (!this.used) {
			return exception;
		}
		return ServerError.withoutRows(exception,
				(text) -> namesOnly(exception) ? text : hideQuoted(hide(text, values, sql), values, sql));
	}

	// What a function raises may have any SQLSTATE, and has a context.
	private static boolean namesOnly(SQLException exception) {
		String state = exception.getSQLState();
		return state != null && NAMES_ONLY.matcher(state).matches() && !ServerError.hasContext(exception);
	}

	private static List<String> valuesOf(List<@Nullable Object> parameters) {
		List<String> values = new ArrayList<>();
		collect(parameters, values);
		values.sort(Comparator.comparing((value) -> -value.length()));
		return values;
	}

	private static void collect(List<@Nullable Object> parameters, List<String> values) {
		for (Object parameter : parameters) {
			if (parameter instanceof @Nullable Object[] array) {
				collect(Arrays.asList(array), values);
			}
			String value = String.valueOf(parameter);
			if (parameter != null && !(parameter instanceof Boolean) && !value.isBlank()) {
				values.add(value);
			}
		}
	}

	private static String hide(String text, List<String> values, String sql) {
		String hidden = text;
		for (String value : values) {
			if (!hasWord(sql, value)) {
				hidden = hidden.replaceAll((value.length() < SHORT) ? word(value) : Pattern.quote(value), "?");
			}
		}
		return hidden;
	}

	// Something short is a part of many words.
	private static String word(String value) {
		return "(?<!\\w)" + Pattern.quote(value) + "(?!\\w)";
	}

	/** Whether it is told anyway. */
	private static boolean hasWord(String sql, String value) {
		return Pattern.compile(word(value)).matcher(sql).find();
	}

	/** For a part of a value, or what became of it. */
	private static String hideQuoted(String text, List<String> values, String sql) {
		// A quote in a value would hide the end of it.
		Pattern quoted = values.stream().anyMatch(QUOTE.asPredicate()) ? FIRST_TO_LAST_QUOTE : QUOTED;
		return quoted.matcher(text).replaceAll((found) -> Matcher.quoteReplacement(hideQuoted(found.group(), sql)));
	}

	private static String hideQuoted(String quoted, String sql) {
		int last = quoted.length() - 1;
		String content = quoted.substring(1, last).strip();
		boolean shown = !content.isEmpty() && hasWord(sql, content);
		return shown ? quoted : quoted.charAt(0) + "?" + quoted.charAt(last);
	}

}

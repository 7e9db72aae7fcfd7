package dev.aludel.migrate;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

import dev.aludel.postgresql.SqlStatement;

/**
 * Keeps the values of parameters out of what is told of a statement that failed: they may
 * be secrets, and PostgreSQL repeats what it did not like.
 */
final class ParameterValues {

	// Of a syntax error and of a broken constraint the message has names only.
	private static final Pattern NAMES_ONLY = Pattern.compile("(23|42).*");

	private ParameterValues() {
	}

	/**
	 * What the server said, with a question mark for each value and without the detail,
	 * which may show whole rows.
	 */
	static SQLException hide(SqlStatement statement, SQLException exception) {
		if (statement.parameters().isEmpty()) {
			return exception;
		}
		List<String> values = valuesOf(statement);
		return ServerError.withoutDetail(exception, (text) -> isNamesOnly(exception) ? text : hide(text, values));
	}

	private static boolean isNamesOnly(SQLException exception) {
		return exception.getSQLState() != null && NAMES_ONLY.matcher(exception.getSQLState()).matches();
	}

	private static List<String> valuesOf(SqlStatement statement) {
		List<String> values = new ArrayList<>();
		for (Object parameter : statement.parameters()) {
			String value = String.valueOf(parameter);
			if (parameter != null && !(parameter instanceof Boolean) && !value.isBlank()) {
				values.add(value);
			}
		}
		values.sort(Comparator.comparing((value) -> -value.length()));
		return values;
	}

	private static String hide(String text, List<String> values) {
		String hidden = text;
		for (String value : values) {
			hidden = hidden.replaceAll("(?<!\\w)" + Pattern.quote(value) + "(?!\\w)", "?");
		}
		return hidden;
	}

}

package dev.aludel.migrate;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.aludel.postgresql.SqlStatement;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the values of parameters out of what is told of a failure: they may be secrets,
 * and PostgreSQL repeats what it did not like, or a part of it, or the row that has it by
 * then. So from the first parameter of a run on, failures are told without what shows
 * rows, and without what stands in quotes unless the statement has it, too. Outside of
 * quotes the server writes values of the statement only; a function raises what it likes,
 * also what another statement left behind.
 */
final class ParameterValues {

	/** What the driver refuses then has the reason for it as its cause. */
	private static final String ABORTED = "25P02";

	/** Of a broken constraint and of types that do not match, names are quoted only. */
	private static final Pattern MESSAGE_OF_NAMES = Pattern.compile("23...|42804");

	/** Of what depends on something, and of what is misspelled, the detail has names. */
	private static final Pattern DETAIL_OF_NAMES = Pattern.compile("2BP01|0A000|42...");

	// PostgreSQL's own, and those of its translations.
	private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|«[^»]*»|»[^«]*«|„[^“”]*[“”]|“[^”]*”",
			Pattern.DOTALL);

	private static final Pattern QUOTE = Pattern.compile("[\"«»„“”]");

	private static final Pattern FIRST_TO_LAST_QUOTE = Pattern.compile(QUOTE + ".*" + QUOTE, Pattern.DOTALL);

	private static final String WITHHELD = "what a function raised, and which may show the value of a parameter; "
			+ "the log of the server has it";

	/** So that a revision may bind as many as it likes. */
	private static final int MOST = 1_000;

	/** As they were when they were bound: an array may be another by now. */
	private final Set<WrittenValue> remembered = new LinkedHashSet<>();

	private boolean bound;

	private boolean forgetful;

	/** To be called before a statement is run. */
	void expect(SqlStatement statement) {
		for (Object parameter : statement.parameters()) {
			if (parameter != null) {
				this.bound = true;
				remember(parameter);
			}
		}
	}

	private void remember(Object parameter) {
		if (!this.forgetful && !WrittenValue.each(parameter, this::remember)) {
			this.forgetful = true;
			this.remembered.clear();
		}
	}

	private boolean remember(WrittenValue value) {
		this.remembered.add(value);
		return this.remembered.size() <= MOST;
	}

	/**
	 * What the server said of a statement, with a question mark for each value.
	 * @param statement the statement as the server has it
	 */
	SQLException hide(SqlStatement statement, SQLException exception) {
		return hide(statement.sql(), statement.parameters(), exception);
	}

	/** The same of a commit, where constraints are checked that were deferred. */
	SQLException hide(SQLException exception) {
		return hide("", List.of(), exception);
	}

	private SQLException hide(String sql, List<@Nullable Object> parameters, SQLException exception) {
		boolean raised = ServerError.isRaised(exception);
		if (!this.bound || (!raised && ABORTED.equals(exception.getSQLState()))) {
			return exception;
		}
		ServerError error = ServerError.of(exception);
		String message = raised ? raised(error.message(), parameters, sql) : message(error, parameters, sql);
		boolean detailed = ServerError.isDeadlock(exception) || (!raised && matches(DETAIL_OF_NAMES, error));
		String hint = (raised || error.hint() == null) ? null : hide(error.hint(), parameters, sql);
		return ServerError.rewrite(exception,
				new ServerError(message, error.sqlState(), detailed ? error.detail() : null, hint, error.position()));
	}

	private String raised(String message, List<@Nullable Object> parameters, String sql) {
		if (this.forgetful) {
			return WITHHELD;
		}
		Set<WrittenValue> values = valuesIn(message, parameters);
		values.addAll(this.remembered);
		return hideQuoted(hide(message, values, sql), sql);
	}

	private String message(ServerError error, List<@Nullable Object> parameters, String sql) {
		return matches(MESSAGE_OF_NAMES, error) ? error.message() : hide(error.message(), parameters, sql);
	}

	private static boolean matches(Pattern states, ServerError error) {
		return error.sqlState() != null && states.matcher(error.sqlState()).matches();
	}

	/** For what the server has words of its own for. */
	private String hide(String text, List<@Nullable Object> parameters, String sql) {
		Set<WrittenValue> values = valuesIn(text, parameters);
		values.removeIf(WrittenValue::isShortWord);
		return hideQuoted(hide(text, values, sql), sql);
	}

	private static Set<WrittenValue> valuesIn(String text, List<@Nullable Object> parameters) {
		Set<WrittenValue> values = new LinkedHashSet<>();
		parameters.forEach((parameter) -> WrittenValue.each(parameter, (value) -> {
			if (value.isIn(text)) {
				values.add(value);
			}
			return true;
		}));
		return values;
	}

	private static String hide(String text, Set<WrittenValue> values, String sql) {
		List<WrittenValue> written = new ArrayList<>(values);
		written.removeIf((value) -> !value.isIn(text) || WrittenValue.isWordOf(sql, value.text()));
		written.sort(WrittenValue.LONGEST_FIRST);
		String hidden = text;
		for (WrittenValue value : written) {
			hidden = value.hideIn(hidden);
		}
		return hidden;
	}

	/** For a part of a value, or what became of it. */
	private String hideQuoted(String text, String sql) {
		Matcher quoted = QUOTED.matcher(text);
		if (!mayHaveQuotes()) {
			return quoted.replaceAll((found) -> isTold(found.group(), sql) ? literally(found.group()) : hidden(found));
		}
		// A quote in a value would hide the end of it.
		boolean told = quoted.results().allMatch((found) -> isTold(found.group(), sql))
				&& !QUOTE.matcher(quoted.reset().replaceAll("")).find();
		return told ? text : FIRST_TO_LAST_QUOTE.matcher(text).replaceAll(ParameterValues::hidden);
	}

	private boolean mayHaveQuotes() {
		return this.forgetful || this.remembered.stream().anyMatch((value) -> QUOTE.matcher(value.text()).find());
	}

	private static String literally(String text) {
		return Matcher.quoteReplacement(text);
	}

	private static String hidden(MatchResult quoted) {
		String text = quoted.group();
		return literally(text.charAt(0) + "?" + text.charAt(text.length() - 1));
	}

	/** Whether the statement has it, which is told anyway. */
	private static boolean isTold(String quoted, String sql) {
		String content = quoted.substring(1, quoted.length() - 1).strip();
		String small = content.toLowerCase(Locale.ROOT);
		// The server writes names without quotes in small letters.
		return !content.isEmpty() && (WrittenValue.isWordOf(sql, content)
				|| small.equals(content) && WrittenValue.isWordOf(sql.toLowerCase(Locale.ROOT), content));
	}

}

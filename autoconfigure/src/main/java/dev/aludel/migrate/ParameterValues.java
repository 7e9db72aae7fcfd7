package dev.aludel.migrate;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.aludel.postgresql.SqlStatement;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ObjectUtils;

/**
 * Keeps the values of parameters out of what is told of a failure: they may be secrets,
 * and PostgreSQL repeats what it did not like, or a part of it, or the row that has it by
 * then. So from the first parameter of a run on, failures are told without the values,
 * without what shows rows, and without what stands in quotes unless the statement has it,
 * too.
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

	private final List<Object> remembered = new ArrayList<>();

	private boolean forgetful;

	/** To be called before a statement is run. */
	void expect(SqlStatement statement) {
		for (Object parameter : statement.parameters()) {
			if (this.remembered.size() == MOST) {
				this.forgetful = true;
			}
			else if (parameter != null) {
				this.remembered.add(parameter);
			}
		}
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
		if (this.remembered.isEmpty() || ABORTED.equals(exception.getSQLState())) {
			return exception;
		}
		List<Value> values = Value.of(parameters, this.remembered);
		boolean raised = ServerError.hasContext(exception);
		ServerError error = ServerError.of(exception);
		String hint = raised ? null : error.hint();
		return ServerError.rewrite(exception,
				new ServerError(message(error, raised, values, sql), error.sqlState(),
						hasNamesOnly(error, raised) || ServerError.isDeadlock(exception) ? error.detail() : null,
						(hint != null) ? hide(hint, values, sql) : null, error.position()));
	}

	// What a function raises may have any SQLSTATE.
	private String message(ServerError error, boolean raised, List<Value> values, String sql) {
		if (raised && this.forgetful) {
			return WITHHELD;
		}
		return (!raised && matches(MESSAGE_OF_NAMES, error)) ? error.message() : hide(error.message(), values, sql);
	}

	private static boolean hasNamesOnly(ServerError error, boolean raised) {
		return !raised && matches(DETAIL_OF_NAMES, error);
	}

	private static boolean matches(Pattern states, ServerError error) {
		return error.sqlState() != null && states.matcher(error.sqlState()).matches();
	}

	private String hide(String text, List<Value> values, String sql) {
		String hidden = text;
		for (Value value : values) {
			if (!hasWord(sql, value.text())) {
				hidden = value.occurrence().matcher(hidden).replaceAll("?");
			}
		}
		return hideQuoted(hidden, values, sql);
	}

	/** For a part of a value, or what became of it. */
	private String hideQuoted(String text, List<Value> values, String sql) {
		// A quote in a value would hide the end of it.
		boolean quotes = this.forgetful || values.stream().anyMatch((value) -> QUOTE.matcher(value.text()).find());
		Matcher quoted = (quotes ? FIRST_TO_LAST_QUOTE : QUOTED).matcher(text);
		return quoted.replaceAll((found) -> Matcher.quoteReplacement(hideQuoted(found.group(), sql)));
	}

	private static String hideQuoted(String quoted, String sql) {
		int last = quoted.length() - 1;
		String content = quoted.substring(1, last).strip();
		boolean shown = !content.isEmpty() && hasWord(sql, content);
		return shown ? quoted : quoted.charAt(0) + "?" + quoted.charAt(last);
	}

	/**
	 * Whether it is told anyway. The server writes names without quotes in small letters.
	 */
	private static boolean hasWord(String sql, String word) {
		return Pattern.compile(Value.word(word), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE).matcher(sql).find();
	}

	/**
	 * How the server may write a value.
	 *
	 * @param text the text
	 * @param number whether it may have zeros before it
	 */
	private record Value(String text, boolean number) {

		private static final int SHORT = 4;

		/** The longest first, for others may be parts of them. */
		static List<Value> of(List<@Nullable Object> parameters, List<Object> others) {
			List<Value> values = new ArrayList<>();
			parameters.forEach((parameter) -> collect(parameter, values));
			others.forEach((parameter) -> collect(parameter, values));
			return values.stream()
				.filter((value) -> !value.text.isBlank())
				.distinct()
				.sorted(Comparator.comparing((value) -> -value.text.length()))
				.toList();
		}

		private static void collect(@Nullable Object parameter, List<Value> values) {
			if (parameter instanceof byte[] bytes) {
				values.add(new Value(HexFormat.of().formatHex(bytes), false));
			}
			else if (ObjectUtils.isArray(parameter)) {
				for (Object element : ObjectUtils.toObjectArray(parameter)) {
					collect(element, values);
				}
			}
			else if (parameter instanceof BigDecimal number) {
				values.add(new Value(number.toPlainString(), true));
			}
			else if (parameter instanceof Enum<?> constant) {
				values.add(new Value(constant.name(), false));
			}
			else if (parameter != null && !(parameter instanceof Boolean)) {
				values.add(new Value(parameter.toString(), parameter instanceof Number));
			}
		}

		// Something short is a part of many words.
		Pattern occurrence() {
			String literally = (this.number ? "0*" : "") + Pattern.quote(this.text);
			return Pattern.compile((this.text.length() < SHORT) ? bounded(literally) : literally);
		}

		static String word(String text) {
			return bounded(Pattern.quote(text));
		}

		private static String bounded(String pattern) {
			return "(?<!\\w)" + pattern + "(?!\\w)";
		}

	}

}

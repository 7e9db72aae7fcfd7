package dev.aludel.migrate;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import dev.aludel.migrate.WrittenValue.Kind;
import dev.aludel.postgresql.SqlStatement;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the values of parameters out of what is told of a failure: they may be secrets,
 * and PostgreSQL repeats what it did not like, or a part of it, or the row that has it by
 * then. So from the first parameter of a run on, failures are told without what shows
 * rows, and without what stands in quotes unless the statement has it, too. Outside of
 * quotes the server has words of its own, and hardly a value that another statement has
 * bound; a function raises what it likes.
 */
final class ParameterValues {

	/** What the driver refuses then has the reason for it as its cause. */
	private static final String ABORTED = "25P02";

	/** Of a broken constraint, of types and definitions that do not fit, only names. */
	private static final Pattern TOLD_BY_NAMES = Pattern.compile("23...|22001|42804|42P1[67]");

	/** Of what depends on something, and of what is misspelled, the detail has names. */
	private static final Pattern DETAIL_OF_NAMES = Pattern.compile("2BP01|0A000|42...");

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
		if (!this.forgetful) {
			WrittenValue.each(parameter, this::remember);
		}
	}

	private void remember(WrittenValue value) {
		if (this.forgetful || value.isTooLong() || this.remembered.size() == MOST) {
			this.forgetful = true;
			this.remembered.clear();
		}
		else {
			this.remembered.add(value);
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
		boolean raised = ServerError.isRaised(exception);
		if (!this.bound || (!raised && ABORTED.equals(exception.getSQLState()))) {
			return exception;
		}
		ServerError error = ServerError.of(exception);
		QuotedText quoted = QuotedText.of(sql);
		String message = raised ? raised(error.message(), parameters, quoted)
				: said(error, error.message(), parameters, quoted);
		boolean detailed = ServerError.isDeadlock(exception) || (!raised && matches(DETAIL_OF_NAMES, error));
		String hint = (raised || error.hint() == null) ? null : said(error, error.hint(), parameters, quoted);
		return ServerError.rewrite(exception,
				new ServerError(message, error.sqlState(), detailed ? error.detail() : null, hint, error.position()));
	}

	private String raised(String message, List<@Nullable Object> parameters, QuotedText quoted) {
		if (this.forgetful) {
			return WITHHELD;
		}
		Set<WrittenValue> values = new LinkedHashSet<>(this.remembered);
		parameters.forEach((parameter) -> WrittenValue.each(parameter, values::add));
		return hide(message, values, quoted);
	}

	private String said(ServerError error, String text, List<@Nullable Object> parameters, QuotedText quoted) {
		return matches(TOLD_BY_NAMES, error) ? text : hide(text, parameters, quoted);
	}

	private static boolean matches(Pattern states, ServerError error) {
		return error.sqlState() != null && states.matcher(error.sqlState()).matches();
	}

	/**
	 * For what the server has words of its own for. Outside of quotes these would be hit
	 * by what other statements have bound, and what is short.
	 */
	private String hide(String text, List<@Nullable Object> parameters, QuotedText quoted) {
		Set<WrittenValue> values = new LinkedHashSet<>(this.remembered);
		values.removeIf((value) -> value.kind() != Kind.NUMBER || !value.isLong());
		parameters.forEach((parameter) -> WrittenValue.each(parameter, (value) -> {
			if ((value.kind() == Kind.NUMBER || value.isLong()) && value.isIn(text)) {
				values.add(value);
			}
		}));
		return hide(text, values, quoted);
	}

	private String hide(String text, Set<WrittenValue> values, QuotedText quoted) {
		List<WrittenValue> written = new ArrayList<>(values);
		written.removeIf((value) -> !value.isIn(text) || (!value.text().isEmpty() && quoted.isTold(value.text())));
		written.sort(WrittenValue.LONGEST_FIRST);
		String hidden = text;
		for (WrittenValue value : written) {
			hidden = value.hideIn(hidden);
		}
		return mayHaveQuotes() ? quoted.hideAllIn(hidden) : quoted.hideIn(hidden);
	}

	private boolean mayHaveQuotes() {
		return this.forgetful || this.remembered.stream().anyMatch((value) -> QuotedText.hasQuote(value.text()));
	}

}

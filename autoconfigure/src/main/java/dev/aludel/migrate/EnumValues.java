package dev.aludel.migrate;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.aludel.operation.AddEnumValue;
import dev.aludel.operation.ExecuteSql;
import dev.aludel.operation.Operation;
import dev.aludel.postgresql.SqlStatement;

/**
 * The values that a revision adds to enum types. PostgreSQL lets nobody use one before the
 * transaction that added it is committed, and says so only when somebody tries: the
 * revision is run again then, with a commit behind the value.
 */
final class EnumValues {

	/** What PostgreSQL says to an early use. */
	static final String TOO_EARLY = "55P04";

	private static final Pattern ADD_VALUE = Pattern.compile("\\badd\\s+value\\b", Pattern.CASE_INSENSITIVE);

	private static final Pattern VALUE = Pattern.compile("\\badd\\s+value\\s+(?:if\\s+not\\s+exists\\s+)?'((?:[^']|'')*)'",
			Pattern.CASE_INSENSITIVE);

	private final boolean commit;

	private boolean added;

	private boolean committable;

	/**
	 * Creates the state of one attempt.
	 * @param commit whether to commit behind each value
	 */
	EnumValues(boolean commit) {
		this.commit = commit;
	}

	static boolean isAddedBy(Operation operation) {
		return operation instanceof AddEnumValue || (operation instanceof ExecuteSql execute && isAddedBy(execute.sql()));
	}

	static boolean isAddedBy(String sql) {
		return ADD_VALUE.matcher(sql).find();
	}

	/**
	 * Whether a statement seems to use a value that was added, for a script cannot try.
	 * @param added the statement that added it
	 * @param later a later one
	 */
	static boolean mayBeUsed(SqlStatement added, SqlStatement later) {
		Matcher values = VALUE.matcher(added.sql());
		while (values.find()) {
			String value = values.group(1);
			if (later.sql().contains(value) || later.parameters().stream().anyMatch((parameter) -> String
				.valueOf(parameter).contains(value.replace("''", "'")))) {
				return true;
			}
		}
		return false;
	}

	/**
	 * To be called behind each statement that adds one.
	 * @param resumable whether the revision can be resumed behind it
	 * @return whether to commit now
	 */
	boolean added(boolean resumable) {
		this.added = true;
		this.committable = this.committable || resumable;
		return this.commit && resumable;
	}

	/** Whether the revision has added one. */
	boolean isAdded() {
		return this.added;
	}

	/** Whether a commit behind them is yet to be tried, and can be. */
	boolean mayCommit() {
		return this.committable && !this.commit;
	}

}

package dev.aludel.migrate;

import java.util.regex.Pattern;

/** Recognises SQL that is about transactions, savepoints and locks of the session. */
final class TransactionControl {

	private static final Pattern STATEMENT = Pattern.compile(
			"^\\s*(begin|start\\s+transaction|commit|end|abort|prepare\\s+transaction"
					+ "|rollback(?!(\\s+(work|transaction))?\\s+to\\b))\\b.*",
			Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

	private static final Pattern SAVEPOINT = Pattern.compile("^\\s*(savepoint|rollback)\\b", Pattern.CASE_INSENSITIVE);

	private static final Pattern UNLOCK = Pattern.compile("advisory_unlock", Pattern.CASE_INSENSITIVE);

	// Where more than one statement stands, and whatever comes first.
	private static final Pattern END = Pattern.compile("\\b(commit|rollback|abort|end|prepare)\\b",
			Pattern.CASE_INSENSITIVE);

	private TransactionControl() {
	}

	/** Whether it is about savepoints, or gives locks of the session away. */
	static boolean isDistrusted(String sql) {
		return SAVEPOINT.matcher(sql).find() || UNLOCK.matcher(sql).find();
	}

	/** Whether it may end the transaction: it holds a word without which it cannot. */
	static boolean mayEnd(String sql) {
		return END.matcher(sql).find();
	}

	static void refuse(String sql) {
		if (STATEMENT.matcher(sql).matches()) {
			throw new RefusedException("It was to run `" + sql.strip() + "`.",
					"Remove that statement: the engine commits after the migration and rolls back when it throws.");
		}
	}

}

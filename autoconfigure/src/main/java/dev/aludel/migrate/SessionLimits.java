package dev.aludel.migrate;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * The limits that a session keeps from one revision to the next: a transaction that
 * begins with the same ones need not begin by setting them. They are put back in the end,
 * and whenever a statement runs outside of transactions.
 */
final class SessionLimits {

	private static final String LOCK = "lock_timeout";

	private static final String STATEMENT = "statement_timeout";

	private static final Log logger = LogFactory.getLog(SessionLimits.class);

	private final Connection connection;

	private @Nullable SessionSettings before;

	private @Nullable AppliedLimits kept;

	/** Those that the transaction has set that goes on. */
	private @Nullable AppliedLimits changed;

	SessionLimits(Connection connection) {
		this.connection = connection;
	}

	/**
	 * Allows the session to keep limits.
	 * @param settings what it has set
	 */
	void allow(SessionSettings settings) {
		this.before = settings;
	}

	boolean areAllowed() {
		return this.before != null;
	}

	/** Those that it has kept, if they are what is wanted. */
	@Nullable AppliedLimits ifKept(StatementLimits wanted) {
		return (this.kept != null && this.kept.wanted().amountTo(wanted)) ? this.kept : null;
	}

	/** The transaction that goes on has given them to the session. */
	void set(AppliedLimits limits) {
		this.changed = limits;
	}

	void committed() {
		if (this.changed != null) {
			this.kept = this.changed;
			this.changed = null;
		}
	}

	void rolledBack() {
		this.changed = null;
	}

	/** What the session has to have set behind a revision, where it keeps limits. */
	SessionSettings in(SessionSettings settings) {
		AppliedLimits current = (this.changed != null) ? this.changed : this.kept;
		return (current != null) ? settings.with(LOCK, current.lock()).with(STATEMENT, current.statement()) : settings;
	}

	/** Puts back what was set before, outside of a transaction. */
	void putBack() {
		SessionSettings settings = this.before;
		if (this.kept == null || settings == null) {
			return;
		}
		this.kept = null;
		try {
			putBack(settings);
		}
		catch (SQLException ex) {
			// Nothing is left to put back when the session has ended.
			logger.debug("The limits of the session could not be put back", ex);
		}
	}

	private void putBack(SessionSettings settings) throws SQLException {
		try (PreparedStatement statement = this.connection.prepareStatement(
				"select set_config('%s', ?, false), set_config('%s', ?, false)".formatted(LOCK, STATEMENT))) {
			statement.setString(1, settings.value(LOCK));
			statement.setString(2, settings.value(STATEMENT));
			statement.execute();
		}
	}

}

package dev.aludel.migrate;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;

import dev.aludel.operation.OperationKind;
import org.jspecify.annotations.Nullable;

/**
 * How long the statements of the transaction that goes on may wait and take: changed from
 * one kind of statement to the next, unless the author of the revision has set others.
 */
final class TransactionLimits {

	private final Connection connection;

	private final TimeoutSettings timeouts;

	private int attempt;

	private @Nullable OperationKind kind;

	private OperationKind firstKind = OperationKind.FAST;

	private @Nullable OperationKind lastFirst;

	private boolean isFirst;

	private Printed printed = Printed.NONE;

	private boolean distrusted;

	private long begin;

	TransactionLimits(Connection connection, TimeoutSettings timeouts) {
		this.connection = connection;
		this.timeouts = timeouts;
		this.attempt = timeouts.attempts();
	}

	/** Tells which attempt comes next, counting from 1. */
	void attempt(int number) {
		this.attempt = number;
	}

	/** The limits for a kind of statements in this attempt. */
	StatementLimits of(OperationKind wanted) {
		return this.timeouts.of(wanted, this.attempt);
	}

	/** The limits for a kind of statements that has attempts of its own. */
	StatementLimits of(OperationKind wanted, int number) {
		return this.timeouts.of(wanted, number);
	}

	/** The limits for a kind of statements in the last attempt. */
	StatementLimits patient(OperationKind wanted) {
		return this.timeouts.of(wanted);
	}

	/**
	 * The kind that the last revisions began with: probably that of the next. One that
	 * begins with another does not change it yet.
	 */
	OperationKind firstKind() {
		return this.firstKind;
	}

	/** What comes next is the first statement of a revision. */
	void expectFirst() {
		this.isFirst = true;
	}

	/** A transaction has begun with limits. */
	void begun(OperationKind expected, AppliedLimits applied) {
		this.kind = expected;
		this.printed = Printed.NONE.and(applied.lock(), applied.statement(), applied.wanted());
		this.distrusted = false;
		this.begin = System.nanoTime();
	}

	/** The limits were set, whatever they were before. */
	void set(OperationKind newKind, AppliedLimits applied) {
		this.kind = newKind;
		this.printed = this.printed.and(applied.lock(), applied.statement(), applied.wanted());
	}

	/** From now on nobody knows which limits apply. */
	void forget() {
		this.kind = null;
	}

	/** From now on the author may go back to a savepoint, and with it to other limits. */
	void distrust() {
		this.distrusted = true;
	}

	/**
	 * Sets the limits for a statement of a kind, unless the author has set others.
	 * @return {@code false} if nobody knows which limits apply
	 */
	boolean change(OperationKind newKind) throws SQLException {
		if (this.isFirst) {
			this.isFirst = false;
			if (this.lastFirst == null || this.lastFirst == newKind) {
				this.firstKind = newKind;
			}
			this.lastFirst = newKind;
		}
		if (this.kind == null) {
			return false;
		}
		StatementLimits wanted = of(newKind);
		Duration lasted = Duration.ofNanos(System.nanoTime() - this.begin);
		Duration longest = patient(newKind).lock();
		if (lasted.compareTo(wanted.lock()) > 0) {
			// Others wait that long already, and all of it would be done again.
			wanted = wanted.withLock((lasted.compareTo(longest) < 0) ? lasted : longest);
		}
		if (newKind != this.kind || this.distrusted || this.printed.areMuchLessThan(wanted)) {
			change(wanted);
			this.kind = newKind;
		}
		return true;
	}

	private void change(StatementLimits wanted) throws SQLException {
		String sql = """
				select case when current_setting('lock_timeout') = any (?) then set_config('lock_timeout', ?, true) end,
					case when current_setting('statement_timeout') = any (?) then set_config('statement_timeout', ?, true) end
				""";
		if (!this.distrusted && this.printed.wanted().amountTo(wanted)) {
			return;
		}
		try (PreparedStatement statement = this.connection.prepareStatement(sql)) {
			statement.setArray(1, this.connection.createArrayOf("text", this.printed.locks().toArray()));
			statement.setString(2, Long.toString(wanted.lockMillis()));
			statement.setArray(3, this.connection.createArrayOf("text", this.printed.statements().toArray()));
			statement.setString(4, Long.toString(wanted.statementMillis()));
			try (ResultSet row = statement.executeQuery()) {
				row.next();
				this.printed = this.printed.and(row.getString(1), row.getString(2), wanted);
			}
		}
	}

	/**
	 * The limits that were set so far, as the server prints them: what it prints
	 * otherwise was set by the author.
	 *
	 * @param locks the limits for locks
	 * @param statements the limits for statements
	 * @param wanted what was asked for last
	 */
	private record Printed(Set<String> locks, Set<String> statements, StatementLimits wanted) {

		static final Printed NONE = new Printed(Set.of(), Set.of(), StatementLimits.NONE);

		Printed and(@Nullable String lock, @Nullable String statement, StatementLimits newWanted) {
			return new Printed(with(this.locks, lock), with(this.statements, statement), newWanted);
		}

		private static Set<String> with(Set<String> values, @Nullable String value) {
			Set<String> more = new LinkedHashSet<>(values);
			if (value != null) {
				more.add(value);
			}
			return more;
		}

		boolean areMuchLessThan(StatementLimits other) {
			return this.wanted.lock().plus(this.wanted.lock()).compareTo(other.lock()) < 0;
		}

	}

}

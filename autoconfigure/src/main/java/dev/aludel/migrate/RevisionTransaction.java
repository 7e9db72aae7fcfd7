package dev.aludel.migrate;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import dev.aludel.migrate.Fence.Passage;
import dev.aludel.migrate.SessionSettings.Local;
import dev.aludel.operation.OperationKind;
import org.jspecify.annotations.Nullable;

/**
 * The transactions of revisions on one connection. Outside of them the connection is in
 * autocommit. Limits are set with {@code set local} only, and what a revision has set is
 * put back, so that a pool gets its connection back as it was.
 */
final class RevisionTransaction {

	/**
	 * An SQL condition with a parameter, the {@linkplain #id() id} of the transaction:
	 * whether that still goes on. A transaction that was begun since has another id, or
	 * none yet.
	 */
	static final String IS_CURRENT = "coalesce(pg_current_xact_id_if_assigned()::text = ?, false)";

	/**
	 * The constraints that may wait for the commit, and those of them that do. By name,
	 * for that leaves those alone that are created later.
	 */
	static final String CONSTRAINTS = """
			select string_agg(name, ', '), string_agg(name, ', ') filter (where deferred)
			from (select format('%I.%I', n.nspname, c.conname) as name,
					bool_or(c.condeferred) and bool_and(c.condeferrable) as deferred
				from pg_constraint c join pg_namespace n on n.oid = c.connamespace
				where n.nspname !~ '^pg_(toast_)?temp' and has_schema_privilege(n.oid, 'USAGE')
				group by n.nspname, c.conname
				having bool_or(c.condeferrable)) as names
			""";

	private final Connection connection;

	private final TimeoutSettings timeouts;

	private final boolean readCommitted;

	private final Fence fence;

	private final List<End> ends = new ArrayList<>();

	private int attempt;

	private String id = "";

	private long begin;

	private @Nullable OperationKind kind;

	private OperationKind firstKind = OperationKind.FAST;

	private boolean isFirst;

	private @Nullable SessionSettings settings;

	private Limits limits = Limits.NONE;

	private @Nullable Restoration restoration;

	private boolean distrusted;

	RevisionTransaction(Connection connection, TimeoutSettings timeouts, boolean readCommitted, Fence fence) {
		this.connection = connection;
		this.timeouts = timeouts;
		// Behind a pooler the next back end may have another default.
		this.readCommitted = readCommitted && fence.guardsSession();
		this.fence = fence;
		this.attempt = timeouts.attempts();
	}

	static RevisionTransaction of(Situation situation, AludelSettings settings, Fence fence) {
		return new RevisionTransaction(situation.session().connection(), settings.timeouts(),
				situation.facts().isReadCommitted(), fence);
	}

	/**
	 * Tells which attempt comes next, counting from 1: the first ones are not to wait
	 * long. Without it, each is the last one.
	 */
	void attempt(int number) {
		this.attempt = number;
	}

	/**
	 * Begins, unless the transaction of the run goes on, a transaction that is the only
	 * one of its kind: nobody else migrates, and nobody has since the plan was made.
	 * @throws OutdatedPlanException if somebody has
	 */
	void begin() throws SQLException {
		begin(OperationKind.DATA);
	}

	/**
	 * The same for a revision, whose first statement is probably of the same kind as that
	 * of the last one: its limits are set on the way.
	 */
	void beginRevision() throws SQLException {
		begin(this.firstKind);
		this.isFirst = true;
	}

	/** The same for what must not be given up for the sake of a lock. */
	void beginPatiently() throws SQLException {
		begin(OperationKind.DATA, this.timeouts.attempts());
	}

	/** The same, with the limits for a kind of statements. */
	void begin(OperationKind expected) throws SQLException {
		begin(expected, this.attempt);
	}

	/** The same for something with attempts of its own. */
	void begin(OperationKind expected, int number) throws SQLException {
		if (!this.connection.getAutoCommit()) {
			return;
		}
		this.fence.approach();
		StatementLimits wanted = this.timeouts.of(expected, number);
		Passage passage;
		try {
			start();
			for (passage = pass(wanted); passage == null; passage = pass(wanted)) {
				rollback();
				this.fence.await();
				start();
			}
		}
		catch (SQLException | RuntimeException ex) {
			rollbackBecauseOf(ex);
			throw ex;
		}
		this.id = passage.id();
		this.kind = expected;
		this.limits = Limits.NONE.changed(passage.lock(), passage.statement(), wanted);
		this.distrusted = false;
		this.begin = System.nanoTime();
	}

	private @Nullable Passage pass(StatementLimits wanted) throws SQLException {
		return this.fence.pass(this.connection, wanted);
	}

	// Each back end behind a pooler has its own; those from before the limits.
	private void readSettings() throws SQLException {
		if (!this.fence.guardsSession()) {
			this.settings = SessionSettings.read(this.connection);
		}
	}

	/** Rolls back without hiding why. */
	void rollbackBecauseOf(Exception reason) {
		try {
			rollback();
		}
		catch (SQLException ex) {
			reason.addSuppressed(ex);
		}
	}

	private void start() throws SQLException {
		this.connection.setAutoCommit(false);
		if (!this.readCommitted) {
			try (Statement statement = this.connection.createStatement()) {
				statement.execute("set transaction isolation level read committed");
			}
		}
		readSettings();
	}

	/**
	 * From now on the author may go back to a savepoint, and with it to the limits that
	 * applied there, or may have given the lock of the session away.
	 */
	void distrust() {
		this.distrusted = true;
		this.fence.distrust();
	}

	/** Makes the transaction one of the engine, which will know it again. */
	void mark() throws SQLException {
		mark(OperationKind.DATA);
	}

	private void mark(OperationKind newKind) throws SQLException {
		String sql = "select set_config('lock_timeout', ?, true), set_config('statement_timeout', ?, true), "
				+ "pg_current_xact_id()::text";
		StatementLimits wanted = this.timeouts.of(newKind, this.attempt);
		try (PreparedStatement statement = this.connection.prepareStatement(sql)) {
			statement.setString(1, Long.toString(wanted.lockMillis()));
			statement.setString(2, Long.toString(wanted.statementMillis()));
			try (ResultSet row = statement.executeQuery()) {
				row.next();
				this.limits = this.limits.changed(row.getString(1), row.getString(2), wanted);
				this.id = row.getString(3);
			}
		}
		this.kind = newKind;
	}

	/** Sets the limits for a statement of a kind, unless the author has set others. */
	void limit(OperationKind newKind) throws SQLException {
		if (this.isFirst) {
			this.isFirst = false;
			this.firstKind = newKind;
		}
		if (this.id.isEmpty() || this.kind == null) {
			// One statement for both, and none at all as long as the kind stays the same.
			mark(newKind);
			return;
		}
		StatementLimits wanted = this.timeouts.of(newKind, this.attempt);
		Duration lasted = Duration.ofNanos(System.nanoTime() - this.begin);
		Duration longest = this.timeouts.of(newKind).lock();
		if (lasted.compareTo(wanted.lock()) > 0) {
			// Others wait that long already, and all of it would be done again.
			wanted = wanted.withLock((lasted.compareTo(longest) < 0) ? lasted : longest);
		}
		if (newKind != this.kind || this.distrusted || this.limits.areMuchLessThan(wanted)) {
			change(wanted);
			this.kind = newKind;
		}
	}

	private void change(StatementLimits wanted) throws SQLException {
		String sql = """
				select case when current_setting('lock_timeout') = any (?) then set_config('lock_timeout', ?, true) end,
					case when current_setting('statement_timeout') = any (?) then set_config('statement_timeout', ?, true) end
				""";
		if (this.limits.wanted().equals(wanted) && !this.distrusted) {
			return;
		}
		try (PreparedStatement statement = this.connection.prepareStatement(sql)) {
			statement.setArray(1, this.connection.createArrayOf("text", this.limits.locks().toArray()));
			statement.setString(2, Long.toString(wanted.lockMillis()));
			statement.setArray(3, this.connection.createArrayOf("text", this.limits.statements().toArray()));
			statement.setString(4, Long.toString(wanted.statementMillis()));
			try (ResultSet row = statement.executeQuery()) {
				row.next();
				this.limits = this.limits.changed(row.getString(1), row.getString(2), wanted);
			}
		}
	}

	/**
	 * Puts back what a revision has set before a commit behind which another may get the
	 * session.
	 * @return what it has set, or {@code null} where the session stays the engine's own
	 */
	@Nullable SessionSettings takeSettings() throws SQLException {
		SessionSettings before = this.settings;
		if (before == null) {
			return null;
		}
		SessionSettings taken = SessionSettings.read(this.connection);
		restore(before);
		return taken;
	}

	/** Sets again what was taken, behind that commit. */
	void giveBack(SessionSettings taken) throws SQLException {
		// The limits among them are those of the engine, which it would take for others'.
		this.kind = null;
		taken.restore(this.connection);
	}

	private void restore(SessionSettings before) throws SQLException {
		this.kind = null;
		before.restoration(recordLimits()).execute(this.connection);
	}

	private List<Local> recordLimits() {
		StatementLimits wanted = this.timeouts.of(OperationKind.DATA);
		return List.of(new Local("lock_timeout", wanted.lockMillis()),
				new Local("statement_timeout", wanted.statementMillis()));
	}

	/**
	 * Puts back what a revision has set for the session, and records what it did.
	 * @param before what the session had set
	 * @param record what answers an entry of the history in the end
	 * @return whether that is recorded; not so when the revision has ended the
	 * transaction that was begun: what goes on then has to be rolled back
	 */
	boolean record(SessionSettings before, ParameterizedSql record) throws SQLException {
		this.kind = null;
		List<@Nullable String> answers = ParameterizedSql.of("select " + IS_CURRENT, this.id)
			.then(restoration(before))
			.then(record)
			.answers(this.connection);
		if (!isTrue(answers.get(0))) {
			return false;
		}
		if (!isTrue(answers.get(1))) {
			restore(before);
		}
		recorded(answers);
		return true;
	}

	/** Records what the transaction does where no revision has set anything. */
	void record(ParameterizedSql record) throws SQLException {
		recorded(record.answers(this.connection));
	}

	private void recorded(List<@Nullable String> answers) {
		String entry = Objects.requireNonNull(answers.get(answers.size() - 1), "no entry of the history was added");
		this.fence.recorded(Long.parseLong(entry));
	}

	private static boolean isTrue(@Nullable String answer) {
		return answer != null && answer.startsWith("t");
	}

	private ParameterizedSql restoration(SessionSettings before) {
		if (this.restoration == null || !this.restoration.settings().equals(before)) {
			this.restoration = new Restoration(before, before.quickRestoration(recordLimits()));
		}
		return this.restoration.sql();
	}

	/** Refuses a statement outside of transactions that others could run, too. */
	void refuseToLeave(String statement) {
		if (!this.fence.guardsSession()) {
			throw new RefusedException(
					"It came to a statement that cannot run in a transaction, and with %s=transaction nothing would keep other instances from running it, too: %s"
						.formatted(this.fence.database().property("lock.mode"), statement),
					UnguardedStepException.advice(this.fence.database()));
		}
	}

	/**
	 * The settings that the session had when the transaction was begun, or {@code null}
	 * where the session is the engine's own in between, too.
	 */
	@Nullable SessionSettings settings() {
		return this.settings;
	}

	/** The id of the transaction that was marked last. */
	String id() throws SQLException {
		if (this.id.isEmpty()) {
			mark();
		}
		return this.id;
	}

	/** Whether the transaction that was marked last still goes on. */
	boolean goesOn() throws SQLException {
		try (PreparedStatement statement = this.connection.prepareStatement("select " + IS_CURRENT)) {
			statement.setString(1, this.id);
			try (ResultSet row = statement.executeQuery()) {
				row.next();
				return row.getBoolean(1);
			}
		}
	}

	/**
	 * Checks what a commit would check, so that it fails where it would, and that no
	 * table is left waiting for it: such a table cannot be altered.
	 */
	void checkConstraints() throws SQLException {
		try (Statement statement = this.connection.createStatement();
				ResultSet row = statement.executeQuery(CONSTRAINTS)) {
			row.next();
			String all = row.getString(1);
			String deferred = row.getString(2);
			if (all != null) {
				execute("set constraints " + all + " immediate");
			}
			if (deferred != null) {
				execute("set constraints " + deferred + " deferred");
			}
		}
	}

	private void execute(String sql) throws SQLException {
		try (Statement statement = this.connection.createStatement()) {
			statement.execute(sql);
		}
	}

	/** Is told how the transaction ends that goes on. */
	void atEnd(End end) {
		this.ends.add(end);
	}

	void commit() throws SQLException {
		this.fence.leave(this.connection);
		this.connection.commit();
		this.fence.committed();
		this.connection.setAutoCommit(true);
		List<End> told = List.copyOf(this.ends);
		this.ends.clear();
		told.forEach(End::committed);
	}

	void rollback() throws SQLException {
		this.fence.rolledBack();
		try {
			if (!this.connection.getAutoCommit()) {
				this.connection.rollback();
				this.connection.setAutoCommit(true);
			}
		}
		finally {
			for (int index = this.ends.size() - 1; index >= 0; index--) {
				this.ends.get(index).rolledBack();
			}
			this.ends.clear();
		}
	}

	/**
	 * What puts settings back.
	 *
	 * @param settings the settings
	 * @param sql the statement for it
	 */
	private record Restoration(SessionSettings settings, ParameterizedSql sql) {

	}

	/** What depends on how a transaction ends. */
	interface End {

		void committed();

		void rolledBack();

	}

	/**
	 * The limits that were set so far, as the server prints them: what it prints
	 * otherwise was set by the author.
	 *
	 * @param locks the limits for locks
	 * @param statements the limits for statements
	 * @param wanted what was asked for last
	 */
	private record Limits(Set<String> locks, Set<String> statements, StatementLimits wanted) {

		static final Limits NONE = new Limits(Set.of(), Set.of(), StatementLimits.NONE);

		Limits changed(@Nullable String lock, @Nullable String statement, StatementLimits newWanted) {
			return new Limits(with(this.locks, lock), with(this.statements, statement), newWanted);
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

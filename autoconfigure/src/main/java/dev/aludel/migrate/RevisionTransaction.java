package dev.aludel.migrate;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import dev.aludel.migrate.Fence.Passage;
import dev.aludel.operation.OperationKind;
import org.jspecify.annotations.Nullable;

/**
 * The transactions of revisions on one connection. Outside of them the connection is in
 * autocommit. What limits were set, and what a revision has set, is put back, so that a
 * pool gets its connection back as it was.
 */
final class RevisionTransaction {

	/**
	 * An SQL condition with a parameter, the {@linkplain #id() id} of the transaction:
	 * whether that still goes on. A transaction that was begun since has another id, or
	 * none yet.
	 */
	static final String IS_CURRENT = "coalesce(pg_current_xact_id_if_assigned()::text = ?, false)";

	/** What no transaction is called. */
	private static final String NO_TRANSACTION = "none";

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

	private final boolean readCommitted;

	private final Fence fence;

	private final List<End> ends = new ArrayList<>();

	private final TransactionLimits limits;

	private final SessionLimits sessionLimits;

	private final SettingsWatch watch;

	private final RecordPreparation preparation;

	private String id = "";

	private @Nullable SessionSettings settings;

	RevisionTransaction(Connection connection, TimeoutSettings timeouts, boolean readCommitted, Fence fence) {
		this.connection = connection;
		// Behind a pooler the next back end may have another default.
		this.readCommitted = readCommitted && fence.guardsSession();
		this.fence = fence;
		this.limits = new TransactionLimits(connection, timeouts);
		this.sessionLimits = new SessionLimits(connection);
		this.watch = new SettingsWatch(connection);
		this.preparation = new RecordPreparation(this.limits.patient(OperationKind.DATA));
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
		this.limits.attempt(number);
	}

	/**
	 * Allows the session to keep the limits of a revision for the next one, until they
	 * are {@linkplain #putLimitsBack() put back} or a transaction is rolled back.
	 * @param before what the session has set
	 */
	void keepLimits(SessionSettings before) {
		this.sessionLimits.allow(before);
	}

	/** Puts back the limits that the session had, outside of a transaction. */
	void putLimitsBack() {
		this.sessionLimits.putBack();
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
	 * of the last one: its limits are set on the way, or are those of the session
	 * already.
	 * @param whole whether the transaction will hold that revision and nothing else
	 */
	void beginRevision(boolean whole) throws SQLException {
		if (this.connection.getAutoCommit()) {
			OperationKind expected = this.limits.firstKind();
			AppliedLimits kept = (whole && this.fence.isOpen()) ? this.sessionLimits.ifKept(this.limits.of(expected))
					: null;
			if (kept != null) {
				beginPlainly(expected, kept);
			}
			else {
				begin(expected, this.limits.of(expected), this.sessionLimits.areAllowed() && this.fence.isOpen());
			}
		}
		this.limits.expectFirst();
	}

	// Nothing is sent that could be sent with the first statement.
	private void beginPlainly(OperationKind expected, AppliedLimits kept) throws SQLException {
		try {
			start();
		}
		catch (SQLException ex) {
			rollbackBecauseOf(ex);
			throw ex;
		}
		this.id = "";
		this.limits.begun(expected, kept);
		this.watch.begun();
	}

	/** The same for what must not be given up for the sake of a lock. */
	void beginPatiently() throws SQLException {
		begin(OperationKind.DATA, this.limits.patient(OperationKind.DATA), false);
	}

	/** The same, with the limits for a kind of statements. */
	void begin(OperationKind expected) throws SQLException {
		begin(expected, this.limits.of(expected), false);
	}

	/** The same for something with attempts of its own. */
	void begin(OperationKind expected, int number) throws SQLException {
		begin(expected, this.limits.of(expected, number), false);
	}

	private void begin(OperationKind expected, StatementLimits wanted, boolean lasting) throws SQLException {
		if (!this.connection.getAutoCommit()) {
			return;
		}
		this.fence.approach();
		Passage passage;
		try {
			start();
			for (passage = pass(wanted, lasting); passage == null; passage = pass(wanted, lasting)) {
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
		this.limits.begun(expected, passage.limits());
		this.watch.forget();
		if (lasting) {
			this.sessionLimits.set(passage.limits());
		}
	}

	private @Nullable Passage pass(StatementLimits wanted, boolean lasting) throws SQLException {
		return this.fence.pass(this.connection, wanted, lasting);
	}

	// Each back end behind a pooler has its own; those from before the limits.
	private void readSettings() throws SQLException {
		if (!this.fence.guardsSession()) {
			this.settings = SessionSettings.read(this.connection);
		}
	}

	/** Rolls back without hiding why. */
	void rollbackBecauseOf(Throwable reason) {
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
	 * applied there, or may have given the lock of the session away, or may end the
	 * transaction.
	 */
	void distrust() throws SQLException {
		this.limits.distrust();
		this.fence.distrust();
		try {
			id();
		}
		catch (SQLException ex) {
			// It has failed already, and only another one could be recorded.
			this.id = NO_TRANSACTION;
			throw ex;
		}
	}

	/**
	 * Is shown each statement of the revision before it is run.
	 */
	void watch(String sql) throws SQLException {
		this.watch.sees(sql);
		if (TransactionControl.isDistrusted(sql)) {
			distrust();
		}
		else if (TransactionControl.mayEnd(sql)) {
			id();
		}
	}

	/** Makes the transaction one of the engine, which will know it again. */
	void mark() throws SQLException {
		mark(OperationKind.DATA);
	}

	private void mark(OperationKind newKind) throws SQLException {
		String sql = "select set_config('lock_timeout', ?, true), set_config('statement_timeout', ?, true), "
				+ "pg_current_xact_id()::text";
		StatementLimits wanted = this.limits.of(newKind);
		try (PreparedStatement statement = this.connection.prepareStatement(sql)) {
			statement.setString(1, Long.toString(wanted.lockMillis()));
			statement.setString(2, Long.toString(wanted.statementMillis()));
			try (ResultSet row = statement.executeQuery()) {
				row.next();
				this.limits.set(newKind, new AppliedLimits(wanted, row.getString(1), row.getString(2)));
				this.id = row.getString(3);
			}
		}
	}

	/** Sets the limits for a statement of a kind, unless the author has set others. */
	void limit(OperationKind kind) throws SQLException {
		if (!this.limits.change(kind)) {
			// One statement for both, and none at all as long as the kind stays the same.
			mark(kind);
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
		this.limits.forget();
		taken.restore(this.connection);
	}

	private void restore(SessionSettings before) throws SQLException {
		this.limits.forget();
		this.preparation.restoringWhatDiffers(before).execute(this.connection);
	}

	/**
	 * Puts back what a revision has set for the session, and records what it did.
	 * @param before what the session had set
	 * @param record what answers an entry of the history in the end
	 * @return whether that is recorded; not so when the revision has ended the
	 * transaction that was begun: what goes on then has to be rolled back
	 */
	boolean record(SessionSettings before, ParameterizedSql record) throws SQLException {
		this.limits.forget();
		List<@Nullable String> answers = ParameterizedSql.of("select " + IS_CURRENT, id())
			.then(this.preparation.restoring(this.sessionLimits.in(before)))
			.then(record)
			.answers(this.connection);
		String isCurrent = answers.get(0);
		if (isCurrent == null || !isCurrent.startsWith("t")) {
			return false;
		}
		recorded(answers.get(answers.size() - 1));
		return true;
	}

	/** Records what the transaction does where no revision has set anything. */
	void record(ParameterizedSql record) throws SQLException {
		List<@Nullable String> answers = record.answers(this.connection);
		recorded(answers.get(answers.size() - 1));
	}

	/**
	 * The same as {@link #record(SessionSettings, ParameterizedSql)} and a
	 * {@linkplain #commit() commit} in one round trip, for a transaction that is
	 * {@linkplain #isPlain() plain}.
	 * @param before what the session had set
	 * @param record what the revision did
	 * @throws OutdatedPlanException if the session has lost its lock meanwhile
	 */
	void recordAndCommit(SessionSettings before, RevisionRecord record) throws SQLException {
		this.limits.forget();
		ParameterizedSql prepared = this.watch.areUntouched() ? this.preparation.limiting()
				: this.preparation.restoring(this.sessionLimits.in(before));
		List<@Nullable String> answers = answersAtCommit(ParameterizedSql.join(";\n", prepared,
				record.orFail(this.fence.isHeld()), ParameterizedSql.of("commit")));
		recorded(answers.get(answers.size() - 2));
		tellCommitted();
	}

	private List<@Nullable String> answersAtCommit(ParameterizedSql sql) throws SQLException {
		try {
			return sql.answers(this.connection);
		}
		catch (SQLException ex) {
			if (String.valueOf(ex.getMessage()).contains(RevisionRecord.LOCK_LOST)) {
				throw this.fence.lost();
			}
			throw ex;
		}
	}

	/**
	 * Whether the transaction holds one revision, which has run nothing that could have
	 * ended it.
	 */
	boolean isPlain() {
		return this.id.isEmpty();
	}

	private void recorded(@Nullable String entry) {
		this.fence.recorded(Long.parseLong(Objects.requireNonNull(entry, "no entry of the history was added")));
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

	/**
	 * The id of the transaction. To be called before anything is run that could end it,
	 * or cost the session its lock: it is a {@linkplain #isPlain() plain} one no longer,
	 * and holds the lock itself.
	 * @throws OutdatedPlanException if the session has lost its lock
	 */
	String id() throws SQLException {
		if (isPlain()) {
			this.id = this.fence.passLate(this.connection);
		}
		return this.id;
	}

	/** An SQL condition: whether the transaction goes on that the engine has begun. */
	ParameterizedSql isCurrent() throws SQLException {
		return isPlain() ? ParameterizedSql.of("true") : ParameterizedSql.of(IS_CURRENT, id());
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
		if (isPlain()) {
			// A part of a revision: what comes next builds on it.
			id();
		}
		this.fence.leave(this.connection);
		this.connection.commit();
		tellCommitted();
	}

	private void tellCommitted() throws SQLException {
		this.fence.committed();
		this.sessionLimits.committed();
		this.connection.setAutoCommit(true);
		List<End> told = List.copyOf(this.ends);
		this.ends.clear();
		told.forEach(End::committed);
	}

	void rollback() throws SQLException {
		this.fence.rolledBack();
		this.sessionLimits.rolledBack();
		try {
			if (!this.connection.isClosed() && !this.connection.getAutoCommit()) {
				this.connection.rollback();
				this.connection.setAutoCommit(true);
			}
			putLimitsBack();
		}
		finally {
			for (int index = this.ends.size() - 1; index >= 0; index--) {
				this.ends.get(index).rolledBack();
			}
			this.ends.clear();
		}
	}

	/** What depends on how a transaction ends. */
	interface End {

		void committed();

		void rolledBack();

	}

}

package dev.aludel.migrate;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

import dev.aludel.postgresql.Identifier;
import dev.aludel.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * Stands before the transactions that write: lets one go on only when it holds the
 * migration lock itself and nobody has recorded anything since the plan was made. A
 * session may lose its lock without noticing, to a pooler or to what a revision does; and
 * where only the transactions hold it, others may come in between the parts of a
 * revision. As long as nothing is seen of that, the records are not looked up, and a
 * transaction may begin without passing: it is asked at its end whether the session
 * {@linkplain #isHeld() holds} the lock still.
 */
final class Fence {

	private final MigrationLock lock;

	private final @Nullable BookkeepingTables tables;

	private Records planned;

	private Records recorded;

	private Fence(MigrationLock lock, @Nullable BookkeepingTables tables, Records planned) {
		this.lock = lock;
		this.tables = tables;
		this.planned = planned;
		this.recorded = planned;
	}

	/**
	 * Remembers what is recorded. To be called before that is read which the plan is made
	 * of: what is recorded in between is noticed then.
	 * @param patience how long to wait for whoever keeps the tables to himself
	 */
	static Fence before(MigrationLock lock, Situation found, Duration patience) {
		try {
			return new Fence(lock, found.tables(), planned(lock, found, new BookkeepingWait(lock.session(), patience)));
		}
		catch (SQLException ex) {
			throw BookkeepingException.whenUsing(lock.session(), found.tables(), ex);
		}
	}

	/** Only keeps others out, where there is nothing yet that they could have changed. */
	static Fence around(MigrationLock lock) {
		return new Fence(lock, null, Records.NONE);
	}

	private static Records planned(MigrationLock lock, Situation found, BookkeepingWait wait) throws SQLException {
		BookkeepingTables tables = found.tables();
		boolean progress = !lock.isOfSession() && found.facts().progressTable();
		return new Records(
				found.facts().historyTable() ? Long.parseLong(ask(wait, tables.history(), lastOf(tables))) : 0,
				progress ? ask(wait, tables.progress(), progressOf(tables)) : "");
	}

	private static String ask(BookkeepingWait wait, QualifiedName table, String sql) throws SQLException {
		return wait.read(List.of(table), (seconds) -> ask(wait.session().connection(), sql, seconds));
	}

	private static String lastOf(BookkeepingTables tables) {
		// Every change of the applied revisions is recorded there, and with an index.
		return "select coalesce(max(id), 0) from " + Identifier.quote(tables.history());
	}

	private static String progressOf(BookkeepingTables tables) {
		// What is committed of a revision that is split has no entry in the history yet.
		return "select coalesce(string_agg(concat_ws(' ', revision, extract(epoch from updated_at)), ',' "
				+ "order by revision), '') from " + Identifier.quote(tables.progress());
	}

	private static String ask(Connection connection, String sql, int seconds) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.setQueryTimeout(seconds);
			try (ResultSet row = statement.executeQuery(sql)) {
				row.next();
				return row.getString(1);
			}
		}
	}

	/** To be called before the transaction begins. */
	void approach() {
		this.lock.queue().enter();
	}

	/**
	 * To be called when the transaction has begun. Takes one round trip, and limits what
	 * follows.
	 * @param limits the limits
	 * @param lasting whether the session keeps them behind the transaction
	 * @return how the server knows the transaction, or {@code null} when it has to end
	 * before the next attempt
	 * @throws OutdatedPlanException if something was recorded since the plan was made
	 */
	@Nullable Passage pass(Connection connection, StatementLimits limits, boolean lasting) throws SQLException {
		try (PreparedStatement statement = connection.prepareStatement(question(lasting))) {
			int parameter = 1;
			statement.setLong(parameter++, this.lock.key());
			if (this.lock.transactionName() != null) {
				statement.setString(parameter++, this.lock.transactionName());
			}
			statement.setString(parameter++, Long.toString(limits.lockMillis()));
			statement.setString(parameter, Long.toString(limits.statementMillis()));
			statement.execute();
			ResultSet row = answer(statement);
			if (!row.getBoolean(1)) {
				this.lock.distrust();
				return null;
			}
			if (looksUpRecords()) {
				statement.getMoreResults();
				row = answer(statement);
				if (!Records.of(row).equals(this.planned)) {
					throw new OutdatedPlanException(this.lock.session().database());
				}
			}
			this.lock.queue().leave();
			return new Passage(new AppliedLimits(limits, row.getString("lock"), row.getString("statement")),
					row.getString("id"));
		}
	}

	private boolean looksUpRecords() {
		return this.tables != null && !this.lock.isCertain();
	}

	private String question(boolean lasting) {
		BookkeepingTables lookedUp = looksUpRecords() ? this.tables : null;
		return "select pg_try_advisory_xact_lock(?)"
				+ ((this.lock.transactionName() != null) ? ", set_config('application_name', ?, true)" : "")
				// In a statement of its own, so that it sees what the last holder has
				// committed.
				+ ((lookedUp != null) ? "; select " + recordsOf(lookedUp) : "")
				// Names are short: where an answer may be long, the driver takes a round
				// trip more.
				+ ", set_config('lock_timeout', ?, %1$s)::name as lock, set_config('statement_timeout', ?, %1$s)::name as statement, pg_current_xact_id()::text::name as id"
					.formatted(!lasting);
	}

	private String recordsOf(BookkeepingTables tables) {
		return "(" + lastOf(tables) + "), " + (guardsSession() ? "''::name" : "(" + progressOf(tables) + ")");
	}

	private static ResultSet answer(Statement statement) throws SQLException {
		ResultSet row = statement.getResultSet();
		row.next();
		return row;
	}

	/**
	 * Whether a transaction may begin without passing: the session holds the lock for
	 * sure, and with it nobody else gets here.
	 */
	boolean isOpen() {
		return this.lock.isCertain();
	}

	/** An SQL condition: whether the session holds the lock. */
	ParameterizedSql isHeld() {
		return this.lock.isHeld();
	}

	/**
	 * To be called in a transaction that has not passed, before anything is run that
	 * could cost the session its lock, or end the transaction: it holds the lock itself
	 * then.
	 * @return how the server knows the transaction
	 * @throws OutdatedPlanException if the session has lost its lock
	 */
	String passLate(Connection connection) throws SQLException {
		ParameterizedSql question = ParameterizedSql.of("select case when ")
			.and(isHeld())
			.and(ParameterizedSql.of(" and pg_try_advisory_xact_lock(?) then pg_current_xact_id()::text end",
					this.lock.key()));
		String id = question.answers(connection).get(0);
		if (id == null) {
			throw lost();
		}
		return id;
	}

	/** What is thrown when the session has lost its lock: others may be at work. */
	OutdatedPlanException lost() {
		this.lock.distrust();
		return new OutdatedPlanException(this.lock.session().database());
	}

	/** From now on the session may have lost its lock. */
	void distrust() {
		this.lock.distrust();
	}

	/** Pauses between two attempts. */
	void await() throws SQLException {
		this.lock.queue().pause();
	}

	/** An entry of the history that the transaction itself has added. */
	void recorded(long entry) {
		this.recorded = new Records(Math.max(this.recorded.last(), entry), this.recorded.progress());
	}

	/** To be called before the transaction commits. */
	void leave(Connection connection) throws SQLException {
		if (this.tables != null && !guardsSession()) {
			this.recorded = new Records(this.recorded.last(), ask(connection, progressOf(this.tables), 0));
		}
	}

	void committed() {
		this.planned = this.recorded;
	}

	void rolledBack() {
		this.recorded = this.planned;
	}

	/** Whether steps outside of transactions are kept from others, too. */
	boolean guardsSession() {
		return this.lock.isOfSession();
	}

	DatabaseAddress database() {
		return this.lock.session().database();
	}

	/**
	 * What a plan is made of, as far as it takes to notice that it has changed.
	 *
	 * @param last the last entry of the history
	 * @param progress how far the unfinished revisions are; empty where the session keeps
	 * others from going on with them
	 */
	private record Records(long last, String progress) {

		static final Records NONE = new Records(0, "");

		static Records of(ResultSet row) throws SQLException {
			return new Records(row.getLong(1), row.getString(2));
		}

	}

	/**
	 * How the server knows a transaction that may go on.
	 *
	 * @param limits its limits
	 * @param id its id
	 */
	record Passage(AppliedLimits limits, String id) {

	}

}

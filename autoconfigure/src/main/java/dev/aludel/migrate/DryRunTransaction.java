package dev.aludel.migrate;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * The one transaction of a dry run. It can only be rolled back: a deferred trigger stops
 * any commit, and whatever transaction somebody begins behind it is read only.
 */
final class DryRunTransaction implements AutoCloseable {

	/** The SQLSTATE that a commit fails with. */
	static final String NOT_COMMITTED = "ALDRY";

	/** The SQLSTATE of a lock that was not obtained in time. */
	static final String LOCK_NOT_AVAILABLE = "55P03";

	private static final Log logger = LogFactory.getLog(DryRunTransaction.class);

	// Setting constraints fires the trigger as a commit does. It then waits for the next
	// time, which a commit comes to within the same statement, again and again.
	private static final String TRAP = """
			create temporary table aludel_dry_run (fired_at timestamptz, times integer) on commit drop;
			create function pg_temp.aludel_dry_run() returns trigger language plpgsql as $$
			declare
				again integer := case when new.fired_at = statement_timestamp() then new.times + 1 else 1 end;
			begin
				if again > 100 then
					raise exception 'A dry run is not committed.' using errcode = '%s';
				end if;
				set constraints pg_temp.aludel_dry_run deferred;
				insert into pg_temp.aludel_dry_run values (statement_timestamp(), again);
				return null;
			end
			$$;
			create constraint trigger aludel_dry_run after insert on pg_temp.aludel_dry_run
				deferrable initially deferred for each row execute function pg_temp.aludel_dry_run()
			""".formatted(NOT_COMMITTED);

	private final Connection connection;

	private final RevisionTransaction transaction;

	private final String readOnly;

	private final SequenceValues sequences;

	private DryRunTransaction(MigrationLock lock, TimeoutSettings timeouts, String readOnly) throws SQLException {
		this.connection = lock.session().connection();
		this.transaction = new RevisionTransaction(this.connection, timeouts, true, Fence.around(lock));
		this.readOnly = readOnly;
		this.connection.setAutoCommit(false);
		execute("set transaction isolation level read committed, read write");
		// The limit for locks applies from here on.
		this.transaction.mark();
		this.sequences = SequenceValues.of(this.connection);
		// Where that is missing, a commit is noticed only behind the revision.
		if ("t".equals(ask("select has_database_privilege(current_database(), 'TEMP')"))) {
			execute(TRAP);
			execute("insert into pg_temp.aludel_dry_run values (statement_timestamp(), 0)");
		}
	}

	static DryRunTransaction begin(MigrationLock lock, TimeoutSettings timeouts, CancellableRun run)
			throws SQLException {
		Connection connection = lock.session().connection();
		String readOnly = setReadOnly(connection, "on");
		try {
			run.expose(connection);
			DryRunTransaction transaction = new DryRunTransaction(lock, timeouts, readOnly);
			run.shield();
			return transaction;
		}
		catch (SQLException ex) {
			run.shield();
			connection.rollback();
			connection.setAutoCommit(true);
			setReadOnly(connection, readOnly);
			throw ex;
		}
	}

	/**
	 * Sets whether the transactions to come are read only; returns what was set before.
	 */
	private static String setReadOnly(Connection connection, String value) throws SQLException {
		String sql = """
				select before, set_config('default_transaction_read_only', ?, false)
				from (select current_setting('default_transaction_read_only') as before offset 0) as setting
				""";
		try (PreparedStatement statement = connection.prepareStatement(sql)) {
			statement.setString(1, value);
			try (ResultSet row = statement.executeQuery()) {
				row.next();
				return String.valueOf(row.getString(1));
			}
		}
	}

	/** To be called before each revision. */
	void beginRevision() throws SQLException {
		this.transaction.mark();
	}

	/**
	 * To be called before and behind each statement: a sequence that was set back goes
	 * forward again at once. Others see it where it was set to for that moment.
	 */
	void keepSequences() throws SQLException {
		if (goesOn()) {
			try {
				this.sequences.restore(this.connection);
			}
			catch (SQLException ex) {
				if (LOCK_NOT_AVAILABLE.equals(ex.getSQLState())) {
					throw lockedSequence();
				}
				throw ex;
			}
		}
	}

	private static RefusedException lockedSequence() {
		return new RefusedException(
				"The dry run looks where the sequences stand, and another session holds a lock on one of them.",
				"Let that session end, or raise aludel.timeouts.data.lock, and start the dry run again. "
						+ "A run does not look at sequences.");
	}

	/** Whether this is still the transaction that was begun. */
	boolean goesOn() throws SQLException {
		return this.transaction.goesOn();
	}

	RevisionTransaction transaction() {
		return this.transaction;
	}

	/** Checks what a commit would check. */
	void checkConstraints() throws SQLException {
		this.transaction.checkConstraints();
	}

	private void execute(String sql) throws SQLException {
		try (Statement statement = this.connection.createStatement()) {
			statement.execute(sql);
		}
	}

	private @Nullable String ask(String sql) throws SQLException {
		try (Statement statement = this.connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
			row.next();
			return row.getString(1);
		}
	}

	/** Rolls everything back, and gives the connection back as it was. */
	@Override
	public void close() throws SQLException {
		this.transaction.rollback();
		setReadOnly(this.connection, this.readOnly);
		try {
			restoreSequences();
		}
		catch (SQLException ex) {
			logger.warn("A sequence was set back by the dry run and could not be set to where it stood; "
					+ "compare it with the rows of its table", ex);
		}
	}

	// In a transaction, for the limit for locks applies there only.
	private void restoreSequences() throws SQLException {
		this.transaction.begin();
		try {
			this.sequences.restore(this.connection);
			// What follows may rely on it, so it has to be on disk.
			this.transaction.commit();
		}
		finally {
			this.transaction.rollback();
		}
	}

}

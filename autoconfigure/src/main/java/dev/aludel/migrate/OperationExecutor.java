package dev.aludel.migrate;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

import dev.aludel.Operations;
import dev.aludel.migrate.ProgressStore.Progress;
import dev.aludel.operation.Backfill;
import dev.aludel.operation.Operation;
import dev.aludel.operation.OperationKind;
import dev.aludel.postgresql.SqlRenderer;
import dev.aludel.postgresql.SqlStatement;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.core.log.LogMessage;

/**
 * Runs the operations of one revision, statement by statement, and knows how far it is.
 */
final class OperationExecutor implements Operations.Target {

	private static final Log logger = LogFactory.getLog(OperationExecutor.class);

	private final Connection connection;

	private final RevisionTransaction transaction;

	private final SqlRenderer renderer = new SqlRenderer();

	private final Placeholders placeholders;

	private final ParameterValues parameterValues;

	private final LoneStatements loneStatements;

	private final StatementListener listener;

	private final CancellableRun run;

	private final @Nullable Progress resumed;

	private final EnumValues enumValues;

	private final StatementChecksum checksum;

	private int statements;

	private boolean connectionUsed;

	private @Nullable RuntimeException refusal;

	private @Nullable StatementFailedException failure;

	OperationExecutor(Connection connection, RevisionTransaction transaction, Placeholders placeholders,
			ParameterValues parameterValues, LoneStatements loneStatements, StatementListener listener,
			CancellableRun run, @Nullable Progress resumed, EnumValues enumValues, StatementChecksum checksum) {
		this.connection = connection;
		this.transaction = transaction;
		this.placeholders = placeholders;
		this.parameterValues = parameterValues;
		this.loneStatements = loneStatements;
		this.listener = listener;
		this.run = run;
		this.resumed = resumed;
		this.enumValues = enumValues;
		this.checksum = checksum;
	}

	@Override
	public void apply(Operation operation) {
		refuseToGoOn();
		for (SqlStatement statement : this.renderer.render(operation)) {
			try {
				apply(operation, statement);
				// Had one failed before, the author went back to a savepoint.
				this.failure = null;
			}
			catch (RefusedException | OutdatedPlanException | AludelException ex) {
				this.refusal = ex;
				throw ex;
			}
			catch (SQLException ex) {
				StatementFailedException failed = new StatementFailedException(
						new FailedStatement(this.statements, statement.sql(), operation.describe(), operation.kind()),
						told(operation, statement, ex));
				if (this.failure == null) {
					this.failure = failed;
				}
				if (!statement.transactional()) {
					// No transaction is left that would refuse what comes after.
					this.refusal = this.failure;
				}
				throw failed;
			}
		}
	}

	/** What the server said of a statement, with names and question marks for values. */
	private SQLException told(Operation operation, SqlStatement statement, SQLException exception) {
		SQLException hidden = this.placeholders.hide(operation, statement,
				this.parameterValues.hide(this.placeholders.fill(operation, statement), exception));
		// What aborted the transaction was told before, and its values were hidden.
		return (this.failure != null && isConsequence(hidden)) ? ServerError.withoutCause(hidden) : hidden;
	}

	private void apply(Operation operation, SqlStatement statement) throws SQLException {
		TransactionControl.refuse(statement.sql());
		this.parameterValues.expect(statement);
		boolean addsValue = EnumValues.isAddedBy(operation);
		// Asked for where the transaction may end before the revision does.
		String checksumBefore = (addsValue || !statement.transactional()) ? this.checksum.value() : "";
		this.checksum.add(statement);
		this.statements++;
		if (isDoneAlready()) {
			logger.debug(LogMessage.format("Done already: %s", statement.sql()));
		}
		else {
			refuseSplit(statement);
			logger.debug(statement.sql());
			RunningStatement running = this.listener.before(this.statements, statement.sql(), operation.describe());
			long begin = System.nanoTime();
			if (statement.transactional()) {
				execute(operation.kind(), this.placeholders.fill(operation, statement));
				if (addsValue) {
					keepEnumValue(checksumBefore);
				}
			}
			else {
				executeAlone(operation, statement, checksumBefore, running);
			}
			this.listener.after(running, Duration.ofNanos(System.nanoTime() - begin));
		}
	}

	private void execute(OperationKind kind, SqlStatement statement) throws SQLException {
		this.transaction.limit(kind);
		this.transaction.watch(statement.sql());
		execute(this.connection, statement);
	}

	// What was done on the connection could not be recorded.
	private void keepEnumValue(String checksumBefore) throws SQLException {
		if (this.enumValues.added(!this.connectionUsed)) {
			this.loneStatements.commitBehind(
					new LoneStatements.Position(this.statements, checksumBefore, this.checksum.value(), false));
		}
	}

	private void executeAlone(Operation operation, SqlStatement statement, String checksumBefore,
			RunningStatement running) throws SQLException {
		boolean begun = this.resumed != null && this.resumed.nextBegun()
				&& this.resumed.unfinished().completedStatements() == this.statements - 1;
		LoneStatements.Position position = new LoneStatements.Position(this.statements, checksumBefore,
				this.checksum.value(), begun);
		if (operation instanceof Backfill backfill) {
			this.loneStatements.backfill(backfill, statement, position,
					(this.resumed != null && begun) ? this.resumed.left() : null, (batches, rows) -> this.listener
						.afterBatch(new BackfillProgress(running, backfill.table(), batches, rows)));
		}
		else {
			this.loneStatements.execute(operation, statement, position);
		}
	}

	static void execute(Connection connection, SqlStatement sql) throws SQLException {
		if (sql.parameters().isEmpty()) {
			// Not prepared: a question mark may be an operator, braces may be an array.
			try (Statement statement = connection.createStatement()) {
				statement.setEscapeProcessing(false);
				statement.execute(sql.sql());
			}
		}
		else {
			try (PreparedStatement statement = connection.prepareStatement(sql.sql())) {
				ParameterBinder.bind(statement, sql.parameters());
				statement.execute();
			}
		}
	}

	private boolean isDoneAlready() {
		if (this.resumed == null || this.statements > this.resumed.unfinished().completedStatements()) {
			return false;
		}
		if (this.statements == this.resumed.unfinished().completedStatements()) {
			this.loneStatements.verify(this.resumed.unfinished(), this.checksum.value());
		}
		return true;
	}

	private void refuseSplit(SqlStatement statement) {
		if (this.connectionUsed && !statement.transactional()) {
			throw RefusedException.ofSplitAfterConnection(statement.sql());
		}
	}

	private void refuseToGoOn() {
		if (this.refusal != null) {
			throw this.refusal;
		}
		if (this.run.isToStop()) {
			throw new InterruptedMigrationException();
		}
	}

	/** To be called when the migration has come to its end without an exception. */
	void finish() {
		refuseToGoOn();
		if (this.resumed != null && this.statements < this.resumed.unfinished().completedStatements()) {
			this.loneStatements.verify(this.resumed.unfinished(), this.checksum.value());
		}
	}

	@Override
	public Connection connection() {
		refuseToGoOn();
		this.connectionUsed = true;
		try {
			this.transaction.limit(OperationKind.SQL);
			this.transaction.distrust();
		}
		catch (OutdatedPlanException ex) {
			this.refusal = ex;
			throw ex;
		}
		catch (SQLException ex) {
			// It may be wanted to go back to a savepoint.
			if (!isConsequence(ex)) {
				throw new IllegalStateException(ex);
			}
		}
		return GuardedConnection.of(this.connection);
	}

	int statements() {
		return this.statements;
	}

	String checksum() {
		return this.checksum.value();
	}

	/** The failure behind everything that the aborted transaction refused since. */
	@Nullable StatementFailedException failure() {
		return this.failure;
	}

	static boolean isConsequence(SQLException ex) {
		return "25P02".equals(ex.getSQLState());
	}

}

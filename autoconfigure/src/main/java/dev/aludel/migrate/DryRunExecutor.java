package dev.aludel.migrate;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.aludel.Operations;
import dev.aludel.migrate.DryRunStatement.Form;
import dev.aludel.migrate.ProgressStore.Progress;
import dev.aludel.operation.Backfill;
import dev.aludel.operation.Operation;
import dev.aludel.operation.OperationKind;
import dev.aludel.operation.TransactionalForm;
import dev.aludel.postgresql.SqlRenderer;
import dev.aludel.postgresql.SqlStatement;
import org.jspecify.annotations.Nullable;

/** Runs the operations of one revision inside of the transaction of a dry run. */
final class DryRunExecutor implements Operations.Target {

	private final SqlRenderer renderer = new SqlRenderer();

	private final List<DryRunStatement> statements = new ArrayList<>();

	private final Connection connection;

	private final DryRunTransaction transaction;

	private final Placeholders placeholders;

	private final ParameterValues parameterValues;

	private final CancellableRun run;

	private final @Nullable Progress resumed;

	private final EnumValues enumValues = new EnumValues(false);

	private boolean connectionUsed;

	private @Nullable RefusedException refusal;

	private @Nullable StatementFailedException failure;

	DryRunExecutor(Connection connection, DryRunTransaction transaction, Placeholders placeholders,
			ParameterValues parameterValues, CancellableRun run, @Nullable Progress resumed) {
		this.connection = connection;
		this.transaction = transaction;
		this.placeholders = placeholders;
		this.parameterValues = parameterValues;
		this.run = run;
		this.resumed = resumed;
	}

	@Override
	public void apply(Operation operation) {
		finish();
		List<SqlStatement> written = this.renderer.render(operation);
		List<SqlStatement> possible = this.renderer.render(TransactionalForm.of(operation));
		for (int index = 0; index < written.size(); index++) {
			apply(operation, written.get(index), possible.get(index));
		}
	}

	private void apply(Operation operation, SqlStatement written, SqlStatement possible) {
		int number = this.statements.size() + 1;
		long begin = System.nanoTime();
		try {
			SqlText.of(written.sql()).statements().forEach(TransactionControl::refuse);
			SqlStatement filled = this.placeholders.fill(operation, written);
			this.transaction.keepSequences();
			this.parameterValues.expect(written);
			Form form = run(operation, number, filled, possible);
			this.transaction.keepSequences();
			this.statements.add(new DryRunStatement(number, operation.describe(),
					new PlannedStatement(number, operation.describe(), possible, false).sql(), form,
					Duration.ofNanos(System.nanoTime() - begin)));
			this.failure = null;
		}
		catch (RefusedException ex) {
			this.refusal = ex;
			throw ex;
		}
		catch (SQLException ex) {
			StatementFailedException failed = new StatementFailedException(
					new FailedStatement(number, possible.sql(), operation.describe(), operation.kind()),
					told(operation, written, ex));
			if (this.failure == null) {
				this.failure = failed;
			}
			throw failed;
		}
	}

	/** What the server said of a statement, with names and question marks for values. */
	private SQLException told(Operation operation, SqlStatement statement, SQLException exception) {
		SQLException hidden = this.placeholders.hide(operation, statement,
				this.parameterValues.hide(this.placeholders.fill(operation, statement), exception));
		// What aborted the transaction was told before, and its values were hidden.
		return (this.failure != null && OperationExecutor.isConsequence(hidden)) ? ServerError.withoutCause(hidden)
				: hidden;
	}

	private Form run(Operation operation, int number, SqlStatement filled, SqlStatement possible) throws SQLException {
		if (this.resumed != null && number <= this.resumed.unfinished().completedStatements()) {
			return Form.SKIPPED;
		}
		this.transaction.transaction().limit(kind(operation));
		if (filled.transactional()) {
			OperationExecutor.execute(this.connection, filled);
			if (EnumValues.isAddedBy(operation)) {
				this.enumValues.added(!this.connectionUsed);
			}
			return Form.AS_WRITTEN;
		}
		if (this.connectionUsed) {
			throw RefusedException.ofSplitAfterConnection(filled.sql());
		}
		// Here the engine commits.
		this.transaction.checkConstraints();
		return runInTransaction(ConcurrentIndex.of(operation), number, possible);
	}

	/** A backfill is one statement here, as long as the table is large. */
	private static OperationKind kind(Operation operation) {
		return (operation instanceof Backfill) ? OperationKind.SCAN : TransactionalForm.of(operation).kind();
	}

	private Form runInTransaction(@Nullable ConcurrentIndex index, int number, SqlStatement possible)
			throws SQLException {
		boolean begun = this.resumed != null && this.resumed.nextBegun()
				&& this.resumed.unfinished().completedStatements() == number - 1;
		if (index != null && begun) {
			if (index.isDone(this.connection)) {
				return Form.SKIPPED;
			}
			index.dropIfInvalidInTransaction(this.connection);
		}
		else if (index != null) {
			index.refuseInvalid(this.connection);
		}
		OperationExecutor.execute(this.connection, possible);
		return Form.TRANSACTIONAL;
	}

	/** To be called when the migration has come to its end without an exception. */
	void finish() {
		if (this.refusal != null) {
			throw this.refusal;
		}
		if (this.run.isToStop()) {
			throw new InterruptedMigrationException();
		}
	}

	@Override
	public Connection connection() {
		finish();
		this.connectionUsed = true;
		try {
			this.transaction.transaction().limit(OperationKind.SQL);
			this.transaction.transaction().distrust();
		}
		catch (SQLException ex) {
			// It may be wanted to go back to a savepoint.
			if (!OperationExecutor.isConsequence(ex)) {
				throw new IllegalStateException(ex);
			}
		}
		return GuardedConnection.of(this.connection);
	}

	List<DryRunStatement> statements() {
		return this.statements;
	}

	/** The values that the revision has added to enum types. */
	EnumValues enumValues() {
		return this.enumValues;
	}

	boolean connectionUsed() {
		return this.connectionUsed;
	}

	/** The failure behind everything that the aborted transaction refused since. */
	@Nullable StatementFailedException failure() {
		return this.failure;
	}

}

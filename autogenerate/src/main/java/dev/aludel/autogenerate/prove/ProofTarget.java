package dev.aludel.autogenerate.prove;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import dev.aludel.Operations;
import dev.aludel.operation.Backfill;
import dev.aludel.operation.Operation;
import dev.aludel.operation.TransactionalForm;
import dev.aludel.postgresql.SqlRenderer;
import dev.aludel.postgresql.SqlStatement;
import org.jspecify.annotations.Nullable;

/** Carries the operations of a draft out, all of them inside of the transaction. */
final class ProofTarget implements Operations.Target {

	private final SqlRenderer renderer = new SqlRenderer();

	private final Connection connection;

	private final List<Operation> changedForms = new ArrayList<>();

	private final LockRoom locks;

	private int statements;

	private @Nullable StatementFailure failure;

	/**
	 * Creates a target.
	 * @param connection the connection to carry operations out on
	 * @param locks what is left for others
	 */
	ProofTarget(Connection connection, LockRoom locks) {
		this.connection = connection;
		this.locks = locks;
	}

	@Override
	public void apply(Operation operation) {
		if (this.failure != null) {
			throw this.failure;
		}
		Operation form = TransactionalForm.of(operation);
		if (!form.equals(operation) || operation instanceof Backfill) {
			this.changedForms.add(operation);
		}
		for (SqlStatement statement : this.renderer.render(form)) {
			execute(operation, statement);
		}
	}

	private void execute(Operation operation, SqlStatement statement) {
		try {
			SqlExecution.execute(this.connection, statement);
			this.statements++;
			this.locks.look(this.connection);
		}
		catch (SQLException ex) {
			this.failure = new StatementFailure(operation, statement.sql(), ex);
			throw this.failure;
		}
	}

	@Override
	public Connection connection() {
		return this.connection;
	}

	/** How many statements were run. */
	int statements() {
		return this.statements;
	}

	/** The operations that were not carried out in the form they were given in. */
	List<Operation> changedForms() {
		return this.changedForms;
	}

	/** The first failure, which is the reason for all that follow it. */
	@Nullable StatementFailure failure() {
		return this.failure;
	}

}

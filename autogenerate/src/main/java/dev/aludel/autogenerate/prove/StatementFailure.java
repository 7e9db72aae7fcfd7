package dev.aludel.autogenerate.prove;

import java.sql.SQLException;
import java.util.List;

import dev.aludel.operation.Operation;
import org.jspecify.annotations.Nullable;

/** PostgreSQL did not do what it was told. */
final class StatementFailure extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient @Nullable Operation operation;

	private final @Nullable String sql;

	private final SQLException reason;

	/**
	 * Creates the failure.
	 * @param operation the operation that was carried out, or {@code null} when a draft
	 * or check used the connection itself
	 * @param sql its statement, or {@code null} likewise
	 * @param reason what PostgreSQL said
	 */
	StatementFailure(@Nullable Operation operation, @Nullable String sql, SQLException reason) {
		super(reason);
		this.operation = operation;
		this.sql = sql;
		this.reason = reason;
	}

	@Nullable Operation operation() {
		return this.operation;
	}

	@Nullable String sql() {
		return this.sql;
	}

	SQLException reason() {
		return this.reason;
	}

	List<Need> needs() {
		return (this.operation != null) ? this.operation.accept(new OperationNeeds()) : List.of();
	}

}

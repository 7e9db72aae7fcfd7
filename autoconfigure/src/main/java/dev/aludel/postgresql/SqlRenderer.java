package dev.aludel.postgresql;

import java.util.List;

import dev.aludel.operation.Operation;

/**
 * Says an {@link Operation} in PostgreSQL's SQL: a pure function.
 */
public final class SqlRenderer {

	/**
	 * Returns the statements that carry out the given operation, in order.
	 * @param operation the operation
	 * @return the statements; none for an insert without rows
	 */
	public List<SqlStatement> render(Operation operation) {
		return List.copyOf(operation.accept(new OperationSql()));
	}

}

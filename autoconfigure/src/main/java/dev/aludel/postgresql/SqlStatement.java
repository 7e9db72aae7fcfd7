package dev.aludel.postgresql;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One SQL statement, ready for a server.
 *
 * @param sql the statement, without a final semicolon; {@code ?} stands for a parameter
 * when there are any
 * @param parameters the values of the parameters, in order, as JDBC's {@code setObject}
 * takes them
 * @param transactional whether the statement may run inside a transaction;
 * {@code create index concurrently} may not
 */
public record SqlStatement(String sql, List<@Nullable Object> parameters, boolean transactional) {

	public SqlStatement {
		// List.copyOf refuses null, which is a value here.
		parameters = Collections.unmodifiableList(new ArrayList<>(parameters));
	}

	/**
	 * Returns a statement without parameters that may run inside a transaction.
	 * @param sql the statement
	 * @return the statement
	 */
	public static SqlStatement of(String sql) {
		return new SqlStatement(sql, List.of(), true);
	}

}

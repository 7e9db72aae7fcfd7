package dev.aludel.postgresql;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One SQL statement, ready for a server.
 *
 * <p>
 * A statement without parameters is run unprepared and without JDBC's escapes, so that
 * {@code ?} and braces in it mean what they mean to PostgreSQL. Of the parameters, a
 * string goes without a type ({@link java.sql.Types#OTHER}), and so does an array of
 * objects, as the text that PostgreSQL reads an array from: both mean what a literal in
 * their place would, where {@code setString} would say {@code varchar}, which
 * {@code jsonb}, {@code uuid} and enum columns refuse. A {@link java.time.Instant} goes
 * as a timestamp with time zone, and everything else as {@code setObject} takes it.
 *
 * @param sql the statement, without a final semicolon; {@code ?} stands for a parameter
 * when there are any
 * @param parameters the values of the parameters, in order, as the author gave them
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

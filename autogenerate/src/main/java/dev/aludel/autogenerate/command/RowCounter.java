package dev.aludel.autogenerate.command;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.aludel.autogenerate.compare.Question;
import dev.aludel.autogenerate.compare.RowCount;

/**
 * Counts the rows that questions are about, as long as that is quick; where it is not, an
 * estimate has to do.
 */
final class RowCounter {

	private final Connection connection;

	private final Duration each;

	private final Duration all;

	/**
	 * Creates a counter.
	 * @param connection where to count
	 * @param each how long one count may take
	 * @param all how long all of them may take
	 */
	RowCounter(Connection connection, Duration each, Duration all) {
		this.connection = connection;
		this.each = each;
		this.all = all;
	}

	List<Question> counted(List<Question> questions) throws SQLException {
		long end = System.nanoTime() + this.all.toNanos();
		List<Question> counted = new ArrayList<>();
		for (Question question : questions) {
			boolean inTime = System.nanoTime() < end;
			RowCount count = question.count();
			counted.add((count != null && inTime) ? question.count(counted(count)) : question);
		}
		return counted;
	}

	private RowCount counted(RowCount count) throws SQLException {
		boolean autoCommit = this.connection.getAutoCommit();
		this.connection.setAutoCommit(false);
		try (Statement statement = this.connection.createStatement()) {
			statement.execute("set transaction read only");
			statement.execute("set local statement_timeout = " + this.each.toMillis());
			statement.execute("set local lock_timeout = " + this.each.toMillis());
			try (ResultSet row = statement.executeQuery(count.sql())) {
				row.next();
				return count.counted(row.getLong(1));
			}
		}
		catch (SQLException ex) {
			// Too slow, locked, or not for this role to read: the estimate stands.
			return count;
		}
		finally {
			this.connection.rollback();
			this.connection.setAutoCommit(autoCommit);
		}
	}

}

package dev.aludel.autogenerate.prove;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Says in what the schema that a connection sees differs from the one it should be.
 */
@FunctionalInterface
public interface SchemaCheck {

	/**
	 * Compares within the transaction of the connection.
	 * @param connection the connection; not to be closed, committed or rolled back
	 * @return the differences in words, one each; none when all is as it should be
	 * @throws SQLException when PostgreSQL cannot be asked
	 */
	List<String> differences(Connection connection) throws SQLException;

}

package dev.aludel.autoconfigure;

import org.springframework.boot.autoconfigure.service.connection.ConnectionDetailsFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** Has the migrations use the service of Docker Compose that JDBC uses. */
final class JdbcAludelConnectionDetailsFactory
		implements ConnectionDetailsFactory<JdbcConnectionDetails, AludelConnectionDetails> {

	@Override
	public AludelConnectionDetails getConnectionDetails(JdbcConnectionDetails input) {
		return new JdbcAludelConnectionDetails(input);
	}

}

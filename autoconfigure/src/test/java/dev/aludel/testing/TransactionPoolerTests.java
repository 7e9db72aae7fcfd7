package dev.aludel.testing;

import java.sql.Connection;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * That the pooler of the tests is as bad as a real one.
 */
@PostgresTest
class TransactionPoolerTests {

	@Test
	void handsTheSessionsOfTheServerRound(TestDatabase database) throws Exception {
		try (TransactionPooler pooler = TransactionPooler.start(database, 2);
				Connection connection = pooler.dataSource().getConnection()) {
			JdbcTemplate client = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
			int handovers = pooler.handovers();
			List<Integer> backends = List.of(pid(client), pid(client), pid(client));
			assertThat(backends.get(0)).isNotEqualTo(backends.get(1)).isEqualTo(backends.get(2));
			assertThat(pooler.handovers()).isEqualTo(handovers + 3);
		}
	}

	@Test
	void keepsATransactionOnOneSession(TestDatabase database) throws Exception {
		try (TransactionPooler pooler = TransactionPooler.start(database, 2);
				Connection connection = pooler.dataSource().getConnection()) {
			connection.setAutoCommit(false);
			JdbcTemplate client = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
			assertThat(List.of(pid(client), pid(client), pid(client))).containsOnly(pid(client));
			assertThat(connection.unwrap(PGConnection.class).getBackendPID()).isNotEqualTo(pid(client));
		}
	}

	@Test
	void letsTwoClientsHaveTheSameSessionLockAndLeavesItBehind(TestDatabase database) throws Exception {
		try (TransactionPooler pooler = TransactionPooler.start(database, 1)) {
			try (Connection one = pooler.dataSource().getConnection();
					Connection other = pooler.dataSource().getConnection()) {
				assertThat(lock(one)).isTrue();
				assertThat(lock(other)).isTrue();
			}
			assertThat(database.query("select count(*) from pg_locks where locktype = 'advisory' and objid = 7"))
				.containsExactly("1");
		}
	}

	private static Integer pid(JdbcTemplate client) {
		return Objects.requireNonNull(client.queryForObject("select pg_backend_pid()", Integer.class));
	}

	private static Boolean lock(Connection connection) {
		return Objects.requireNonNull(new JdbcTemplate(new SingleConnectionDataSource(connection, true))
			.queryForObject("select pg_try_advisory_lock(7)", Boolean.class));
	}

}

package dev.aludel.testing;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * An empty database of a test's own, dropped when the test ends.
 */
public final class TestDatabase implements AutoCloseable {

	private final TestServer server;

	private final String name;

	private final int port;

	TestDatabase(TestServer server, String name, int port) {
		this.server = server;
		this.name = name;
		this.port = port;
	}

	/**
	 * Creates another empty database on the same server.
	 * @return the database; to be closed by the caller
	 */
	public TestDatabase another() {
		return this.server.createDatabase();
	}

	/**
	 * The name of the database.
	 * @return the name
	 */
	public String name() {
		return this.name;
	}

	/**
	 * The JDBC URL, for the superuser {@link #user()} without a password.
	 * @return the URL
	 */
	public String url() {
		return "jdbc:postgresql://localhost:" + this.port + "/" + this.name;
	}

	/**
	 * The port of the server.
	 * @return the port, on this machine
	 */
	public int port() {
		return this.port;
	}

	/**
	 * The superuser.
	 * @return the name of the role
	 */
	public String user() {
		return "postgres";
	}

	/**
	 * An unpooled data source for the superuser.
	 * @return the data source
	 */
	public DataSource dataSource() {
		return dataSource(user());
	}

	/**
	 * An unpooled data source for the given role; the server trusts local connections.
	 * @param role the name of the role
	 * @return the data source
	 */
	public DataSource dataSource(String role) {
		PGSimpleDataSource dataSource = new PGSimpleDataSource();
		dataSource.setUrl(url());
		dataSource.setUser(role);
		dataSource.setPassword("");
		return dataSource;
	}

	/**
	 * Opens a connection for the superuser.
	 * @return the connection, in autocommit
	 */
	public Connection connect() {
		try {
			return dataSource().getConnection();
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Runs SQL statements, one or several.
	 * @param sql the statements
	 */
	public void execute(String sql) {
		try (Connection connection = connect(); Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Runs a query.
	 * @param sql the query
	 * @return the rows as text, columns joined by {@code |}, {@code NULL} as {@code ∅}
	 */
	public List<String> query(String sql) {
		try (Connection connection = connect();
				Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery(sql)) {
			List<String> result = new ArrayList<>();
			while (rows.next()) {
				result.add(row(rows));
			}
			return result;
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String row(ResultSet rows) throws SQLException {
		List<String> values = new ArrayList<>();
		for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
			@Nullable String value = rows.getString(column);
			values.add((value != null) ? value : "∅");
		}
		return String.join("|", values);
	}

	@Override
	public void close() {
		this.server.drop(this.name);
	}

}

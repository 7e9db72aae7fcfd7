package dev.aludel.benchmark;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

import javax.sql.DataSource;

import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * One sample of {@link ApplyBenchmark}, in a JVM of its own.
 */
final class ApplyProbe {

	static final String BARE = "1 bare JDBC, same statements";

	static final String ALUDEL = "2 Aludel";

	static final String FLYWAY_JAVA = "3 Flyway, Java";

	static final String FLYWAY_SQL = "4 Flyway, SQL";

	static final String LIQUIBASE = "5 Liquibase, SQL";

	private ApplyProbe() {
	}

	public static void main(String[] args) throws Exception {
		PGSimpleDataSource dataSource = new PGSimpleDataSource();
		dataSource.setUrl(args[2]);
		dataSource.setUser(args[3]);
		// Whoever logs finds the logging of the application at work.
		LogFactory.getLog(ApplyProbe.class).debug("begins");
		ColdJvm.report(apply(args[0], dataSource, null));
		System.exit(0);
	}

	/**
	 * Applies all of them.
	 * @param loader where the migrations are, or {@code null} for the class path
	 * @return how long it took, in milliseconds
	 */
	static double apply(String kind, DataSource dataSource, @Nullable ClassLoader loader) throws Exception {
		long start = System.nanoTime();
		switch (kind) {
			case BARE -> bare(dataSource);
			case ALUDEL -> Engines.of(dataSource, loader).upgrade();
			case FLYWAY_JAVA -> OtherTools.flyway(dataSource, GeneratedMigrations.FLYWAY_JAVA);
			case FLYWAY_SQL -> OtherTools.flyway(dataSource, GeneratedMigrations.FLYWAY_SQL);
			case LIQUIBASE -> OtherTools.liquibase(dataSource);
			default -> throw new IllegalArgumentException(kind);
		}
		return (System.nanoTime() - start) / 1e6;
	}

	/** The tables of Aludel, a transaction for each migration with its two rows. */
	private static void bare(DataSource dataSource) throws SQLException {
		try (Connection connection = dataSource.getConnection()) {
			new BareBookkeeping(connection).create();
			connection.setAutoCommit(false);
			for (int number = 1; number <= ApplyBenchmark.REVISIONS; number++) {
				try (Statement statement = connection.createStatement()) {
					statement.execute(GeneratedMigrations.table(number));
				}
				new BareBookkeeping(connection).record(number);
				connection.commit();
			}
		}
	}

	/** What Aludel keeps, written as plainly as can be. */
	private record BareBookkeeping(Connection connection) {

		void create() throws SQLException {
			try (Statement statement = this.connection.createStatement()) {
				statement.execute("""
						create table aludel_revision (revision text primary key, revises text[] not null,
							depends_on text[] not null, message text not null, checksum text,
							applied_at timestamp with time zone not null default clock_timestamp())""");
				statement.execute("""
						create table aludel_history (id bigint generated always as identity primary key,
							revision text not null, action text not null, outcome text not null,
							started_at timestamp with time zone not null, duration_ms bigint not null,
							statements integer not null, checksum text, application text,
							database_user text not null default current_user, error text)""");
			}
		}

		void record(int number) throws SQLException {
			String revision = GeneratedMigrations.revision(number);
			String checksum = "a".repeat(64);
			try (PreparedStatement statement = this.connection.prepareStatement(
					"insert into aludel_revision (revision, revises, depends_on, message, checksum) values (?, ?, ?, ?, ?)")) {
				statement.setString(1, revision);
				statement.setArray(2, array((number > 1) ? GeneratedMigrations.revision(number - 1) : null));
				statement.setArray(3, array(null));
				statement.setString(4, "step " + number);
				statement.setString(5, checksum);
				statement.execute();
			}
			try (PreparedStatement statement = this.connection.prepareStatement(
					"""
							insert into aludel_history (revision, action, outcome, started_at, duration_ms, statements, checksum)
							values (?, 'upgrade', 'success', now(), ?, ?, ?)""")) {
				statement.setString(1, revision);
				statement.setLong(2, 1);
				statement.setInt(3, 1);
				statement.setString(4, checksum);
				statement.execute();
			}
		}

		private Array array(@Nullable String element) throws SQLException {
			Object[] elements = (element != null) ? new Object[] { element } : new Object[0];
			return this.connection.createArrayOf("text", elements);
		}

	}

}

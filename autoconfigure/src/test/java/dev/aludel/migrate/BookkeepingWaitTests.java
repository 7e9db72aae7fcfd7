package dev.aludel.migrate;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;

import static dev.aludel.migrate.RevisionSource.revision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * A start while somebody keeps the bookkeeping tables to himself.
 */
@PostgresTest
class BookkeepingWaitTests {

	private final MigrationProject project;

	BookkeepingWaitTests(@TempDir Path directory) {
		this.project = MigrationProject.of(directory, revision("1"));
	}

	@Test
	void givesUpInTimeAndNamesWhoIsInTheWay(TestDatabase database) throws SQLException {
		this.project.aludel(database.dataSource()).upgrade();
		Aludel impatient = this.project.aludel(database.dataSource(),
				AludelSettings.defaults().withLockWait(Duration.ofSeconds(1)));
		try (Holder other = new Holder(database)) {
			BookkeepingException failure = catchThrowableOfType(BookkeepingException.class, impatient::upgrade);
			assertThat(String.valueOf(failure.getMessage())
				.replaceAll("began \\d+ m?s ago", "began … ago")
				.replaceAll(":\\d+", "")).isEqualTo(
						"""
								The bookkeeping tables of database %s on localhost cannot be used.
								PostgreSQL: canceling statement due to user request (57014)
								Nothing was run.
								They could not be read within 1 s.
								  In the way: pid %d (application "restore", idle in transaction, its transaction began … ago), \
								ran last: lock table aludel_revision in access exclusive mode
								Let that end or raise aludel.lock.wait, and start again."""
							.formatted(database.name(), other.pid));
		}
		assertThat(impatient.upgrade().revisions()).isEmpty();
	}

	@Test
	void waitsAndSaysForWhom(TestDatabase database) throws SQLException {
		this.project.aludel(database.dataSource()).upgrade();
		CompletableFuture<RunReport> run;
		try (CapturedLog log = new CapturedLog(); Holder other = new Holder(database)) {
			run = CompletableFuture.supplyAsync(this.project.aludel(database.dataSource())::upgrade);
			Awaitility.await().until(() -> !log.lines().isEmpty());
			assertThat(log.lines()).singleElement()
				.asString()
				.matches(
						"INFO Waiting up to 29\\d(\\.\\d)? s for the bookkeeping tables of database %s on localhost\\. "
							.formatted(database.name())
								+ "In the way: pid %d \\(application \"restore\", .*".formatted(other.pid));
		}
		assertThat(run.join().heads()).containsExactly("1");
	}

	/** Holds the table of the applied revisions. */
	private static final class Holder implements AutoCloseable {

		private final Connection connection;

		private final int pid;

		Holder(TestDatabase database) throws SQLException {
			this.connection = database.connect();
			this.pid = this.connection.unwrap(PGConnection.class).getBackendPID();
			try (Statement statement = this.connection.createStatement()) {
				statement.execute("set application_name = 'restore'");
				this.connection.setAutoCommit(false);
				statement.execute("lock table aludel_revision in access exclusive mode");
			}
		}

		@Override
		public void close() throws SQLException {
			this.connection.close();
		}

	}

}

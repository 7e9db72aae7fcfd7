package dev.aludel.autoconfigure;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

import dev.aludel.autoconfigure.launched.TellingApplication;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a platform does to the database when it ends an application that migrates at its
 * start.
 */
@PostgresTest
@Timeout(180)
@DisabledOnOs(OS.WINDOWS)
class InterruptedStartTests {

	private final Path directory;

	InterruptedStartTests(@TempDir Path directory) {
		this.directory = directory;
	}

	@Test
	void cancelsTheStatementRollsTheRevisionBackAndSaysSo(TestDatabase database) throws Exception {
		ApplicationProcess run = ApplicationProcess.run(this.directory, (process) -> {
			Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> !sleeping(database).isEmpty());
			process.destroy();
		}, TellingApplication.class, "--telling.url=" + database.url(), "--server.port=0",
				"--aludel.packages=dev.aludel.autoconfigure.migrations.slow");
		assertThat(run.status()).isEqualTo(143);
		assertThat(sleeping(database)).isEmpty();
		assertThat(run.out()).contains(
				"Revision 2 (dev.aludel.autoconfigure.migrations.slow.R2_WaitForTasks) was interrupted at statement 1",
				"the revision before it was completed and the database is at 1.",
				"The same command goes on from there.");
		assertThat(database.query("select revision from aludel_revision")).containsExactly("1");
		assertThat(database.query("select revision, outcome, error from aludel_history order by id"))
			.containsExactly("1|succeeded|∅", "2|failed|interrupted");
		assertThat(database.query("select pid from pg_locks where locktype = 'advisory' and database = "
				+ "(select oid from pg_database where datname = current_database())"))
			.isEmpty();
	}

	@Test
	void doesNotWaitOnForTheBookkeepingTables(TestDatabase database) throws Exception {
		database.execute("create table aludel_revision (revision text)");
		try (Connection other = database.connect(); Statement statement = other.createStatement()) {
			other.setAutoCommit(false);
			statement.execute("lock table aludel_revision in access exclusive mode");
			ApplicationProcess run = ApplicationProcess.run(this.directory, (process) -> {
				Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> !waitingOn(database).isEmpty());
				process.destroy();
			}, TellingApplication.class, "--telling.url=" + database.url(), "--server.port=0",
					"--aludel.packages=dev.aludel.autoconfigure.migrations.slow");
			assertThat(run.status()).isEqualTo(143);
			assertThat(run.out()).contains("The wait for the bookkeeping tables of database " + database.name());
		}
	}

	private static List<String> sleeping(TestDatabase database) {
		return database
			.query("select pid from pg_stat_activity where wait_event = 'PgSleep' and datname = current_database()");
	}

	// The second reading is the one that waits for long, and may be cancelled.
	private static List<String> waitingOn(TestDatabase database) {
		return database.query("select pid from pg_stat_activity where wait_event_type = 'Lock' "
				+ "and query_start > backend_start + interval '2 seconds' and datname = current_database()");
	}

}

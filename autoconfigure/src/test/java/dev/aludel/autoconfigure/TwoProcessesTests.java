package dev.aludel.autoconfigure;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import dev.aludel.autoconfigure.launched.TellingApplication;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two processes of one application that start at the same moment.
 */
@PostgresTest
@Timeout(180)
class TwoProcessesTests {

	private static final String WAITING = "select pid from pg_stat_activity where datname = current_database() "
			+ "and application_name like '%(aludel upgrade)'";

	/** The migration lock, which is held until both wait for it. */
	private static final String KEY = """
			('x' || left(encode(sha256('aludel\\000public\\000aludel_revision'::bytea), 'hex'), 16))::bit(64)::bigint""";

	@Test
	void applyEachRevisionOnceAndBothComeUp(TestDatabase database, @TempDir Path directory) throws Exception {
		ExecutorService executor = Executors.newFixedThreadPool(2);
		try (Connection gate = database.connect(); Statement statement = gate.createStatement()) {
			statement.execute("select pg_advisory_lock(" + KEY + ")");
			List<Future<ApplicationProcess>> runs = new ArrayList<>();
			for (int process = 0; process < 2; process++) {
				runs.add(executor.submit(() -> ApplicationProcess.run(directory, TellingApplication.class,
						"--telling.url=" + database.url(), "--server.port=0",
						"--aludel.packages=dev.aludel.autoconfigure.migrations.tasks",
						"--spring.application.name=tasks")));
			}
			Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> database.query(WAITING).size() == 2);
			statement.execute("select pg_advisory_unlock_all()");
			for (Future<ApplicationProcess> run : runs) {
				assertThat(run.get().out()).contains("is at 2;");
			}
		}
		finally {
			executor.shutdownNow();
		}
		assertThat(database.query("select revision, action, outcome from aludel_history order by id"))
			.containsExactly("1|upgrade|succeeded", "2|upgrade|succeeded");
	}

}

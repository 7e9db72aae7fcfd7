package dev.aludel.autoconfigure;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import dev.aludel.autoconfigure.launched.MigratingApplication;
import dev.aludel.migrate.CrashRun;
import dev.aludel.migrate.CrashRun.Way;
import dev.aludel.testing.BreakingWire;
import dev.aludel.testing.BreakingWire.Deed;
import dev.aludel.testing.BreakingWire.Moment;
import dev.aludel.testing.PostgresTest;
import dev.aludel.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is left of an application that is ended by {@code kill -9} while its server is at
 * a step of the migration: at every step with {@code -Plong}, otherwise at some.
 */
@PostgresTest
@Timeout(3600)
@DisabledOnOs(OS.WINDOWS)
class KilledApplicationTests {

	private static final int KILLED = 128 + 9;

	private final Path directory;

	KilledApplicationTests(@TempDir Path directory) {
		this.directory = directory;
	}

	@Test
	void goesOnWithTheSameDowngrade(TestDatabase database) throws Exception {
		try (CrashRun run = new CrashRun(this.directory, database)) {
			for (int step : run.selectedSteps(Way.DOWN)) {
				String where = run.where(Way.DOWN, step, Moment.DURING);
				run.finish(Way.UP, where);
				assertThat(kill(run, database, step, "aludel", "downgrade", "base")).as(where).isEqualTo(KILLED);
				run.finish(Way.DOWN, where);
				run.forget();
			}
		}
	}

	@Test
	void goesOnAtTheNextStart(TestDatabase database) throws Exception {
		try (CrashRun run = new CrashRun(this.directory, database)) {
			List<Integer> steps = run.selectedSteps(Way.UP);
			// Before the pool is up, and after the run, there is nothing to lose.
			int some = Boolean.getBoolean("aludel.long") ? 1 : 3;
			for (int index = 0; index < steps.size(); index += some) {
				int step = steps.get(index);
				String where = run.where(Way.UP, step, Moment.DURING);
				assertThat(kill(run, database, step)).as(where).isEqualTo(KILLED);
				if (index == 0) {
					assertThat(start(run, database.port()).status()).as(where).isZero();
					run.assertFinished(Way.UP, where);
				}
				else {
					// At once, while the server may still be at it.
					run.finish(Way.UP, where);
				}
				run.finish(Way.DOWN, where);
				run.forget();
			}
		}
	}

	private int kill(CrashRun run, TestDatabase database, int step, String... command) throws Exception {
		CompletableFuture<Process> application = new CompletableFuture<>();
		Deed kill = (backend) -> {
			application.get(1, TimeUnit.MINUTES).destroyForcibly().waitFor();
			return false;
		};
		try (BreakingWire wire = BreakingWire.breakingAt(database, step, Moment.DURING, kill)) {
			return ApplicationProcess
				.run(this.directory, application::complete, List.of(run.classes()), MigratingApplication.class,
						arguments(run, wire.port(), command))
				.status();
		}
	}

	private ApplicationProcess start(CrashRun run, int port) throws Exception {
		return ApplicationProcess.run(this.directory, (process) -> {
		}, List.of(run.classes()), MigratingApplication.class, arguments(run, port));
	}

	private static String[] arguments(CrashRun run, int port, String... command) {
		Stream<String> properties = Stream.of("--spring.datasource.url=" + run.url(port),
				"--spring.datasource.username=postgres", "--spring.datasource.hikari.maximum-pool-size=1",
				"--spring.main.banner-mode=off");
		return Stream.concat(properties, Stream.of(command)).toArray(String[]::new);
	}

}

package dev.aludel.migrate;

import java.nio.file.Path;

import dev.aludel.migrate.CrashRun.Way;
import dev.aludel.testing.BreakingWire.Deed;
import dev.aludel.testing.BreakingWire.Moment;
import dev.aludel.testing.TestDatabase;
import dev.aludel.testing.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is left of a run whose server is stopped at once while it is at a step: at every
 * step with {@code -Plong}, otherwise at the first of each kind.
 */
@Timeout(1800)
@DisabledOnOs(OS.WINDOWS)
class StoppedServerTests {

	private final Path directory;

	StoppedServerTests(@TempDir Path directory) {
		this.directory = directory;
	}

	@Test
	void agreesWithItselfAndGoesOn() {
		try (TestServer server = TestServer.startIn(this.directory.resolve("data"));
				TestDatabase database = server.createDatabase();
				CrashRun run = new CrashRun(this.directory, database)) {
			Deed stop = (backend) -> {
				server.stopImmediately();
				return true;
			};
			for (int index = 0; index < run.selectedSteps(Way.DOWN).size()
					|| index < run.selectedSteps(Way.UP).size(); index++) {
				for (Way way : Way.values()) {
					if (index < run.selectedSteps(way).size()) {
						int step = run.selectedSteps(way).get(index);
						run.disturb(way, step, (index % 2 == 0) ? Moment.DURING : Moment.AFTER, stop, () -> {
							server.startAgain();
							run.reconnect();
						});
					}
					run.finish(way, way + " after stop " + index);
				}
				run.forget();
			}
		}
	}

}

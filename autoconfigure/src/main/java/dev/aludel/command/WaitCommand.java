package dev.aludel.command;

import java.time.Duration;

import dev.aludel.migrate.Aludel;
import dev.aludel.migrate.AwaitedHead;
import dev.aludel.migrate.DatabaseState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Waits until somebody else has migrated the database. */
@Command(name = "wait",
		description = "Waits until the database has every revision of the application, "
				+ "for a service that starts beside the job that migrates.",
		footer = { "", "Example: aludel wait --timeout 10m" })
final class WaitCommand extends EngineCommand {

	@Option(names = "--timeout", paramLabel = "TIME", converter = DurationConverter.class, defaultValue = "5m",
			description = "How long to wait at most, such as 90s, 5m or 1h (5m unless given).")
	@SuppressWarnings("NullAway.Init")
	private Duration timeout;

	@Override
	boolean coversEveryDatabase() {
		return true;
	}

	@Override
	CommandResult run(Aludel aludel) {
		long begin = System.nanoTime();
		DatabaseState state = aludel.awaitHead(this.timeout, this::tell);
		return new WaitResult(state, Duration.ofNanos(System.nanoTime() - begin));
	}

	private void tell(AwaitedHead found) {
		if (!options().quiet() && !options().json()) {
			terminal().err().println("Waiting: " + found.describe());
			terminal().err().flush();
		}
	}

}

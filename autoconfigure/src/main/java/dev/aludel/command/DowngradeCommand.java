package dev.aludel.command;

import dev.aludel.migrate.Aludel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Undoes revisions. */
@Command(name = "downgrade", description = "Undoes the revisions above a target, the latest first.",
		footer = { "", "Example: aludel downgrade -1" })
final class DowngradeCommand extends EngineCommand {

	@Parameters(arity = "1", paramLabel = "TARGET",
			description = "The revision to go back to: an id or its beginning, -N, base, label@base.")
	@SuppressWarnings("NullAway.Init")
	private String target;

	@Override
	CommandResult run(Aludel aludel) {
		return new RunResult(watched(aludel, (watched) -> watched.downgrade(this.target)));
	}

}

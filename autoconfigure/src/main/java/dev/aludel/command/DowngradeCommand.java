package dev.aludel.command;

import dev.aludel.migrate.Aludel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Undoes revisions. */
@Command(name = "downgrade", description = "Undoes the revisions above a target, the latest first.",
		footer = { "", "Examples: aludel downgrade -1", "          aludel downgrade head:base --sql > undo.sql" })
final class DowngradeCommand extends EngineCommand {

	@Parameters(arity = "1", paramLabel = "TARGET",
			description = "The revision to go back to: an id or its beginning, -N, base, label@base.")
	@SuppressWarnings("NullAway.Init")
	private String target;

	@Mixin
	private final RehearsalOptions rehearsal = new RehearsalOptions();

	@Override
	CommandResult run(Aludel aludel) {
		return this.rehearsal.carryOut(
				() -> new RunResult(watched(aludel, (watched) -> watched.downgrade(this.target))),
				() -> aludel.scriptDowngrade(this.target), () -> aludel.dryRunDowngrade(this.target));
	}

}

package dev.aludel.command;

import java.util.List;

import dev.aludel.migrate.Aludel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Tells how the revisions branch. */
@Command(name = "branches",
		description = "Tells where the revisions branch, what leaves there, and what the labels name.",
		footer = { "", "Example: aludel branches --offline" })
final class BranchesCommand extends EngineCommand {

	@Mixin
	private final OfflineOption offline = new OfflineOption();

	@Override
	CommandResult run(Aludel aludel) {
		return BranchesResult.of(this.offline.survey(aludel, List.of()));
	}

}

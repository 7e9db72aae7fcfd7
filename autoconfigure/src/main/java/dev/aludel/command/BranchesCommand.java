package dev.aludel.command;

import dev.aludel.migrate.Aludel;
import picocli.CommandLine.Command;

/** Tells how the revisions branch. */
@Command(name = "branches",
		description = { "Tells where the revisions branch, what leaves there, and what the labels name.",
				"Asks the revisions, no database." },
		footer = { "", "Example: aludel branches" })
final class BranchesCommand extends EngineCommand {

	@Override
	CommandResult run(Aludel aludel) {
		return BranchesResult.of(GraphSurvey.ofTheGraph(aludel));
	}

}

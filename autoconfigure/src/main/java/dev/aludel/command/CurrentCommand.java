package dev.aludel.command;

import dev.aludel.migrate.Aludel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Tells where the database stands. */
@Command(name = "current", description = "Tells where the database stands, and how far from the heads.",
		footer = { "", "Example: aludel current --check-heads" })
final class CurrentCommand extends EngineCommand {

	@Option(names = "--check-heads",
			description = "Exit with status 1 when the database lacks a revision or has one half done. "
					+ "A database that is ahead of the application lacks nothing.")
	private boolean checkHeads;

	@Override
	boolean coversEveryDatabase() {
		return true;
	}

	@Override
	CommandResult run(Aludel aludel) {
		GraphSurvey survey = GraphSurvey.withDatabase(aludel);
		return new CurrentResult(survey, survey.state().orElseThrow(), aludel.otherHistories(), this.checkHeads);
	}

}

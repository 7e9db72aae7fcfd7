package dev.aludel.command;

import java.util.List;

import dev.aludel.migrate.Aludel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the ends of the revisions. */
@Command(name = "heads",
		description = { "Lists the heads: the revisions that no other revises.", "Asks the revisions, no database." },
		footer = { "", "Example: aludel heads --resolve-dependencies" })
final class HeadsCommand extends EngineCommand {

	@Option(names = "--resolve-dependencies", description = "Leave out the heads that another revision depends on.")
	private boolean resolveDependencies;

	@Override
	CommandResult run(Aludel aludel) {
		GraphSurvey survey = GraphSurvey.ofTheGraph(aludel);
		List<String> heads = this.resolveDependencies ? survey.graph().realHeads() : survey.graph().heads();
		return new HeadsResult(survey, heads.stream().map(survey.graph()::get).toList());
	}

}

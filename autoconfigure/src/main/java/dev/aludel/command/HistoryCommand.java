package dev.aludel.command;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import dev.aludel.migrate.Aludel;
import dev.aludel.revision.RevisionNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Draws the revisions, the latest first. */
@Command(name = "history",
		description = { "Draws the revisions as a graph, the latest first.",
				"Further formats: mermaid (a flowchart for Markdown) and dot (for Graphviz)." },
		footer = { "", "Example: aludel history base:current", "         aludel history --offline --format mermaid" })
final class HistoryCommand extends EngineCommand {

	@Parameters(arity = "0..1", paramLabel = "RANGE", defaultValue = ":",
			description = "The part to show, both ends included: from:to, :to or from:. "
					+ "An end is an id or its beginning, head, heads, base, current, a branch label. "
					+ "Unless given: everything.")
	private String range = ":";

	@Mixin
	private final OfflineOption offline = new OfflineOption();

	@Override
	Set<OutputFormat> formats() {
		return EnumSet.allOf(OutputFormat.class);
	}

	@Override
	CommandResult run(Aludel aludel) {
		GraphSurvey survey = this.offline.survey(aludel, List.of(this.range.split(":", -1)));
		List<RevisionNode> revisions = survey.graph().history(this.range, survey.applied());
		return new HistoryResult(survey, this.range, revisions);
	}

}

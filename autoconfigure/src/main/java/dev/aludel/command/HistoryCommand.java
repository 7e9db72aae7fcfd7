package dev.aludel.command;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

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

	private static final String CURRENT = "current";

	private static final String BASE = "base";

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
		List<RevisionNode> revisions = new ArrayList<>(survey.graph().history(this.range, survey.applied()));
		if (this.range.startsWith(CURRENT + ":")) {
			// The graph takes for current what only an unknown revision continues.
			revisions.removeIf((revision) -> survey.isContinued(revision));
		}
		revisions.addAll(0, unknown(survey, revisions));
		return new HistoryResult(survey, this.range, revisions);
	}

	/** What only the database has belongs to a range without an upper end. */
	private List<RevisionNode> unknown(GraphSurvey survey, List<RevisionNode> known) {
		String from = this.range.substring(0, this.range.indexOf(':'));
		String to = this.range.substring(this.range.indexOf(':') + 1);
		if (!to.isEmpty() && !to.equals(CURRENT)) {
			return List.of();
		}
		if (from.isEmpty() || from.equals(BASE)) {
			return survey.unknown().latestFirst();
		}
		Set<String> below = known.stream().map(RevisionNode::id).collect(Collectors.toCollection(TreeSet::new));
		if (from.equals(CURRENT)) {
			below.addAll(survey.current());
		}
		return survey.unknown().above(below);
	}

}

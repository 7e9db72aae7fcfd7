package dev.aludel.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.aludel.migrate.Aludel;
import dev.aludel.revision.RevisionNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Tells everything about some revisions. */
@Command(name = "show", description = "Tells everything about one or several revisions.",
		footer = { "", "Example: aludel show current" })
final class ShowCommand extends EngineCommand {

	@Parameters(arity = "1..*", paramLabel = "REVISION",
			description = "An id or its beginning, head, heads, current, a branch label, label@head, id-1.")
	private List<String> identifiers = List.of();

	@Mixin
	private final OfflineOption offline = new OfflineOption();

	@Override
	CommandResult run(Aludel aludel) {
		GraphSurvey survey = this.offline.survey(aludel, this.identifiers);
		Map<String, RevisionNode> revisions = new LinkedHashMap<>();
		for (String identifier : this.identifiers) {
			survey.graph()
				.show(identifier, survey.applied())
				.forEach((revision) -> revisions.putIfAbsent(revision.id(), revision));
		}
		return new ShowResult(survey, this.identifiers, List.copyOf(revisions.values()));
	}

}

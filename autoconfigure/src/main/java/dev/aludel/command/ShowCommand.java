package dev.aludel.command;

import java.util.ArrayList;
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
		List<String> nowhere = new ArrayList<>();
		for (String identifier : this.identifiers) {
			List<RevisionNode> meant = survey.show(identifier);
			meant.forEach((revision) -> revisions.putIfAbsent(revision.id(), revision));
			if (meant.isEmpty()) {
				nowhere.add(identifier);
			}
		}
		return new ShowResult(survey, nowhere, List.copyOf(revisions.values()));
	}

}

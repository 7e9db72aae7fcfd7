package dev.aludel.command;

import java.util.List;

import dev.aludel.revision.RevisionNode;

/** The ends of the revisions. */
record HeadsResult(GraphSurvey survey, List<RevisionNode> heads) implements CommandResult {

	@Override
	public void writeText(TextOutput out) {
		if (this.heads.isEmpty()) {
			out.line("The application has no revisions.");
		}
		RevisionLine line = new RevisionLine(this.survey, out);
		out.table(this.heads.stream()
			.map((head) -> List.of(line.id(head.id()), RevisionLine.message(head), head.origin(),
					line.marksAndLabels(head)))
			.toList());
	}

	@Override
	public void writeJson(JsonObject json) {
		RevisionJson revision = new RevisionJson(this.survey);
		json.put("heads", this.heads.stream().map(revision::of).toList());
	}

}

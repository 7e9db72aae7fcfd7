package dev.aludel.command;

import java.io.PrintWriter;
import java.util.List;

import dev.aludel.migrate.DatabaseState;
import dev.aludel.revision.RevisionNode;

/** A part of the history. */
record HistoryResult(GraphSurvey survey, String range, List<RevisionNode> revisions) implements DocumentResult {

	@Override
	public void writeText(TextOutput out) {
		if (this.revisions.isEmpty()) {
			out.line(this.survey.graph().nodes().isEmpty() ? "The application has no revisions."
					: "No revision lies in " + this.range + ".");
		}
		new GraphPicture(this.survey, out).write(this.revisions.stream().map(Stretch::of).toList());
		PositionRemark.write(this.survey, out);
	}

	@Override
	public void writeJson(JsonObject json) {
		RevisionJson revision = new RevisionJson(this.survey);
		RevisionJson.putDatabase(json, this.survey);
		json.put("range", this.range)
			.put("heads", this.survey.graph().heads())
			.put("current", this.survey.state().map(DatabaseState::heads).orElse(null))
			.put("revisions", this.revisions.stream().map(revision::of).toList())
			.put("unknown", this.survey.state().map(DatabaseState::unknown).orElse(null));
	}

	@Override
	public void writeMermaid(PrintWriter out) {
		new MermaidDocument(this.survey).write(this.revisions, out);
	}

	@Override
	public void writeDot(PrintWriter out) {
		new DotDocument(this.survey).write(this.revisions, out);
	}

}

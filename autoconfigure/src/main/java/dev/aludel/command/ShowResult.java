package dev.aludel.command;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

import dev.aludel.command.TextOutput.Style;
import dev.aludel.migrate.AppliedRevision;
import dev.aludel.revision.RevisionNode;

/** Some revisions in every detail. */
record ShowResult(GraphSurvey survey, List<String> nowhere, List<RevisionNode> revisions) implements CommandResult {

	@Override
	public void writeText(TextOutput out) {
		for (RevisionNode revision : this.revisions) {
			if (revision != this.revisions.get(0)) {
				out.line();
			}
			write(revision, out);
		}
		if (!this.nowhere.isEmpty() && !this.revisions.isEmpty()) {
			out.line();
		}
		this.nowhere
			.forEach((identifier) -> out.line(identifier + " stands for no revision: it is before the first one."));
	}

	private void write(RevisionNode revision, TextOutput out) {
		RevisionLine line = new RevisionLine(this.survey, out);
		List<List<String>> rows = new ArrayList<>();
		row(rows, "Revision", line.id(revision.id()));
		row(rows, "Message", out.styled(Style.STRONG, String.join(" ", revision.message().strip().split("\\R\\s*"))));
		row(rows, "Class", revision.origin());
		row(rows, "Labels", ids(revision.branchLabels().stream().distinct().map(line::label).toList()));
		row(rows, "Position", line.marks(revision));
		row(rows, "Revises", ids(this.survey.parents(revision)));
		row(rows, "Revised by", ids(this.survey.children(revision)));
		row(rows, "Depends on", dependencies(revision));
		row(rows, "Needed by", ids(this.survey.dependents(revision)));
		if (this.survey.hasDatabase()) {
			Optional<AppliedRevision> arrival = this.survey.arrival(revision);
			row(rows, "Database", arrival.map(ArrivalText::of).orElse("pending"));
			row(rows, "Checksum", arrival.map(AppliedRevision::checksum).orElse(""));
		}
		out.table(rows);
	}

	private static void row(List<List<String>> rows, String name, String value) {
		if (!value.isEmpty()) {
			rows.add(List.of(name, value));
		}
	}

	private String dependencies(RevisionNode revision) {
		List<String> texts = new ArrayList<>();
		for (String dependency : new LinkedHashSet<>(revision.dependsOn())) {
			texts.add(this.survey.find(dependency).isPresent() || this.survey.isUnknown(revision) ? dependency
					: "%s (%s)".formatted(labelled(dependency), dependency));
		}
		return ids(texts);
	}

	private String labelled(String label) {
		return this.survey.graph()
			.nodes()
			.stream()
			.filter((revision) -> revision.branchLabels().contains(label))
			.map(RevisionNode::id)
			.findFirst()
			.orElseThrow();
	}

	private static String ids(List<String> ids) {
		return String.join(", ", ids);
	}

	@Override
	public void writeJson(JsonObject json) {
		RevisionJson revision = new RevisionJson(this.survey);
		RevisionJson.putDatabase(json, this.survey);
		json.put("revisions", this.revisions.stream().map(revision::of).toList());
	}

}

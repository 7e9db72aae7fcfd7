package dev.aludel.command;

import java.util.ArrayList;
import java.util.List;

import dev.aludel.revision.RevisionNode;

/** What stands in the box of a revision in a diagram. */
final class DiagramLabel {

	private final GraphSurvey survey;

	DiagramLabel(GraphSurvey survey) {
		this.survey = survey;
	}

	List<String> lines(RevisionNode revision) {
		List<String> lines = new ArrayList<>(List.of(revision.id()));
		String message = RevisionLine.message(revision);
		if (!message.isEmpty()) {
			lines.add(message);
		}
		List<String> marks = new ArrayList<>();
		this.survey.marks(revision).forEach((mark) -> marks.add(mark.text()));
		revision.branchLabels().stream().distinct().forEach((label) -> marks.add("[" + label + "]"));
		if (!marks.isEmpty()) {
			lines.add(String.join(" ", marks));
		}
		return lines;
	}

}

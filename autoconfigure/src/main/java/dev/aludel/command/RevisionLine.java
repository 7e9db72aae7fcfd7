package dev.aludel.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.aludel.command.TextOutput.Style;
import dev.aludel.revision.RevisionNode;

/**
 * A revision in one line of text: its id, its message, and what stands out about it.
 */
final class RevisionLine {

	private static final String GAP = "  ";

	private final GraphSurvey survey;

	private final TextOutput out;

	RevisionLine(GraphSurvey survey, TextOutput out) {
		this.survey = survey;
		this.out = out;
	}

	String id(String id) {
		return this.out.styled(Style.YELLOW, id);
	}

	/** The first line of the message. */
	static String message(RevisionNode revision) {
		return revision.message().lines().findFirst().orElse("").strip();
	}

	/** All that belongs behind the id, without the parents that are shown by a line. */
	String description(RevisionNode revision, Set<String> shown) {
		List<String> parts = new ArrayList<>();
		add(parts, message(revision));
		add(parts, marksAndLabels(revision));
		add(parts, dependencies(revision));
		List<String> hidden = this.survey.parents(revision)
			.stream()
			.filter((parent) -> !shown.contains(parent))
			.toList();
		add(parts, hidden.isEmpty() ? "" : this.out.styled(Style.FAINT, "revises " + String.join(", ", hidden)));
		return String.join(GAP, parts);
	}

	/** What stands out about a revision, its labels left out. */
	String marks(RevisionNode revision) {
		return this.survey.marks(revision)
			.stream()
			.map((mark) -> this.out.styled(style(mark), mark.text()))
			.collect(Collectors.joining(" "));
	}

	/** The marks and the labels. */
	String marksAndLabels(RevisionNode revision) {
		List<String> parts = new ArrayList<>();
		add(parts, marks(revision));
		revision.branchLabels().stream().distinct().forEach((label) -> parts.add(label(label)));
		return String.join(" ", parts);
	}

	String label(String label) {
		return this.out.styled(Style.BLUE, "[" + label + "]");
	}

	private String dependencies(RevisionNode revision) {
		List<String> ids = this.survey.dependencies(revision);
		return ids.isEmpty() ? "" : this.out.styled(Style.FAINT, "depends on " + String.join(", ", ids));
	}

	private static Style style(Mark mark) {
		return switch (mark) {
			case UNFINISHED, UNKNOWN -> Style.RED;
			case CURRENT -> Style.CYAN;
			case HEAD -> Style.GREEN;
			default -> Style.FAINT;
		};
	}

	private static void add(List<String> parts, String part) {
		if (!part.isEmpty()) {
			parts.add(part);
		}
	}

}
